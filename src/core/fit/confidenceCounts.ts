import type { Family } from '../model/signal.ts';

/** Margins from the weakest to the strongest. */
export const MARGIN_BUCKETS = ['behind', 'tied', 'narrow', 'clear'] as const;
export type MarginBucket = (typeof MARGIN_BUCKETS)[number];

/** How many such matches were right, of how many. */
export type Cell = readonly [right: number, of: number];

/** Not corroborated, corroborated. */
type Pair = readonly [Cell, Cell];

const NONE: Pair = [
  [0, 0],
  [0, 0],
];
const ROW = { behind: NONE, tied: NONE, narrow: NONE, clear: NONE };

/** Written by `node bench/fit/calibrate.mjs`; not yet counted. */
export const CONFIDENCE_COUNTS: Readonly<Record<Family, Readonly<Record<MarginBucket, Pair>>>> = {
  declared: ROW,
  type: ROW,
  protocol: ROW,
  phrase: ROW,
  state: ROW,
};
