import type { Family } from '../../model/signal/signal.ts';

/** Margins, from the weakest to the strongest. */
export const MARGIN_BUCKETS = ['behind', 'tied', 'narrow', 'clear'] as const;
export type MarginBucket = (typeof MARGIN_BUCKETS)[number];

/** How many of such matches were right. */
export type Cell = readonly [right: number, of: number];

/**
 * How often a match of each kind named the right guide: without and with a second family that says so too. Counted over
 * labelled failures; cells that chance put out of order are counted together, so a stronger kind is never less sure.
 * Written by `node bench/fit/calibrate.mjs`: of 1,694 cases 1,340 were answered by the guides as they were before anybody had read them
 * (`WAYMARK_BENCH_MORE`); the others were at hand when the guides were written. `bench/fit/score.mjs` prints how the standings hold.
 */
export const CONFIDENCE_COUNTS: Readonly<
  Record<Family, Readonly<Record<MarginBucket, readonly [Cell, Cell]>>>
> = {
  declared: {
    behind: [
      [4, 12],
      [1, 1],
    ],
    tied: [
      [6, 8],
      [2, 2],
    ],
    narrow: [
      [121, 138],
      [7, 7],
    ],
    clear: [
      [436, 439],
      [436, 439],
    ],
  },
  type: {
    behind: [
      [4, 12],
      [1, 1],
    ],
    tied: [
      [6, 8],
      [2, 2],
    ],
    narrow: [
      [121, 138],
      [7, 7],
    ],
    clear: [
      [603, 634],
      [436, 439],
    ],
  },
  protocol: {
    behind: [
      [4, 12],
      [1, 1],
    ],
    tied: [
      [6, 8],
      [2, 2],
    ],
    narrow: [
      [121, 138],
      [7, 7],
    ],
    clear: [
      [603, 634],
      [436, 439],
    ],
  },
  phrase: {
    behind: [
      [38, 108],
      [38, 108],
    ],
    tied: [
      [24, 37],
      [24, 37],
    ],
    narrow: [
      [121, 138],
      [121, 138],
    ],
    clear: [
      [603, 634],
      [603, 634],
    ],
  },
  state: {
    behind: [
      [204, 1370],
      [204, 1370],
    ],
    tied: [
      [0, 2],
      [0, 2],
    ],
    narrow: [
      [190, 300],
      [190, 300],
    ],
    clear: [
      [190, 300],
      [190, 300],
    ],
  },
};
