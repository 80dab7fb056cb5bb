import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPhrase, foldCase } from '../../../src/core/fit/text/findPhrase.ts';
import { createPass } from '../../../src/core/fit/text/createPass.ts';
import { createPhraseScan } from '../../../src/core/fit/text/createPhraseScan.ts';

/** Words that share beginnings, so that pairs, whole words and cut words are easily taken for each other. */
const WORDS = [
  'rate',
  'rates',
  'limit',
  'limits',
  'a',
  '4',
  '42',
  'err',
  'error',
  'Error',
  'ü',
  '超',
  '时',
  'ſ',
  '\u212a',
];
const GAPS = [' ', ' ', '_', ': ', '-', '', '"', '🚫'];

const pieces = (joins: readonly string[], size: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...joins)), { minLength: 1, maxLength: size })
    .map((list) => list.flat().join(''));
const phrase = pieces([...GAPS, '*', ' * ', '{name}', ' {id} '], 4).filter((text) => text.trim() !== '');
const text = pieces([...GAPS, '\n', '\r\n', '\t'], 40);

function oneByOne(phrases: readonly string[], text: string): unknown[] {
  const folded = foldCase(text);
  return phrases.flatMap((one, phrase) => {
    const match = findPhrase(text, folded, one);
    return match ? [{ phrase, match }] : [];
  });
}

/** In one pass, as a short text is searched, and as a long one is until the pass is loaded. */
function atOnce(phrases: readonly string[], text: string): unknown[] {
  const inOnePass = createPhraseScan(phrases, createPass, 0)(text);
  expect(createPhraseScan(phrases, createPass)(text)).toEqual(inOnePass);
  expect(createPhraseScan(phrases, undefined, 0)(text)).toEqual(inOnePass);
  return [...inOnePass].sort((one, other) => one.phrase - other.phrase);
}

describe('F2: phrases are found in one pass', () => {
  test('the pass finds what a search phrase by phrase finds, at the same place', () => {
    fc.assert(
      fc.property(fc.uniqueArray(phrase, { minLength: 1, maxLength: 12 }), text, (phrases, text) => {
        expect(atOnce(phrases, text)).toEqual(oneByOne(phrases, text));
      }),
      { numRuns: 5000 },
    );
  });

  test('the same holds for arbitrary text and phrases cut out of it', () => {
    const cut = fc
      .tuple(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.array(fc.tuple(fc.nat(200), fc.nat(20)), { maxLength: 8 }),
      )
      // Only a final sigma folds by what stands around it.
      .filter(([text]) => !/[Σς]/.test(text))
      .map(([text, cuts]) => ({
        text,
        phrases: [...new Set(cuts.map(([from, size]) => text.slice(from, from + size + 1)))].filter(Boolean),
      }));
    fc.assert(
      fc.property(cut, ({ text, phrases }) => {
        expect(atOnce(phrases, text)).toEqual(oneByOne(phrases, text));
      }),
      { numRuns: 3000 },
    );
  });

  test('one scan can be used again and again', () => {
    const scan = createPhraseScan(['rate limit', 'slow*', '超时', '!!!'], createPass, 0);
    const found = (text: string): number[] =>
      scan(text)
        .map((hit) => hit.phrase)
        .sort((one, other) => one - other);
    expect(found('Rate Limit reached')).toEqual([0]);
    expect(found('nothing of the kind')).toEqual([]);
    expect(found('slowing down after 连接超时')).toEqual([1, 2]);
    expect(found('Rate Limit reached')).toEqual([0]);
    expect(found('')).toEqual([]);
    expect(found('!!! rate limit !!!')).toEqual([0, 3]);
  });

  test('a phrase is found in two-byte text as in one-byte text', () => {
    const scan = createPhraseScan(['connection refused', 'Schlüssel ungültig'], createPass, 0);
    expect(scan('→ CONNECTION REFUSED').map((hit) => hit.match.start)).toEqual([2]);
    expect(scan('der SCHLÜSSEL UNGÜLTIG war').map((hit) => hit.match.start)).toEqual([4]);
  });

  test('a search for no phrases finds nothing', () => {
    expect(createPhraseScan([], createPass, 0)('text')).toEqual([]);
  });
});
