import { expect, it } from 'vitest';
import { createFormat } from '../../src/text/createFormat.ts';

const TAGS = [
  'en',
  'en-US',
  'en-IN',
  'de',
  'de-CH',
  'es',
  'es-419',
  'ja-JP',
  'ar',
  'ar-EG',
  'fa',
  'en-u-nu-arab',
];

it.each(TAGS)('numbers are written as `Intl` writes them, with and without its formatter: %s', (tag) => {
  const { number } = createFormat(tag);
  const intl = new Intl.NumberFormat(tag);
  const values = [...Array(1001).keys(), -1, 0.5, 1e3, 123_456, 1e21, NaN, Infinity];
  expect(values.map(number)).toEqual(values.map((value) => intl.format(value)));
});

it.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [3_600_000, '1 hour'],
  [125_000, '2 minutes, 5 seconds'],
  [90_061_000, '1 day, 1 hour'],
])('a duration is the two largest units that are not zero: %i ms', (ms, text) => {
  expect(createFormat('en').duration(ms)).toBe(text);
});
