import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, evaluate } from '../../../src/core/fit/condition/evaluate.ts';
import { findPhrase, foldCase } from '../../../src/core/fit/text/findPhrase.ts';
import type { SignalEntry, SignalReadings, TextEntry } from '../../../src/core/fit/signal/signalReadings.ts';
import type { Atom, Expression, Operator, Scalar, Truth } from '../../../src/core/model/condition.ts';
import { growth } from '../../growth.ts';

const entry = (value: Scalar, more?: Partial<SignalEntry>): SignalEntry => ({ value, path: 'p', ...more });
const fromText = (value: Scalar): SignalEntry => entry(value, { fromText: true });
const atom = (op: Operator, value?: Scalar | readonly Scalar[], signal = 'error.code'): Atom => ({
  signal,
  op,
  family: 'declared',
  ...(value === undefined ? {} : { value }),
});

const texts = (...entries: TextEntry[]): SignalReadings => ({ get: () => undefined, text: () => entries });
const find = (text: string, phrase: string) => findPhrase(text, foldCase(text), phrase);
const found = (text: string, phrase: string) => {
  const match = find(text, phrase);
  return match && text.slice(match.start, match.end);
};

describe('compare', () => {
  const table: [string, Atom, SignalEntry[] | undefined, Truth][] = [
    ['S1: an unknown signal is unknown', atom('=', 'a'), undefined, undefined],
    ['S1: whether an unknown signal is present is unknown', atom('present'), undefined, undefined],
    ['S1: a signal known to be none is absent', atom('absent'), [], true],
    ['S1: a signal with a value is present', atom('present'), [entry('x')], true],
    ['S3: = is any of a set', atom('=', 'b'), [entry('a'), entry('b')], true],
    ['S3: != is none of a set', atom('!=', 'b'), [entry('a'), entry('b')], false],
    ['S3: != is seen when no value is equal', atom('!=', 'c'), [entry('a'), entry('b')], true],
    ['S3: != is seen on a set known to be none', atom('!=', 'c'), [], true],
    ['S3: in is not seen on a set known to be none', atom('in', ['c']), [], false],
    ['S4: the case of a code does not count', atom('in', ['Rate_Limited']), [entry('rate_limited')], true],
    ['S4: a number equals its own digits', atom('=', 429), [entry('429')], true],
    ['S4: an order is numeric', atom('<', '10'), [entry(9)], true],
    ['S4: a word is neither below nor above a number', atom('<', 10), [entry('many')], undefined],
    ['S4: one unclear value leaves the set unclear', atom('<', 3), [entry('many'), entry(5)], undefined],
    ['S5: a value read out of text makes a condition seen', atom('=', 'a'), [fromText('a')], true],
    ['S5: no match in text alone is unknown', atom('=', 'a'), [fromText('b')], undefined],
    ['S5: text alone does not prove !=', atom('!=', 'a'), [fromText('b')], undefined],
    ['S5: text alone disproves !=', atom('!=', 'a'), [fromText('a')], false],
    ['S2: one stated value makes the set known', atom('=', 'a'), [entry('c'), fromText('b')], false],
    ['a comparison without a value is unknown', atom('='), [entry('a')], undefined],
  ];
  it.each(table)('%s', (_, one, entries, truth) => {
    expect(compare(one, entries)).toBe(truth);
  });
});

describe('evaluate', () => {
  const truths: Truth[] = [true, false, undefined];
  const atoms = truths.map((truth) => atom('=', 'yes', String(truth)));
  const known = new Map([
    ['true', [entry('yes')]],
    ['false', [entry('no')]],
  ]);
  const readings: SignalReadings = { get: (name) => known.get(name), text: () => undefined };

  it.each(truths.flatMap((one, i) => truths.map((other, j) => ({ one, other, i, j }))))(
    "follows Kleene's tables for $one and $other",
    ({ one, other, i, j }) => {
      const and = one === false || other === false ? false : one && other;
      const or = one === true || other === true ? true : one === false && other === false ? false : undefined;
      expect(evaluate(['and', i, j], atoms, readings)).toBe(and);
      expect(evaluate(['or', i, j], atoms, readings)).toBe(or);
      expect(evaluate(['not', i], atoms, readings)).toBe(one === undefined ? undefined : !one);
    },
  );

  it('calls an atom beyond the list unknown', () => {
    expect(evaluate(['or', 99, 1], atoms, readings)).toBe(undefined);
  });

  it('keeps De Morgan on every tree', () => {
    const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.nat(3),
        fc.tuple(fc.constant('not' as const), tie('tree')),
        fc.tuple(fc.constantFrom('and' as const, 'or' as const), tie('tree'), tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, tree, (one, other) => {
        expect(evaluate(['not', ['and', one, other]], atoms, readings)).toBe(
          evaluate(['or', ['not', one], ['not', other]], atoms, readings),
        );
      }),
    );
  });

  const contains = atom('contains', ['rate limit'], 'log');

  it('S6: a phrase not found in a whole text is not seen', () => {
    expect(evaluate(0, [contains], texts({ path: 'a', text: 'all well', truncated: false }))).toBe(false);
  });

  it('S6: a phrase not found in a truncated text is unknown', () => {
    expect(evaluate(0, [contains], texts({ path: 'a', text: 'all well', truncated: true }))).toBe(undefined);
  });

  it('S6: a phrase found in a truncated text is seen', () => {
    expect(evaluate(0, [contains], texts({ path: 'a', text: 'Rate Limit!', truncated: true }))).toBe(true);
  });
});

describe('findPhrase', () => {
  it.each([
    ['the case of letters does not count', 'A Rate LIMIT hit', 'rate limit', 'Rate LIMIT'],
    ['a phrase is whole words at its beginning', 'in room 7', 'oom', undefined],
    ['a phrase is whole words at its end', 'rate limits', 'rate limit', undefined],
    ['a * opens the end of a word', 'rate limits hit', 'rate limit*', 'rate limit'],
    ['an underscore ends a word', 'connect_timeout', 'timeout', 'timeout'],
    [
      'a * is anything inside a line',
      'could not open x for reading',
      'could not * reading',
      'could not open x for reading',
    ],
    ['a * does not cross a line', 'could not\nreading', 'could not*reading', undefined],
    [
      'a * is tried again on the next line',
      'could not\ncould not go reading',
      'could not * reading',
      'could not go reading',
    ],
    ['a later place counts when the first is part of a word', 'rooms oom', 'oom', 'oom'],
  ])('%s', (_, text, phrase, expected) => {
    expect(found(text, phrase)).toBe(expected);
  });

  it.each([
    ['the end of a token', 'model gpt-9 does not exist', 'model {model} does', 'gpt-9'],
    ['the closing quote', 'file "my report.csv" not found', 'file "{model}" not found', 'my report.csv'],
    ['what follows', 'dial tcp 10.0.0.1:443: refused', 'tcp {model}: refused', '10.0.0.1:443'],
    ['the full stop of a sentence', 'unknown host a.example.', 'unknown host {model}', 'a.example'],
    ['120 characters at most', `key ${'k'.repeat(300)}`, 'key {model}', 'k'.repeat(120)],
  ])('captures to %s', (_, text, phrase, expected) => {
    expect(find(text, phrase)?.captures['model']).toBe(expected);
  });

  it('keeps the offsets of a text whose lower case is longer', () => {
    expect(found('İİİ Rate limit', 'rate limit')).toBe('Rate limit');
  });

  it('folds every unit alike, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(foldCase(one + other)).toBe(foldCase(one) + foldCase(other));
        expect(foldCase(one).length).toBe(one.length);
      }),
    );
    expect(['ΟΔΟΣ', 'İς', '𖹀A'].map(foldCase)).toEqual(['οδοσ', 'İσ', '𖹀a']);
  });

  it('finds what it is given, in any text', () => {
    const words = fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6}){0,2}$/);
    fc.assert(
      fc.property(fc.string(), words, fc.string(), (before, phrase, after) => {
        expect(found(`${before}\n${phrase}\n${after}`, phrase)?.toLowerCase()).toBe(phrase);
      }),
    );
  });

  it.each([
    ['a beginning on every line', (size: number) => 'a b\n'.repeat(size), 'a*never'],
    ['an end at the very end', (size: number) => `${'a b\n'.repeat(size)}\nzz`, 'a*zz'],
    ['one line of beginnings', (size: number) => 'a '.repeat(2 * size), 'a {x} never'],
    ['captures at every place', (size: number) => 'x'.repeat(4 * size), '{x} never'],
  ])('reads %s in a time that grows with the text alone', (_, make, phrase) => {
    expect(growth((size) => find(make(size), phrase), 50_000)).toBeLessThan(10);
  });
});
