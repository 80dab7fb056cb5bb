import fc from 'fast-check';
import { expect, it } from 'vitest';
import { intake } from '../../src/core/fit/intake.ts';
import { RUN_STATUSES, type Run } from '../../src/core/model/run.ts';
import { troubleOf } from '../../src/core/model/trouble.ts';
import { needsHelp } from '../../src/react/needsHelp.ts';

const NOW = Date.UTC(2026, 10, 23);
const time = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: -7_200_000, max: 0 }).map((ago) => NOW + ago),
  fc.integer({ min: -7_200_000, max: 0 }).map((ago) => new Date(NOW + ago)),
  fc.integer({ min: -7_200_000, max: 0 }).map((ago) => new Date(NOW + ago).toISOString()),
);

it('B1: the button agrees with the panel on trouble, in whatever form the host passes status and times', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RUN_STATUSES, 'FAILED', 'Running', 'CANCELLED', 'error', undefined),
      time,
      time,
      (status, lastEventAt, createdAt) => {
        const run = { id: '1', status, observedAt: NOW, lastEventAt, createdAt, failures: [{ code: 'X' }] };
        const trouble = troubleOf(intake(run, NOW).run);
        expect(needsHelp(run as unknown as Run)).toBe(trouble !== 'none');
      },
    ),
  );
});

it('B1: a run that does not say when it was read counts as read now', () => {
  const run = { id: '1', status: 'running', lastEventAt: Date.now() - 7_200_000 } as Run;
  expect(needsHelp(run)).toBe(true);
});
