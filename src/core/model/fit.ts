import type { Scalar } from './condition.ts';
import type { Failure } from './run.ts';
import type { Family } from './signal/signal.ts';
import type { Trouble } from './trouble.ts';

/** A place in a run. */
export interface Where {
  /** Path from the run, e.g. `steps[2].failure.cause.code`, `log[0].text`. */
  readonly path: string;
  readonly stepId?: string;
  /** 1-based line of the log, where the value stands in text. */
  readonly line?: number;
  /** Offsets into the text at `path`, in UTF-16 code units; `end` is exclusive. */
  readonly start?: number;
  readonly end?: number;
}

/** The signal value, and where it stands, that made a condition seen. */
export interface Evidence {
  readonly signal: string;
  readonly value: Scalar;
  /** The family after lowering: a code read out of log text counts as `protocol`. */
  readonly family: Family;
  readonly where: Where;
  /** The line or field around the value, at most 200 code units, with the offsets of the value in it. */
  readonly excerpt?: { readonly text: string; readonly start: number; readonly end: number };
  /** Stated by the host (`blocker`) or answered by the operator. */
  readonly said?: 'host' | 'operator';
}

export type SymptomState = 'seen' | 'not-seen' | 'unknown';

export interface AlternativeResult {
  readonly state: SymptomState;
  readonly evidence: readonly Evidence[];
}

/** The state of one symptom of a guide in this run. */
export interface SymptomResult {
  /** Position in the guide's head. */
  readonly symptom: number;
  readonly state: SymptomState;
  /** Family and weight of the best seen alternative. */
  readonly family?: Family;
  readonly weight?: number;
  /** One per alternative, in the author's order. */
  readonly alternatives: readonly AlternativeResult[];
  /** `unknown` and worth asking: an answer would change the fit. */
  readonly ask?: true;
  /** The state is the operator's own answer. */
  readonly said?: 'operator';
}

/** One addend of a score: "8 declared". */
export interface ScorePart {
  readonly family: Family;
  readonly weight: number;
  readonly symptom: number;
}

/**
 * How sure a fit is, surest first.
 *
 * - `clear`: something that a system stated supports it, and such matches were right often enough
 * - `likely`: phrases alone support it, or words far nearer than those of any other guide, and such matches were right often enough
 * - `possible`: the rest
 */
export const STANDINGS = ['clear', 'likely', 'possible'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The weakest standing with which a guide may lead. */
export type LeadPolicy = Exclude<Standing, 'possible'>;

/** How well a guide explains the run. */
export interface Fit {
  readonly guide: string;
  /** Sum of the parts; below one where only the guide's words are near. */
  readonly score: number;
  readonly parts: readonly ScorePart[];
  /** Share of such matches that were right, 0 to 1, from the counts in `rank/confidenceCounts.ts`. */
  readonly confidence: number;
  readonly counts: { readonly right: number; readonly of: number };
  readonly standing: Standing;
  /** A `requires` gate is unknown, so the standing is at most *possible*. */
  readonly possible?: true;
  /** No symptom is seen; only the guide's own words are near to those of the run. */
  readonly near?: true;
  /** The strongest seen symptom; -1 where only words are near. */
  readonly dominant: number;
  readonly symptoms: readonly SymptomResult[];
  /** Values of `{name|…}` placeholders in the guide's prose: text captured in phrases, and values of signals by name. */
  readonly captures: Readonly<Record<string, string>>;
}

/** The state of a likely cause in this run, by its own conditions; a cause without conditions is `unknown`. */
export interface RankedCause {
  /** Position in the guide's body. */
  readonly cause: number;
  readonly state: SymptomState;
  readonly evidence: readonly Evidence[];
}

/** A guide removed by one of its gates, with the author's sentence to show. */
export interface RuledOut {
  readonly guide: string;
  readonly symptom: number;
  readonly gate: 'requires' | 'rules-out';
}

/** Which of a run's failures an answer is about. */
export const CANDIDATES = ['root', 'terminal', 'cursor'] as const;
export type Candidate = (typeof CANDIDATES)[number];

/** A failure with its place in the run. */
export interface PlacedFailure {
  readonly failure: Failure;
  readonly candidate: Candidate;
  /** Path from the run, e.g. `steps[2].failure`. */
  readonly path: string;
  readonly stepId?: string;
}

/** The whole answer of a fit. */
export interface FitResult {
  readonly trouble: Trouble | undefined;
  /** The failure the answer is about; `undefined` when the run holds none. */
  readonly failure: PlacedFailure | undefined;
  /** Best first; the general guide is never among them. */
  readonly fits: readonly Fit[];
  readonly ruledOut: readonly RuledOut[];
  /**
   * The guide to show first: the best fit when its standing is good enough, else the general guide, `null` when there is no trouble
   * or the system retries by itself, or when no catalog has a general guide.
   */
  readonly lead: string | null;
}
