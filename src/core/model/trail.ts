import type { MoveKind, RunStatus } from './run.ts';

/** The operator's answer to a symptom that the run could not decide. */
export interface Answer {
  readonly guide: string;
  /** Position of the symptom in the guide's head. */
  readonly symptom: number;
  readonly seen: boolean;
  readonly at: number;
}

/** The operator's answer on a likely cause that the run could not decide. */
export interface CauseAnswer {
  readonly guide: string;
  /** Position of the cause in the guide's body. */
  readonly cause: number;
  readonly seen: boolean;
  readonly at: number;
}

/** Why a guide did not help. */
export const UNHELPFUL_REASONS = ['other-problem', 'unclear', 'did-not-work', 'outdated'] as const;
export type UnhelpfulReason = (typeof UNHELPFUL_REASONS)[number];

/** What the operator can say of a run that finished. */
export const VERDICTS = ['wrong-result', 'nothing-produced', 'context-ignored'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A move tried from the panel. */
export interface TriedMove {
  readonly kind: MoveKind;
  readonly at: number;
  /** Why the host could not do it, in the host's words. */
  readonly failed?: string;
  /** The run that it started. */
  readonly runId?: string;
  /** How that run ended, if a panel was open to see it. */
  readonly ended?: RunStatus;
}

/** What the operator did about this run. Kept across reloads, shown before a report, sent with it. All times are epoch milliseconds. */
export interface Trail {
  readonly replayOpenedAt?: number;
  readonly failingStepViewedAt?: number;
  /** Ids of steps looked at. */
  readonly stepsViewed: readonly string[];
  /** Ids of owning surfaces opened. */
  readonly surfacesOpened: readonly string[];
  /** Ids of guides opened. */
  readonly guidesOpened: readonly string[];
  /** Ticked items of *How to fix it*, by guide id. */
  readonly ticked: Readonly<Record<string, readonly number[]>>;
  readonly answers: readonly Answer[];
  readonly causes?: readonly CauseAnswer[];
  readonly verdict?: Verdict;
  readonly moves: readonly TriedMove[];
  /** Guides rated as helpful or not. */
  readonly helpful: Readonly<Record<string, boolean>>;
  /** Why a guide did not help, by its id, if the operator said so. */
  readonly unhelpful?: Readonly<Record<string, UnhelpfulReason>>;
}

export const EMPTY_TRAIL: Trail = {
  stepsViewed: [],
  surfacesOpened: [],
  guidesOpened: [],
  ticked: {},
  answers: [],
  moves: [],
  helpful: {},
};

/**
 * A trail with a step of *How to fix it* ticked or unticked.
 * @param item position of the step, from 0
 */
export function tickIn(trail: Trail, guide: string, item: number, ticked: boolean): Trail {
  const before = Object.hasOwn(trail.ticked, guide) ? trail.ticked[guide]! : [];
  const others = before.filter((one) => one !== item);
  const items = (ticked ? [...others, item] : others).sort((a, b) => a - b);
  return { ...trail, ticked: { ...trail.ticked, [guide]: items } };
}
