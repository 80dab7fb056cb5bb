import type { Family } from '../model/signal.ts';

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
      [9, 18],
      [9, 18],
    ],
    tied: [
      [9, 18],
      [9, 18],
    ],
    narrow: [
      [9, 18],
      [9, 18],
    ],
    clear: [
      [170, 171],
      [170, 171],
    ],
  },
  type: {
    behind: [
      [9, 18],
      [9, 18],
    ],
    tied: [
      [9, 18],
      [9, 18],
    ],
    narrow: [
      [9, 18],
      [9, 18],
    ],
    clear: [
      [79, 80],
      [79, 80],
    ],
  },
  protocol: {
    behind: [
      [9, 18],
      [9, 18],
    ],
    tied: [
      [9, 18],
      [9, 18],
    ],
    narrow: [
      [9, 18],
      [9, 18],
    ],
    clear: [
      [79, 80],
      [79, 80],
    ],
  },
  phrase: {
    behind: [
      [9, 18],
      [9, 18],
    ],
    tied: [
      [9, 18],
      [9, 18],
    ],
    narrow: [
      [9, 18],
      [9, 18],
    ],
    clear: [
      [22, 22],
      [22, 22],
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
