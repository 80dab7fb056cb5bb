import { describe, expect, test } from 'vitest';
import {
  confidenceOf,
  CLEAR_FROM,
  countsOf,
  LIKELY_FROM,
  lowerBound,
  marginBucket,
  matchKind,
  type MatchKind,
  standingOf,
} from '../../../src/core/fit/rank/confidenceOf.ts';
import { MARGIN_BUCKETS } from '../../../src/core/fit/rank/confidenceCounts.ts';
import { WEIGHTS } from '../../../src/core/fit/rank/weights.ts';
import { STANDINGS } from '../../../src/core/model/fit.ts';
import { FAMILIES } from '../../../src/core/model/signal/signal.ts';

const KINDS: readonly MatchKind[] = FAMILIES.flatMap((best) =>
  MARGIN_BUCKETS.flatMap((margin) => [false, true].map((corroborated) => ({ best, margin, corroborated }))),
);

/** Every pair of which the second is at least as strong in every direction. */
const PAIRS = KINDS.flatMap((weak) =>
  KINDS.filter(
    (strong) =>
      WEIGHTS[strong.best] >= WEIGHTS[weak.best] &&
      MARGIN_BUCKETS.indexOf(strong.margin) >= MARGIN_BUCKETS.indexOf(weak.margin) &&
      Number(strong.corroborated) >= Number(weak.corroborated),
  ).map((strong) => [weak, strong] as const),
);

describe('F11: confidence is looked up in counts', () => {
  test('a stronger kind of match is never less confident', () => {
    for (const [weak, strong] of PAIRS) {
      expect(confidenceOf(countsOf(strong)), JSON.stringify([weak, strong])).toBeGreaterThanOrEqual(
        confidenceOf(countsOf(weak)),
      );
    }
  });

  test('every kind has counts, and a share from them', () => {
    for (const kind of KINDS) {
      const [right, of] = countsOf(kind);
      expect(of).toBeGreaterThan(0);
      expect(right).toBeLessThanOrEqual(of);
      expect(confidenceOf([right, of])).toBe((right + 1) / (of + 2));
    }
  });

  test('margins fall into four buckets', () => {
    expect([-1, 0, 1, 3, 4, 20, undefined].map(marginBucket)).toEqual([
      'behind',
      'tied',
      'narrow',
      'narrow',
      'clear',
      'clear',
      'clear',
    ]);
  });

  test('a minor symptom is as sure as the family it weighs as much as; a state corroborates nothing', () => {
    const part = (family: (typeof FAMILIES)[number], weight: number) => ({ family, weight, symptom: 0 });
    expect(matchKind([part('declared', 4)], undefined)).toEqual({
      best: 'protocol',
      margin: 'clear',
      corroborated: false,
    });
    expect(matchKind([part('type', 3)], 0).best).toBe('phrase');
    expect(matchKind([part('phrase', 1)], undefined)).toMatchObject({ best: 'phrase', margin: 'narrow' });
    expect(matchKind([part('state', 1)], undefined)).toMatchObject({ best: 'state', margin: 'clear' });
    expect(matchKind([part('declared', 8), part('state', 1)], 8).corroborated).toBe(false);
    expect(matchKind([part('declared', 8), part('phrase', 1)], 8).corroborated).toBe(false);
    expect(matchKind([part('protocol', 4), part('phrase', 2)], 8).corroborated).toBe(true);
  });
});

describe('F12: a standing is a look-up', () => {
  test('the lower bound is that of the Wilson interval', () => {
    // What defines it: the observed share lies 1.645 standard errors above it.
    for (const [right, of] of [
      [44, 46],
      [1, 4],
      [9, 9],
    ] as const) {
      const bound = lowerBound([right, of]);
      expect(bound + 1.645 * Math.sqrt((bound * (1 - bound)) / of)).toBeCloseTo(right / of, 10);
    }
    expect(lowerBound([0, 0])).toBe(0);
    expect(lowerBound([5, 5])).toBeLessThan(CLEAR_FROM);
    expect(lowerBound([7, 7])).toBeGreaterThan(CLEAR_FROM);
  });

  test('only what a system stated makes a guide clear, and only with counts that bear it out', () => {
    for (const kind of KINDS.filter(({ corroborated }) => !corroborated)) {
      const stated = kind.best !== 'phrase' && kind.best !== 'state';
      const standing = standingOf(kind);
      if (standing === 'clear')
        expect([stated, lowerBound(countsOf(kind)) >= CLEAR_FROM]).toEqual([true, true]);
      if (kind.best === 'state') expect(standing).toBe('possible');
      if (standing === 'likely') expect(lowerBound(countsOf(kind))).toBeGreaterThanOrEqual(LIKELY_FROM);
    }
  });

  test('a guide with a rival as good, or with an open requirement, is possible whatever its counts', () => {
    const kind = { best: 'declared', margin: 'clear', corroborated: true } as const;
    expect(standingOf({ ...kind, margin: 'tied' }, false, [99, 99])).toBe('possible');
    expect(standingOf({ ...kind, margin: 'behind' }, false, [99, 99])).toBe('possible');
    expect(standingOf(kind, true, [99, 99])).toBe('possible');
    expect(standingOf(kind, false, [99, 99])).toBe('clear');
  });

  test('phrases alone make it likely, given the counts', () => {
    const kind = { best: 'phrase', margin: 'clear', corroborated: false } as const;
    expect(standingOf(kind, false, [99, 99])).toBe('likely');
    expect(standingOf(kind, false, [3, 6])).toBe('possible');
  });

  test('a stated code without a rival is clear', () => {
    expect(standingOf({ best: 'declared', margin: 'clear', corroborated: false })).toBe('clear');
  });

  test('a stronger kind never has a weaker standing', () => {
    for (const [weak, strong] of PAIRS) {
      expect(STANDINGS.indexOf(standingOf(strong)), JSON.stringify([weak, strong])).toBeLessThanOrEqual(
        STANDINGS.indexOf(standingOf(weak)),
      );
    }
  });
});
