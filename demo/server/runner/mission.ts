import type { Run, Step } from 'waymark/core';
import type { LumenRequest } from './callLumen.ts';

export type Phase = NonNullable<Run['phase']>;
export type StepKind = NonNullable<Step['kind']>;

/** One thing an operator can change on the Mission settings page; steps read it by id when they run. */
export interface Setting {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Shown on the Mission context page in place of Mission settings. */
  readonly page?: 'context';
}

export interface ContextPiece {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** What a step's code can do. Everything it does is recorded on the run. */
export interface StepContext {
  readonly signal: AbortSignal;
  readonly attempt: number;
  readonly pieces: readonly ContextPiece[];
  /** Kept over parks, resumes and retries of the same work: where a mission notes what is already done. */
  readonly done: Map<string, string>;
  readonly say: (line: string) => void;
  readonly setting: (id: string) => string;
  /** Calls the provider through the mission's connection. */
  readonly call: (request: LumenRequest) => Promise<Record<string, unknown>>;
  /** Runs a program in the run's own folder; throws unless it exits with 0. */
  readonly command: (
    program: string,
    args: readonly string[],
    options?: { killAfter?: number },
  ) => Promise<string>;
  readonly read: (file: string) => Promise<string>;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly deliver: (name: string, text: string, options?: { partial?: boolean }) => void;
  /** Marks a piece of context as used and gives its text. */
  readonly use: (piece: string) => string;
  /** Books an amount on the run's budget; parks the run when nothing is left. */
  readonly spend: (amount: number) => void;
  /** Parks the run until somebody decides; throws when the answer is no. */
  readonly approval: (request: { who: string; question: string }) => void;
  /** Parks the run until somebody answers. */
  readonly ask: (request: { who: string; question: string }) => string;
  /** Parks the run for a reason only the host knows. */
  readonly block: (blocker: NonNullable<Run['blocker']>) => never;
  readonly pause: (ms: number) => Promise<void>;
  /** Parks the run on a timer the runner keeps itself. */
  readonly timer: (ms: number) => Promise<void>;
}

export interface MissionStep {
  readonly id: string;
  readonly title: string;
  readonly kind: StepKind;
  readonly phase: Phase;
  readonly dependsOn?: readonly string[];
  readonly optional?: boolean;
  readonly repeatable?: boolean;
  readonly effects?: string;
  /** Runs although a step it depends on has failed. */
  readonly always?: boolean;
  /** How often, and how long apart, the runner tries this step again by itself. */
  readonly retry?: { readonly attempts: number; readonly waitMs: number };
  readonly run: (context: StepContext) => Promise<void> | void;
}

/** A mission the runner can execute: plain data and the code of its steps. */
export interface Mission {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly task?: string;
  /** Id of the connection `call` uses. */
  readonly connection?: string;
  readonly expectsArtifacts?: boolean;
  readonly context?: readonly ContextPiece[];
  readonly budget?: { readonly unit: string; readonly limit: number };
  /** Written into the run's folder before it starts. */
  readonly files?: Readonly<Record<string, string>>;
  /** Files of `files` that may be executed, and so on: octal modes by name. */
  readonly modes?: Readonly<Record<string, number>>;
  readonly settings?: readonly Setting[];
  readonly steps: readonly MissionStep[];
  /** Judges the finished run. */
  readonly evaluate?: (run: Run) => NonNullable<Run['evaluation']>;
}
