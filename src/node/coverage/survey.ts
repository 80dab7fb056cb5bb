import type { FailureKey } from './failureKey.ts';
import type { Score } from './createScore.ts';

/** How often something occurred, and the first case. */
interface Seen {
  readonly count: number;
  /** Name of the first case. */
  readonly example: string;
}

/** How often one guide led, was near, or fitted. */
interface GuideUse {
  readonly guide: string;
  readonly title: string;
  /** It led: surely enough to be shown first. */
  readonly led: number;
  /** It fitted best, and the general guide led. */
  readonly near: number;
  /** It fitted at all. */
  readonly fitted: number;
}

/** Failures for which no guide leads. */
export interface Gap extends Seen, FailureKey {
  readonly key: string;
  /** The guides that fitted best, most often first; none fitted where it is empty. */
  readonly nearest: readonly string[];
}

/** Two guides for the same failures. */
export interface Rivals extends Seen {
  readonly guides: readonly [first: string, second: string];
  /** Of them, with the same score. */
  readonly tied: number;
}

/** How often guides of one confidence were right. */
export interface Reliability {
  readonly confidence: number;
  readonly right: number;
  readonly of: number;
}

/** The cost of answering only from some confidence on. */
export interface RiskPoint {
  readonly confidence: number;
  /** Share of the cases that would be answered. */
  readonly coverage: number;
  /** Share of them that would be wrong. */
  readonly risk: number;
}

export interface Confusion extends Seen {
  readonly expected: string;
  readonly first: string;
  /** Of them, with the wrong guide in the lead. */
  readonly sure: number;
}

/** Figures that need labelled cases. */
export interface Accuracy {
  readonly score: Score;
  readonly reliability: readonly Reliability[];
  /** From the most confident on. */
  readonly risk: readonly RiskPoint[];
  /** The product's own threshold: the share it answers, and how much of that is wrong. */
  readonly policy: { readonly coverage: number; readonly risk: number };
  /** Most frequent first. */
  readonly confusions: readonly Confusion[];
}

/** What a set of runs says about a set of guides. */
export interface Survey {
  readonly cases: number;
  /** Lines and files that could not be read. */
  readonly unread: number;
  /** By trouble; `unknown` of what has not even a status. */
  readonly troubles: Readonly<Record<string, number>>;
  /** Cases with something to explain: trouble that the system does not retry by itself. */
  readonly explained: number;
  /** Of them, led by a specific guide. */
  readonly sure: number;
  /** Of them, with guides that fit and none that is sure. */
  readonly unsure: number;
  /** Of them, with no guide at all. */
  readonly without: number;
  /** Most in the lead first. The general guide is not among them. */
  readonly guides: readonly GuideUse[];
  /** Guides that fitted nothing. */
  readonly silent: readonly string[];
  readonly gaps: readonly Gap[];
  /** Cases in gaps beyond those that are kept apart. */
  readonly moreGaps: number;
  readonly rivals: readonly Rivals[];
  readonly labelled?: Accuracy;
}
