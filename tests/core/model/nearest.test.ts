import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/core/model/value/nearest.ts';
import { growth } from '../../growth.ts';

describe('nearest', () => {
  it.each([
    ['eror.code', 'error.code'],
    ['error.staus', 'error.status'],
    ['erorr.code', 'error.code'],
    ['ERROR.CODE', 'error.code'],
    ['log', 'log'],
    ['surface', undefined],
    ['', undefined],
  ])('finds what %j was meant to be', (word, meant) => {
    expect(nearest(word, ['error.code', 'error.status', 'log'])).toBe(meant);
  });

  it('finds any word again after one slip', () => {
    const known = ['error.code', 'waiting.for', 'artifacts.count', 'summary'];
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.nat(20),
        fc.constantFrom('left out', 'doubled', 'swapped'),
        (word, at, slip) => {
          const index = at % (word.length - 1);
          const [before, one, other, after] = [
            word.slice(0, index),
            word[index]!,
            word[index + 1]!,
            word.slice(index + 2),
          ];
          const typed = {
            'left out': before + other + after,
            doubled: before + one + one + other + after,
            swapped: before + other + one + after,
          };
          expect(nearest(typed[slip], known)).toBe(word);
        },
      ),
    );
  });

  it('is no slower for a longer word', () => {
    const known = Array.from({ length: 1_000 }, (_, at) => `name-${at}`);
    expect(growth((size) => nearest('x'.repeat(size), known), 250_000)).toBeLessThan(10);
  });
});
