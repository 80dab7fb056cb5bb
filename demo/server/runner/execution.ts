import type { Artifact, Failure, LogSlice, Run, RunEvent, Step } from 'waymark/core';
import type { Mission, MissionStep } from './mission.ts';
import type { Workspace } from './workspace.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] | (undefined extends T[K] ? undefined : never) };

export type StepRecord = Omit<Writable<Step>, 'log' | 'failure'> & { log?: LogSlice; failure?: Failure };

/** A run while it is being written. */
export type RunRecord = Omit<Writable<Run>, 'steps' | 'events' | 'artifacts' | 'budget' | 'context'> & {
  steps: StepRecord[];
  events: RunEvent[];
  artifacts: Artifact[];
  budget?: { unit: string; limit: number; used: number };
  context?: { attached: number; used: number };
};

/** What a parked run wants to know from a person. */
export interface Question {
  readonly stepId: string;
  readonly kind: 'approval' | 'input';
  readonly who: string;
  readonly question: string;
  readonly since: number;
}

export interface Decision {
  readonly approved: boolean;
  readonly answer?: string;
}

/** Everything the runner holds about one run that it executes itself. */
export interface Execution {
  readonly run: RunRecord;
  readonly mission: Mission;
  /** The same for every attempt of the same work. */
  readonly done: Map<string, string>;
  /** How the earlier attempts failed, oldest first. */
  readonly history: readonly string[];
  readonly decisions: Map<string, Decision>;
  readonly skipped: Set<string>;
  readonly usedPieces: Set<string>;
  question?: Question | undefined;
  workspace?: Workspace;
  abort: AbortController;
  /** Ends when the run is over, parked or cancelled. */
  settled: Promise<void>;
}

/** Thrown by a step's code to say "stop here, somebody else is next". */
export class Parked extends Error {
  readonly waiting: NonNullable<Run['waiting']> | undefined;
  readonly blocker: Run['blocker'];

  constructor(parked: { waiting?: NonNullable<Run['waiting']>; blocker?: NonNullable<Run['blocker']> }) {
    super('parked');
    this.waiting = parked.waiting;
    this.blocker = parked.blocker;
  }
}

export function isOver(status: Run['status']): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'cancelled';
}

export function createStepRecord(step: MissionStep): StepRecord {
  const { id, title, kind, dependsOn, optional, repeatable, effects } = step;
  return {
    id,
    title,
    kind,
    status: 'queued',
    ...(dependsOn ? { dependsOn } : {}),
    ...(optional === undefined ? {} : { optional }),
    ...(repeatable === undefined ? {} : { repeatable }),
    ...(effects ? { effects } : {}),
  };
}

/** Adds a line to a step's log. Numbers run on over the whole step. */
export function addLine(step: StepRecord, line: string): void {
  step.log = {
    text: step.log ? `${step.log.text}\n${line}` : line,
    startLine: 1,
    truncated: false,
    stepId: step.id,
  };
}
