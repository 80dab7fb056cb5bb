import type { Family } from '../model/signal.ts';

/** Margins from the weakest to the strongest. */
export const MARGIN_BUCKETS = ['behind', 'tied', 'narrow', 'clear'] as const;
export type MarginBucket = (typeof MARGIN_BUCKETS)[number];

/** How many such matches were right, of how many. */
export type Cell = readonly [right: number, of: number];

/**
 * How often a match of each kind named the right guide: without and with a second family that says so too. Counted over
 * labelled failures; cells that chance put out of order are counted together, so a stronger kind is never less sure.
 * Written by `node bench/fit/calibrate.mjs`.
 */
export const CONFIDENCE_COUNTS: Readonly<
  Record<Family, Readonly<Record<MarginBucket, readonly [Cell, Cell]>>>
> = {
  declared: {
    behind: [
      [3, 4],
      [3, 4],
    ],
    tied: [
      [3, 4],
      [3, 4],
    ],
    narrow: [
      [3, 4],
      [3, 4],
    ],
    clear: [
      [81, 86],
      [14, 14],
    ],
  },
  type: {
    behind: [
      [3, 4],
      [3, 4],
    ],
    tied: [
      [3, 4],
      [3, 4],
    ],
    narrow: [
      [3, 4],
      [3, 4],
    ],
    clear: [
      [81, 86],
      [81, 86],
    ],
  },
  protocol: {
    behind: [
      [3, 4],
      [3, 4],
    ],
    tied: [
      [3, 4],
      [3, 4],
    ],
    narrow: [
      [3, 4],
      [3, 4],
    ],
    clear: [
      [81, 86],
      [81, 86],
    ],
  },
  phrase: {
    behind: [
      [3, 4],
      [3, 4],
    ],
    tied: [
      [3, 4],
      [3, 4],
    ],
    narrow: [
      [3, 4],
      [3, 4],
    ],
    clear: [
      [81, 86],
      [81, 86],
    ],
  },
  state: {
    behind: [
      [0, 1],
      [0, 1],
    ],
    tied: [
      [0, 1],
      [0, 1],
    ],
    narrow: [
      [0, 1],
      [0, 1],
    ],
    clear: [
      [0, 1],
      [0, 1],
    ],
  },
};
