import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../src/core/compile/condition/compileCondition.ts';
import { createAtoms } from '../../../src/core/compile/condition/createAtoms.ts';
import { createVocabulary } from '../../../src/core/compile/condition/createVocabulary.ts';
import { printCondition } from '../../../src/core/compile/condition/printCondition.ts';
import type { Atom, Expression, Scalar } from '../../../src/core/model/condition.ts';

const vocabulary = createVocabulary({
  signals: {
    'host.upload': { type: 'size', meaning: 'How much was sent.' },
    'host.plan': { type: 'string', meaning: 'The plan.', family: 'declared' },
  },
});

/** A condition compiled by itself, as a symptom would have it. */
function compiled(text: string): {
  expression: Expression | undefined;
  atoms: readonly Atom[];
  faults: string[];
} {
  const atoms = createAtoms();
  const faults: string[] = [];
  const expression = compileCondition(text, {
    vocabulary,
    atoms,
    use: 'symptom',
    report: ({ code }, start, end) => {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
      faults.push(code);
    },
  });
  return { expression, atoms: atoms.list, faults };
}

const unitOf = (signal: string): string => {
  const type = vocabulary.signals.get(signal)?.type;
  return type === 'duration' ? 'ms' : type === 'size' ? 'B' : '';
};

/** The one form of a condition. */
function normal(text: string): string {
  const { expression, atoms, faults } = compiled(text);
  expect(faults).toEqual([]);
  return printCondition(expression!, atoms, unitOf);
}

describe('compileCondition', () => {
  it.each([
    ['error.status = 429', [{ signal: 'error.status', op: '=', value: 429, family: 'protocol' }]],
    ['error.code = 429', [{ signal: 'error.code', op: '=', value: '429', family: 'declared' }]],
    ['error.code = -32601', [{ signal: 'error.code', op: '=', value: '-32601', family: 'declared' }]],
    ['error.type = java.lang.OutOfMemoryError', [{ op: '=', value: 'java.lang.outofmemoryerror' }]],
    ['error.code = "a \\"b\\" \\\\ c"', [{ value: 'a "b" \\ c' }]],
    ["error.code = 'it is'", [{ value: 'it is' }]],
    ['budget.exceeded = true', [{ value: true }]],
    ['run.silence >= 90s', [{ op: '>=', value: 90_000 }]],
    ['run.silence < 1.5h', [{ op: '<', value: 5_400_000 }]],
    ['waiting.time > 2d', [{ value: 172_800_000 }]],
    ['error.retryAfter < 250ms', [{ value: 250 }]],
    ['host.upload > 10KB', [{ value: 10_000 }]],
    ['host.upload > 1GiB', [{ value: 1_073_741_824 }]],
    ['error.grpcStatus = unavailable', [{ value: 'UNAVAILABLE' }]],
    ['log contains ("Too Many Requests", "rate limit")', [{ value: ['rate limit', 'too many requests'] }]],
    ['error.message contains "Model {modelName} not*Found"', [{ value: ['model {modelName} not*found'] }]],
    ['host.plan = Free', [{ value: 'free', family: 'declared' }]],
    ['blocker.text present', [{ signal: 'blocker.text', op: 'present' }]],
  ])('C21: reads the value of %s', (text, atoms) => {
    expect(compiled(text)).toMatchObject({ expression: 0, atoms, faults: [] });
  });

  it.each([
    ['error.status=429', 'error.status = 429'],
    ['error.code in (b, a, B)', 'error.code in (a, b)'],
    ['error.code in (A)', 'error.code = a'],
    ['not error.code = a', 'error.code != a'],
    ['not not error.code = a', 'error.code = a'],
    ['not error.code present', 'error.code absent'],
    ['not error.status < 500', 'not error.status < 500'],
    ['((error.code = a))', 'error.code = a'],
    ['error.code = b and (error.code = a and error.code = b)', 'error.code = a and error.code = b'],
    [
      'error.code = a or error.code = b and error.status = 404',
      '(error.code = b and error.status = 404) or error.code = a',
    ],
    ['not (error.code = a or error.status = 404)', 'not (error.code = a or error.status = 404)'],
    ['run.silence = 1m', 'run.silence = 60000ms'],
  ])('C24: normalises %s', (text, form) => {
    expect(normal(text)).toBe(form);
    expect(normal(form)).toBe(form);
  });

  it('C28: prints what compiles to the same', () => {
    fc.assert(
      fc.property(condition, (text) => {
        const { expression, atoms, faults } = compiled(text);
        fc.pre(expression !== undefined);
        const form = printCondition(expression, atoms, unitOf);
        expect(faults).toEqual([]);
        expect(normal(form)).toBe(form);
        expect(shape(compiled(form))).toEqual(shape({ expression, atoms }));
      }),
      { numRuns: 1_000 },
    );
  });

  it('C20: compiles whatever its own grammar makes, or finds it contradictory', () => {
    fc.assert(
      fc.property(condition, (text) => {
        const { faults } = compiled(text);
        expect(faults.filter((code) => code !== 'contradiction')).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('C7: never throws, and says what is wrong whenever there is no condition', () => {
    const words =
      'error.code log and or not in contains present ( ) , " \' = < == 429 10m x \\ {a} * else ` 😀 __proto__'.split(
        ' ',
      );
    const piece = fc.constantFrom(...words, '\n', '\0', 'constructor');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(piece).map((all) => all.join(' ')),
        ),
        (text) => {
          const { expression, faults } = compiled(text);
          expect(expression === undefined).toBe(faults.length > 0);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

const word = fc.constantFrom(
  'a',
  'B',
  'rate_limit',
  '429',
  'x.Y',
  '"two words"',
  '"and"',
  '"q\\"\\\\"',
  "''",
  '-1',
);
const number = fc.constantFrom('0', '1', '429', '-3', '2.5');
const duration = fc.constantFrom('0s', '90s', '10m', '1.5h', '250ms');
const listOf = (value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(value, { minLength: 1, maxLength: 3 }).map((values) => `(${values.join(', ')})`);
const order = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');

const comparison = fc
  .oneof(
    fc.tuple(fc.constantFrom('error.code', 'waiting.who'), fc.constantFrom('=', '!='), word),
    fc.tuple(fc.constant('error.status'), order, fc.constantFrom('100', '429', '599')),
    fc.tuple(fc.constant('run.attempt'), order, number),
    fc.tuple(fc.constantFrom('run.silence', 'error.retryAfter'), order, duration),
    fc.tuple(fc.constant('error.code'), fc.constant('in'), listOf(word)),
    fc.tuple(
      fc.constant('run.status'),
      fc.constant('in'),
      listOf(fc.constantFrom('failed', 'QUEUED', 'waiting')),
    ),
    fc.tuple(fc.constant('log'), fc.constant('contains'), listOf(fc.constantFrom('"a*b"', '"x y"', 'z'))),
    fc.tuple(fc.constantFrom('error.code', 'log'), fc.constantFrom('present', 'absent'), fc.constant('')),
  )
  .map((parts) => parts.join(' ').trim());

/** Whatever the grammar allows, three deep. */
const condition = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison,
    fc
      .tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree'))
      .map(([one, by, other]) => `(${one}) ${by} (${other})`),
    tie('tree').map((one) => `not (${one})`),
  ),
})).tree;

/** An expression with its atoms in place, parts of `and` and `or` in no order. */
function shape({
  expression,
  atoms,
}: {
  expression: Expression | undefined;
  atoms: readonly Atom[];
}): unknown {
  if (expression === undefined) return undefined;
  if (typeof expression === 'number') {
    const { signal, op, value } = atoms[expression]!;
    return JSON.stringify([signal, op, value as Scalar]);
  }
  const [by, ...parts] = expression;
  return JSON.stringify([by, parts.map((part) => String(shape({ expression: part, atoms }))).sort()]);
}
