import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intake } from '../../../src/core/fit/intake.ts';
import type { Run } from '../../../src/core/model/run.ts';
import {
  silenceOf,
  STUCK_AFTER,
  troubleOf,
  TROUBLES,
  type Trouble,
} from '../../../src/core/model/trouble.ts';
import { arbitraryRun, mutatedRun } from '../fit/arbitraryRun.ts';

const NOW = 10_000_000;
const LONG_AGO = NOW - STUCK_AFTER;
const JUST_NOW = NOW - STUCK_AFTER + 1;

const table: readonly [string, Partial<Run>, Trouble | undefined][] = [
  ['T1: a bare log has no trouble that could be named', { log: [{ text: 'x' }] }, undefined],
  ['T1: a retry state without a status is a failure', { retry: { state: 'timeout' } }, 'failed'],
  ['T2: failed is failed', { status: 'failed' }, 'failed'],
  [
    'T2: a failed run that a person blocked is failed',
    { status: 'failed', blocker: { text: 'x' } },
    'failed',
  ],
  ['T2: cancelled is cancelled', { status: 'cancelled', evaluation: { passed: false } }, 'cancelled'],
  [
    'T3: a planned next try makes a failed run retrying',
    { status: 'failed', retry: { nextAt: NOW + 1 } },
    'retrying',
  ],
  [
    'T3: a failed run in progress of being retried',
    { status: 'failed', retry: { state: 'in-progress' } },
    'retrying',
  ],
  ['T3: a run that waits for its retry', { status: 'waiting', waiting: { for: 'retry' } }, 'retrying'],
  [
    'T3: a run in its last attempt is not retried',
    { status: 'failed', attempt: 3, retry: { state: 'in-progress', maximum: 3 } },
    'failed',
  ],
  [
    'T3: a maximum of 0 is no limit',
    { status: 'failed', attempt: 3, retry: { state: 'in-progress', maximum: 0 } },
    'retrying',
  ],
  [
    'T3: a system that gave up does not retry',
    { status: 'failed', retry: { state: 'maximum-attempts-reached', nextAt: NOW + 1 } },
    'failed',
  ],
  ['T3: a next try in the past is not planned', { status: 'failed', retry: { nextAt: NOW - 1 } }, 'failed'],
  [
    'T3: a next try that is long overdue does not come',
    { status: 'failed', retry: { state: 'in-progress', nextAt: LONG_AGO } },
    'failed',
  ],
  [
    'T3: a wait for a retry that is long overdue is stuck',
    { status: 'waiting', waiting: { for: 'retry', until: LONG_AGO } },
    'stuck',
  ],
  ['T3: a run that succeeded is not retried', { status: 'succeeded', retry: { nextAt: NOW + 1 } }, 'none'],
  [
    'T3: a run that was cancelled is not retried',
    { status: 'cancelled', retry: { nextAt: NOW + 1 } },
    'cancelled',
  ],
  ['T4: an approval blocks', { status: 'waiting', waiting: { for: 'approval' } }, 'blocked'],
  [
    'T4: an input blocks, however long ago the last event was',
    { status: 'waiting', waiting: { for: 'input' }, lastEventAt: 0 },
    'blocked',
  ],
  ["T4: the host's own blocker blocks", { status: 'running', blocker: { text: 'x' } }, 'blocked'],
  [
    'T4: a budget that is used up blocks',
    { status: 'running', budget: { unit: 'usd', limit: 5, used: 5 } },
    'blocked',
  ],
  [
    'T4: a budget that is not used up does not',
    { status: 'running', budget: { unit: 'usd', limit: 5, used: 4 } },
    'none',
  ],
  [
    'T4: a run that succeeded is not blocked by what it has used',
    { status: 'succeeded', budget: { unit: 'usd', limit: 5, used: 5 } },
    'none',
  ],
  ['T5: a running run is stuck after the threshold', { status: 'running', lastEventAt: LONG_AGO }, 'stuck'],
  ['T5: a running run is not stuck just before it', { status: 'running', lastEventAt: JUST_NOW }, 'none'],
  ['T5: a queued run is silent since it was created', { status: 'queued', createdAt: LONG_AGO }, 'stuck'],
  [
    'T5: a running run that tells no events is not called stuck',
    { status: 'running', startedAt: 0, createdAt: 0 },
    'none',
  ],
  [
    'T5: a run that waits for capacity is stuck after the threshold',
    { status: 'waiting', waiting: { for: 'capacity', since: LONG_AGO } },
    'stuck',
  ],
  [
    'T5: a run that waits for a timer is not',
    { status: 'waiting', waiting: { for: 'timer', since: LONG_AGO } },
    'none',
  ],
  [
    'T5: a timer that should have ended long ago is',
    { status: 'waiting', waiting: { for: 'timer', until: LONG_AGO } },
    'stuck',
  ],
  [
    'T5: a wait that ends in the future is not, however silent',
    { status: 'waiting', waiting: { for: 'capacity', until: NOW + 1 }, lastEventAt: 0 },
    'none',
  ],
  [
    'T6: artifacts known to be none though expected are empty',
    { status: 'succeeded', artifacts: null, expects: { artifacts: true } },
    'empty',
  ],
  [
    'T6: an empty list is known to be none',
    { status: 'succeeded', artifacts: [], expects: { artifacts: true } },
    'empty',
  ],
  ['T6: unknown artifacts are not empty', { status: 'succeeded', expects: { artifacts: true } }, 'none'],
  ['T6: nothing expected, nothing empty', { status: 'succeeded', artifacts: [] }, 'none'],
  [
    'T7: a failed evaluation makes a success wrong',
    { status: 'succeeded', evaluation: { passed: false } },
    'wrong',
  ],
  [
    'T7: wrong comes before empty',
    { status: 'succeeded', evaluation: { passed: false }, artifacts: [], expects: { artifacts: true } },
    'wrong',
  ],
  ['T7: a success is no trouble', { status: 'succeeded', evaluation: { passed: true } }, 'none'],
];

/** A run that is not over and says little. */
const quietRun = fc.record(
  {
    id: fc.constant('a'),
    observedAt: fc.integer({ min: NOW, max: 2 * NOW }),
    status: fc.constantFrom('queued', 'running', 'waiting'),
    lastEventAt: fc.nat(NOW),
    createdAt: fc.nat(NOW),
    waiting: fc.record(
      { for: fc.constantFrom('capacity', 'timer'), since: fc.nat(NOW), until: fc.nat(2 * NOW) },
      { requiredKeys: ['for'] },
    ),
  },
  { requiredKeys: ['id', 'observedAt', 'status'] },
);

describe('troubleOf', () => {
  it.each(table)('%s', (_, run, trouble) => {
    expect(troubleOf({ id: 'a', observedAt: NOW, ...run })).toBe(trouble);
  });

  it("T5: the threshold is the caller's", () => {
    const run: Run = { id: 'a', observedAt: NOW, status: 'running', lastEventAt: NOW - 5_000 };
    expect([troubleOf(run, 5_000), troubleOf(run, 5_001)]).toEqual(['stuck', 'none']);
  });

  it('T8: null counts as unknown in what a host passes', () => {
    const nothing = Object.fromEntries(
      ['status', 'waiting', 'retry', 'budget', 'blocker', 'lastEventAt', 'createdAt', 'attempt'].map(
        (key) => [key, null],
      ),
    );
    expect(troubleOf({ id: 'a', observedAt: NOW, ...nothing })).toBe(undefined);
    const host = {
      id: 'a',
      observedAt: NOW,
      ...nothing,
      status: 'failed',
      retry: { state: null, maximum: null, nextAt: null },
    };
    expect(troubleOf(host as unknown as Run)).toBe('failed');
  });

  it('T8: every run that intake leaves has one answer, and the same one twice', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryRun, mutatedRun), (input) => {
        const { run } = intake(input, NOW);
        const trouble = troubleOf(run);
        expect([undefined, ...TROUBLES]).toContain(trouble);
        expect(troubleOf(structuredClone(run))).toBe(trouble);
        if (run.status !== undefined) expect(trouble).not.toBe(undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it('T5: a run that is stuck stays stuck while nothing happens', () => {
    fc.assert(
      fc.property(quietRun, fc.nat(5_000_000), (run, later) => {
        fc.pre(troubleOf(run) === 'stuck');
        expect(troubleOf({ ...run, observedAt: run.observedAt + later })).toBe('stuck');
      }),
    );
  });

  it('T5: an event just now ends being stuck', () => {
    fc.assert(
      fc.property(quietRun, (run) => {
        fc.pre(troubleOf(run) === 'stuck' && run.waiting?.until === undefined);
        expect(troubleOf({ ...run, lastEventAt: run.observedAt })).toBe('none');
      }),
    );
  });
});

describe('silenceOf', () => {
  it.each([
    ['the last event', { status: 'running', lastEventAt: 40 }, 60],
    ['the beginning of a wait', { status: 'waiting', waiting: { for: 'capacity', since: 30 } }, 70],
    ['the creation of a queued run', { status: 'queued', createdAt: 10 }, 90],
    ['nothing, when no event is known', { status: 'running', createdAt: 10, startedAt: 20 }, undefined],
  ] as const)('counts from %s', (_, run, silence) => {
    expect(silenceOf({ id: 'a', observedAt: 100, ...run })).toBe(silence);
  });
});
