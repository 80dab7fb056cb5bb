import fc from 'fast-check';
import { expect, it } from 'vitest';
import { intake } from '../../src/core/fit/intake.ts';
import { RETRY_STATES, RUN_STATUSES, type Run, WAITING_FOR } from '../../src/core/model/run.ts';
import { troubleOf } from '../../src/core/model/trouble.ts';
import { needsHelp } from '../../src/react/button/needsHelp.ts';

const NOW = Date.UTC(2026, 10, 23);

/** One value in every form that intake takes it in. */
const inForms = <T>(value: fc.Arbitrary<T>, ...forms: ((value: T) => unknown)[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constant(undefined),
    fc.constant(null),
    ...[(one: T): unknown => one, ...forms].map((form) => value.map(form)),
  );
const time = inForms(
  // Often on either side of the silence that makes a run stuck.
  fc
    .oneof(fc.integer({ min: -7_200_000, max: 7_200_000 }), fc.integer({ min: -600_500, max: -599_500 }))
    .map((ago) => NOW + ago),
  (at) => new Date(at),
  (at) => new Date(at).toISOString(),
  (at) => new Date(at).toISOString().replace('Z', '+00:00'),
);
const number = inForms(fc.integer({ min: 0, max: 12 }), String);
const oneOf = (...words: string[]): fc.Arbitrary<unknown> =>
  inForms(
    fc.constantFrom(...words),
    (word) => word.toUpperCase(),
    (word) => word.replaceAll('-', '_'),
    (word) => word.toUpperCase().replaceAll('-', ' '),
  );
const maybe = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(fc.constant(undefined), fc.constant(null), value);

/** Every field that trouble is decided from. */
const raw = fc.record({
  id: fc.constantFrom('1', 1),
  status: fc.oneof(oneOf(...RUN_STATUSES), fc.constantFrom('error', 'DONE', 3, '')),
  attempt: number,
  observedAt: fc.constantFrom(NOW, new Date(NOW), new Date(NOW).toISOString()),
  createdAt: time,
  lastEventAt: time,
  waiting: maybe(
    fc.record({
      for: fc.constantFrom(...WAITING_FOR).map((one) => one.toUpperCase()),
      since: time,
      until: time,
    }),
  ),
  retry: maybe(fc.record({ maximum: number, state: oneOf(...RETRY_STATES), nextAt: time })),
  budget: maybe(
    fc.record({
      unit: fc.constant('steps'),
      limit: fc.constantFrom(9, '9'),
      used: fc.constantFrom(8, 9, 10, '8', '10'),
    }),
  ),
  evaluation: maybe(fc.record({ passed: fc.boolean() })),
  blocker: maybe(fc.constant({ text: 'A limit' })),
  artifacts: fc.constantFrom(undefined, null, [], [{ id: 'a', name: 'a' }]),
  expects: maybe(fc.record({ artifacts: fc.boolean() })),
  failures: fc.constantFrom(undefined, null, [], [{ code: 'X' }]),
  log: fc.constantFrom(undefined, null, [], 'it broke', [{ text: 'it broke' }]),
});

it('B1: the button agrees with the panel, in whatever form the host passes what trouble is decided from', () => {
  const met = new Set<unknown>();
  fc.assert(
    fc.property(raw, (given) => {
      const { run } = intake(given, NOW);
      const trouble = troubleOf(run);
      met.add(trouble);
      const isTold = Boolean(run.failures?.length || run.log?.length);
      expect(needsHelp(given as unknown as Run)).toBe(trouble ? trouble !== 'none' : isTold);
    }),
    { numRuns: 5000 },
  );
  expect(met.size, 'every trouble was met, and none at all').toBe(9);
});

it.each([['it broke'], ['']])('B1: a bare text is a log: %j', (given) => {
  expect(needsHelp(given)).toBe(given !== '');
});

it('B1: a run that does not say when it was read counts as read now', () => {
  const lastEventAt = Date.now() - 7_200_000;
  for (const run of [{}, { observedAt: undefined }, { observedAt: null }])
    expect(needsHelp({ id: '1', status: 'running', lastEventAt, ...run } as Run)).toBe(true);
});

it('B1: what is no run needs no help, and throws nothing', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const odd: unknown[] = [null, undefined, 7, [], {}, proxy];
  expect(odd.map((one) => needsHelp(one as Run))).toEqual(odd.map(() => false));
});
