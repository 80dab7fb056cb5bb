import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intake } from '../../../src/core/fit/intake.ts';
import { unchangedLists } from '../../../src/core/fit/intake/unchangedLists.ts';
import { arbitraryRun, hostileObjects } from './arbitraryRun.ts';

const NOW = 1_800_000_000_000;
const copyOf = (input: unknown) => intake(input, NOW).run;
const clone = <T>(value: T): T => structuredClone(value);

const steps = () => [
  { id: 'a', title: 'Fetch', status: 'succeeded', startedAt: 0, endedAt: 5, dependsOn: [] },
  {
    id: 'b',
    title: 'Ask',
    status: 'failed',
    dependsOn: ['a'],
    failure: { code: 7, cause: { message: 'x' } },
  },
];
const events = () => [{ at: 1, kind: 'step', title: 'Fetch' }];
const run = (change: object = {}) => ({
  id: '1',
  observedAt: 1,
  steps: steps(),
  events: events(),
  ...change,
});

/** Values that a host may put in the place of another. */
const anyValue = fc.constantFrom<unknown>(
  undefined,
  null,
  0,
  -0,
  5,
  NaN,
  '',
  '5',
  'a',
  'x'.repeat(1001),
  '\u001B[31mred',
  true,
  new Date(5),
  [],
  ['a'],
  ['a', 'a'],
  {},
  { code: 7 },
  { code: '7', cause: { message: 'x' } },
  Object.create({ code: 7, cause: { message: 'x' } }),
);
const anyField = fc.constantFrom(
  'id',
  'title',
  'status',
  'startedAt',
  'endedAt',
  'dependsOn',
  'failure',
  'log',
  'optional',
  'constructor',
  '__proto__',
  'own',
);

describe('a run that is passed again', () => {
  it('I13: keeps the very lists in which nothing changed, and takes the others anew', () => {
    const before = copyOf(run());
    const same = unchangedLists(run({ observedAt: 2 }), before);
    expect(same.steps).toBe(before.steps);
    expect(same.events).toBe(before.events);
    const longer = unchangedLists(run({ steps: [...steps(), { id: 'c', title: 'c' }] }), before);
    expect(Object.keys(longer)).toEqual(['events']);
    expect(Object.keys(unchangedLists(run({ steps: undefined, events: null }), before))).toEqual([]);
  });

  it('I13: sees what a host changed in place, in an object that it passes again', () => {
    const given = run();
    const before = copyOf(given);
    given.steps[1]!.status = 'succeeded';
    expect(unchangedLists(given, before).steps).toBeUndefined();
    expect(unchangedLists(given, before).events).toBe(before.events);
  });

  it('I13: takes a field called __proto__ for one that was not there', () => {
    const before = copyOf(run());
    const [first, ...rest] = steps();
    const given = { ...first, id: undefined };
    Object.defineProperty(given, '__proto__', { value: {}, enumerable: true });
    expect(unchangedLists(run({ steps: [given, ...rest] }), before).steps).toBeUndefined();
  });

  it('I13: is read as if it had not been read before, whatever changed in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(run()), arbitraryRun),
        fc.array(fc.tuple(fc.nat(3), anyField, anyValue), { maxLength: 3 }),
        fc.boolean(),
        (input, changes, isPut) => {
          const before = copyOf(input);
          const given = clone(input) as { steps?: Record<string, unknown>[] };
          for (const [place, field, value] of changes) {
            const step = given.steps?.[place % (given.steps.length || 1)];
            if (!step) continue;
            if (isPut) Object.defineProperty(step, field, { value, enumerable: true, configurable: true });
            else delete step[field];
          }
          expect(intake(given, NOW, unchangedLists(given, before))).toEqual(intake(given, NOW));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('I13: is hostile, and nothing is thrown and nothing is kept of it', () => {
    const before = copyOf(run());
    for (const hostile of [undefined, null, 7, 'text', ...hostileObjects()]) {
      expect(unchangedLists(hostile, before)).toEqual({});
      expect(unchangedLists(run({ steps: hostile }), before).steps).toBeUndefined();
      expect(unchangedLists(run({ steps: [hostile, steps()[1]] }), before).steps).toBeUndefined();
    }
    const circle = steps() as Record<string, unknown>[];
    circle[1]!['failure'] = circle;
    expect(unchangedLists(run({ steps: circle }), before).steps).toBeUndefined();
  });
});
