import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showText } from '../../../src/core/model/value/showText.ts';
import { readCorpus } from '../fit/readCorpus.ts';
import { growth } from '../../growth.ts';

describe('showText', () => {
  it.each([
    ['colours are taken out', '\u001b[31mred\u001b[0m \u001b[1;38;5;208mbold\u001b[m', 'red bold'],
    ['other escapes are shown', '\u001b]0;title\u0007\u001b[2J', '\\u001b]0;title\\u0007\\u001b[2J'],
    ['newline and tab stay, a lone return is shown', 'a\r\nb\tc\rd', 'a\nb\tc\\u000dd'],
    ['marks that turn text around are shown', 'user\u202etxt.exe', 'user\\u202etxt.exe'],
    ['invisible characters are shown', 'pass\u200bword\u2060\ufeff', 'pass\\u200bword\\u2060\\ufeff'],
    ['tag characters are shown', 'a\u{e0041}', 'a\\u{e0041}'],
    ['half a pair is shown', 'a\ud83d', 'a\\ud83d'],
    ['families and flags stay whole', '👩‍👩‍👧 ❤️', '👩‍👩‍👧 ❤️'],
    ['joiners of scripts that need them stay', 'می‌خواهم', 'می‌خواهم'],
    ['a joiner between plain letters is shown', 'a\u200db', 'a\\u200db'],
  ])('%s', (_, text, shown) => {
    expect(showText(text)).toBe(shown);
  });

  it('nothing invisible or reordering is left in any text, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const shown = showText(text);
        expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]|[^\P{Cc}\n\t]/u);
        expect(showText(shown)).toBe(shown);
      }),
    );
  });

  it.each([
    ['sequences without end', (size: number) => '\u001b['.repeat(size)],
    ['reordering signs', (size: number) => '\u202e'.repeat(size)],
    ['one long sequence', (size: number) => `\u001b[${'0;'.repeat(size)}`],
  ])('a million characters take linear time: %s', (_, make) => {
    expect(growth((size) => showText(make(size)), 125_000)).toBeLessThan(10);
  });

  it('the log corpus is shown without a single control character', () => {
    for (const { text } of readCorpus('log-content')) {
      expect(showText(text)).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u);
    }
  });
});
