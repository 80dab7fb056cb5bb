import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from '../../../src/core/model/value/cutText.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('cutText', () => {
  it('leaves a text that fits', () => expect(cutText('four', 4, '…')).toBe('four'));

  it('counts the mark', () => expect(cutText('four and more', 5, ' […]')).toBe('f […]'));

  it('cuts in front of a surrogate pair rather than within it', () => expect(cutText('a😀b', 2)).toBe('a'));

  it('never gives more than asked for, nor half a pair', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 40 }), (text, longest) => {
        const cut = cutText(text, longest);
        expect(cut.length).toBeLessThanOrEqual(longest);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut).not.toMatch(/[\ud800-\udbff]$/);
      }),
      { seed: 7 },
    );
  });
});
