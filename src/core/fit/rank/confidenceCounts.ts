import type { Family } from '../../model/signal/signal.ts';

/** Margins, from the weakest to the strongest. */
export const MARGIN_BUCKETS = ['behind', 'tied', 'narrow', 'clear'] as const;
export type MarginBucket = (typeof MARGIN_BUCKETS)[number];

/** How many of such matches were right. */
export type Cell = readonly [right: number, of: number];

/**
 * How often a match of each kind named the right guide: without and with a second family that says so too. Counted over
 * labelled failures; cells that chance put out of order are counted together, so a stronger kind is never less sure.
 * Written by `node bench/fit/calibrate.mjs`. Most of these cases were at hand when the guides were
 * written, some hundred were not; `bench/fit/score.mjs` prints how the standings hold without a source and without a third of the words.
 */
export const CONFIDENCE_COUNTS: Readonly<
  Record<Family, Readonly<Record<MarginBucket, readonly [Cell, Cell]>>>
> = {
  declared: {
    behind: [
      [6, 18],
      [1, 1],
    ],
    tied: [
      [6, 8],
      [2, 2],
    ],
    narrow: [
      [10, 12],
      [4, 4],
    ],
    clear: [
      [250, 252],
      [250, 252],
    ],
  },
  type: {
    behind: [
      [6, 18],
      [1, 1],
    ],
    tied: [
      [6, 8],
      [2, 2],
    ],
    narrow: [
      [10, 12],
      [4, 4],
    ],
    clear: [
      [53, 54],
      [250, 252],
    ],
  },
  protocol: {
    behind: [
      [6, 18],
      [1, 1],
    ],
    tied: [
      [6, 8],
      [2, 2],
    ],
    narrow: [
      [10, 12],
      [4, 4],
    ],
    clear: [
      [53, 54],
      [250, 252],
    ],
  },
  phrase: {
    behind: [
      [6, 18],
      [6, 18],
    ],
    tied: [
      [6, 8],
      [6, 8],
    ],
    narrow: [
      [10, 12],
      [10, 12],
    ],
    clear: [
      [56, 58],
      [56, 58],
    ],
  },
  state: {
    behind: [
      [32, 172],
      [32, 172],
    ],
    tied: [
      [32, 172],
      [32, 172],
    ],
    narrow: [
      [11, 19],
      [11, 19],
    ],
    clear: [
      [6, 7],
      [6, 7],
    ],
  },
};
