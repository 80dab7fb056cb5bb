import type { Family } from '../../model/signal.ts';

/** Margins from the weakest to the strongest. */
export const MARGIN_BUCKETS = ['behind', 'tied', 'narrow', 'clear'] as const;
export type MarginBucket = (typeof MARGIN_BUCKETS)[number];

/** How many such matches were right, of how many. */
export type Cell = readonly [right: number, of: number];

/**
 * How often a match of each kind named the right guide: without and with a second family that says so too. Counted over
 * labelled failures; cells that chance put out of order are counted together, so a stronger kind is never less sure.
 * Written by `node bench/fit/calibrate.mjs`. The guides were written with these very cases at hand, so on unseen ones the shares
 * will be lower.
 */
export const CONFIDENCE_COUNTS: Readonly<
  Record<Family, Readonly<Record<MarginBucket, readonly [Cell, Cell]>>>
> = {
  declared: {
    behind: [
      [2, 6],
      [1, 1],
    ],
    tied: [
      [1, 2],
      [1, 1],
    ],
    narrow: [
      [3, 4],
      [3, 3],
    ],
    clear: [
      [173, 174],
      [173, 174],
    ],
  },
  type: {
    behind: [
      [2, 6],
      [1, 1],
    ],
    tied: [
      [1, 2],
      [1, 1],
    ],
    narrow: [
      [3, 4],
      [3, 3],
    ],
    clear: [
      [78, 78],
      [78, 78],
    ],
  },
  protocol: {
    behind: [
      [2, 6],
      [1, 1],
    ],
    tied: [
      [1, 2],
      [1, 1],
    ],
    narrow: [
      [3, 4],
      [3, 3],
    ],
    clear: [
      [78, 78],
      [78, 78],
    ],
  },
  phrase: {
    behind: [
      [2, 6],
      [2, 6],
    ],
    tied: [
      [2, 6],
      [2, 6],
    ],
    narrow: [
      [3, 4],
      [3, 4],
    ],
    clear: [
      [29, 31],
      [29, 31],
    ],
  },
  state: {
    behind: [
      [6, 80],
      [6, 80],
    ],
    tied: [
      [6, 80],
      [6, 80],
    ],
    narrow: [
      [2, 10],
      [2, 10],
    ],
    clear: [
      [1, 1],
      [1, 1],
    ],
  },
};
