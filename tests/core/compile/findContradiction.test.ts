import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../src/core/compile/condition/compileCondition.ts';
import { createAtoms } from '../../../src/core/compile/condition/createAtoms.ts';
import { createVocabulary } from '../../../src/core/compile/condition/createVocabulary.ts';

const vocabulary = createVocabulary(undefined);

/** Codes of what is wrong with a condition. */
function faults(text: string): readonly string[] {
  const codes: string[] = [];
  compileCondition(text, {
    vocabulary,
    atoms: createAtoms(),
    use: 'next',
    report: ({ code }) => {
      codes.push(code);
    },
  });
  return codes;
}

describe('findContradiction', () => {
  it.each([
    'run.status = failed and run.status = queued',
    'run.status = failed and run.status != failed',
    'run.status in (failed, cancelled) and run.status = queued',
    'run.attempt > 3 and run.attempt < 3',
    'run.attempt >= 3 and run.attempt < 3',
    'run.attempt = 2 and not run.attempt in (1, 2)',
    'run.silence > 10m and run.silence < 5m',
    'budget.exceeded = true and budget.exceeded = false',
    'error.code present and error.code absent',
    'error.code absent and error.code = x',
    'error.code = x and error.code != x',
    'error.code in (x, y) and error.code != x and error.code != y',
    'log contains "a" and not log contains "a"',
    'error.status = 404 and (run.status = failed and run.status = queued)',
    'not (run.status != failed or run.status != queued)',
    '(run.status = failed or run.status = queued) and run.status = waiting',
  ])('C26: refuses %s', (text) => {
    expect(faults(text)).toEqual(['contradiction']);
  });

  it.each([
    // In a set each equality may be met by another value.
    'error.code = x and error.code = y',
    'error.status < 400 and error.status > 500',
    'error.code in (x, y) and error.code != x',
    'run.attempt >= 3 and run.attempt <= 3',
    'run.attempt > 2 and run.attempt < 3',
    'run.status != failed and run.status != queued',
    // Known to be none.
    'not run.attempt > 3 and not run.attempt <= 3',
    'run.status = failed or run.status = queued',
    '(run.status = failed or run.attempt = 1) and run.status = queued',
    'log contains "a" and not log contains "b"',
  ])('C26: takes %s', (text) => {
    expect(faults(text)).toEqual([]);
  });

  it('C26: agrees with trying every value', () => {
    const part = fc.record({
      op: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
      value: fc.integer({ min: 0, max: 4 }),
      not: fc.boolean(),
    });
    const holds = (op: string, one: number, other: number): boolean =>
      ({
        '=': one === other,
        '!=': one !== other,
        '<': one < other,
        '<=': one <= other,
        '>': one > other,
        '>=': one >= other,
      })[op]!;
    const candidates = Array.from({ length: 21 }, (_, index) => -1 + index * 0.3).concat([
      0, 1, 2, 3, 4, 0.5, 1.5, 2.5, 3.5, 9,
    ]);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const text = parts
          .map(({ op, value, not }) => `${not ? 'not ' : ''}run.attempt ${op} ${value}`)
          .join(' and ');
        const some = candidates.some((one) =>
          parts.every(({ op, value, not }) => holds(op, one, value) !== not),
        );
        const none = parts.every(({ op, not }) => (op === '!=') !== not);
        expect([text, faults(text)]).toEqual([text, some || none ? [] : ['contradiction']]);
      }),
      { numRuns: 2_000 },
    );
  });
});
