import type { LeadPolicy, ScorePart, Standing } from '../../model/fit.ts';
import type { Family } from '../../model/signal/signal.ts';
import { CONFIDENCE_COUNTS, type Cell, type MarginBucket } from './confidenceCounts.ts';
import { familyOfWeight, weightOf, WEIGHTS } from './weights.ts';

const MINOR_PHRASE = weightOf('phrase', true);

/** The properties of a match that its confidence depends on. */
export interface MatchKind {
  /** Family of the strongest part; a minor part counts as the family with its weight. */
  readonly best: Family;
  readonly margin: MarginBucket;
  /** A second family, other than `state`, supports it too. */
  readonly corroborated: boolean;
}

/**
 * @param margin score minus the score of the best other guide; `undefined` without another guide
 */
export function matchKind(parts: readonly ScorePart[], margin: number | undefined): MatchKind {
  const strongest = Math.max(0, ...parts.map((part) => part.weight));
  const isMinorPhrase = strongest === MINOR_PHRASE && parts.some(({ family }) => family === 'phrase');
  const bucket = marginBucket(margin);
  return {
    best: isMinorPhrase ? 'phrase' : familyOfWeight(strongest),
    // A minor phrase is at most as good as a contested one.
    margin: isMinorPhrase && bucket === 'clear' ? 'narrow' : bucket,
    corroborated: parts.filter((part) => part.weight >= WEIGHTS.phrase).length > 1,
  };
}

/**
 * - `behind`: another guide scores more
 * - `tied`: another scores the same
 * - `narrow`: a phrase and a state could turn the order
 * - `clear`: only a status, or something stronger, could; or there is no other
 */
export function marginBucket(margin: number | undefined): MarginBucket {
  if (margin === undefined) return 'clear';
  if (margin < 0) return 'behind';
  if (margin === 0) return 'tied';
  return margin < WEIGHTS.protocol ? 'narrow' : 'clear';
}

/** How many matches of this kind were right, and how many there were. */
export function countsOf({ best, margin, corroborated }: MatchKind): Cell {
  return CONFIDENCE_COUNTS[best][margin][corroborated ? 1 : 0];
}

/**
 * The share of such matches that were right, by Laplace's rule of succession: with nothing counted, one half.
 * @see https://en.wikipedia.org/wiki/Rule_of_succession
 */
export function confidenceOf([right, of]: Cell): number {
  return (right + 1) / (of + 2);
}

/**
 * The lower end of the one-sided 95 % Wilson score interval: the true share lies below it with a probability of 5 % only.
 * @see https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
 */
export function lowerBound([right, of]: Cell): number {
  if (of === 0) return 0;
  const z = 1.645;
  const share = right / of;
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return (share + (z * z) / (2 * of) - spread) / (1 + (z * z) / of);
}

/** Lower bounds from which a guide is clear, and likely. */
export const CLEAR_FROM = 0.7;
export const LIKELY_FROM = 0.6;

/** Whether a guide of this standing may be the answer. */
export function mayLead(standing: Standing, policy: LeadPolicy = 'likely'): boolean {
  return standing === 'clear' || (standing === 'likely' && policy === 'likely');
}

/**
 * The standing of a match of this kind.
 * @param isOpen a condition that the guide requires is unknown
 * @param counts of such matches; without it, the product's own
 */
export function standingOf(kind: MatchKind, isOpen = false, counts?: Cell): Standing {
  // Few counts give a low bound, so a match that a second family supports uses the better of both bounds.
  const known = counts ? [counts] : [countsOf(kind), countsOf({ ...kind, corroborated: false })];
  const bound = Math.max(...known.map(lowerBound));
  const weight = WEIGHTS[kind.best];
  if (isOpen || kind.margin === 'behind' || kind.margin === 'tied') return 'possible';
  if (weight > WEIGHTS.phrase && bound >= CLEAR_FROM) return 'clear';
  return weight >= WEIGHTS.phrase && bound >= LIKELY_FROM ? 'likely' : 'possible';
}
