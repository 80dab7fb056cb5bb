import { describe, expect, it } from 'vitest';
import type { Fit, Standing } from '../../../src/core/model/fit.ts';
import { failuresToExplain } from '../../../src/core/model/failures.ts';
import { nextMove } from '../../../src/core/fit/move/nextMove.ts';
import type { Abilities, Move } from '../../../src/core/model/move.ts';
import type { Run, Step } from '../../../src/core/model/run.ts';
import { EMPTY_TRAIL, type Trail } from '../../../src/core/model/trail.ts';
import { troubleOf } from '../../../src/core/model/trouble.ts';
import { moveCatalog, type Rule } from './moveCatalog.ts';

const NOW = 1_000_000;
const ABLE: Abilities = {
  retry: true,
  resume: true,
  skip: true,
  surfaces: ['billing', 'approvals'],
  step: true,
};

interface Case {
  readonly standing?: Standing;
  readonly run?: Partial<Run>;
  /** Of the one step, `a`, which failed. */
  readonly step?: Partial<Step>;
  /** `next` of the leading guide. */
  readonly next?: readonly Rule[];
  /** `next` of the general guide, which leads when there is no `next`. */
  readonly general?: readonly Rule[];
  readonly trail?: Partial<Trail>;
  readonly can?: Partial<Abilities>;
}

function decide({ run: more, step, next, general = [], trail, can, standing }: Case): Move {
  const failing: Step = { id: 'a', title: 'A', status: 'failed', failure: { at: NOW - 1_000 }, ...step };
  const run: Run = { id: 'r', observedAt: NOW, status: 'failed', steps: [failing], ...more };
  const catalog = moveCatalog({ 'run-failed': general, ...(next ? { special: next } : {}) });
  return nextMove({
    catalog,
    run,
    result: {
      trouble: troubleOf(run),
      failure: failuresToExplain(run)[0],
      fits: standing ? [{ ...BARE_FIT, standing }] : [],
      ruledOut: [],
      lead: next ? 'special' : 'run-failed',
    },
    trail: { ...EMPTY_TRAIL, ...trail },
    can: { ...ABLE, ...can },
    now: NOW,
  });
}

const BARE_FIT: Omit<Fit, 'standing'> = {
  guide: 'special',
  score: 2,
  parts: [],
  confidence: 0.9,
  counts: { right: 9, of: 10 },
  dominant: 0,
  symptoms: [],
  captures: {},
};

const guards = (move: Move): string[] => move.guards.map((guard) => guard.code);
const RETRY: Rule[] = [{ move: 'retry' }, { move: 'fix', open: { surface: 'billing' } }];

describe('nextMove', () => {
  it('M1: no trouble needs nothing', () => {
    expect(decide({ run: { status: 'succeeded', steps: [] } })).toEqual({
      kind: 'continue',
      how: 'nothing',
      because: { code: 'nothing-wrong' },
      guards: [],
      possible: true,
    });
  });

  it('M1: a run that was cancelled and left no failure needs nothing', () => {
    expect(decide({ run: { status: 'cancelled', steps: [] } })).toMatchObject({
      kind: 'continue',
      how: 'nothing',
    });
    expect(decide({ run: { status: 'cancelled' } })).toMatchObject({ kind: 'fix', open: { step: 'a' } });
  });

  it('M2: what the system retries by itself is waited for', () => {
    expect(decide({ run: { retry: { nextAt: NOW + 5 } }, next: RETRY })).toEqual({
      kind: 'continue',
      how: 'wait',
      at: NOW + 5,
      because: { code: 'system-retries', at: NOW + 5 },
      guards: [],
      possible: true,
    });
    expect(decide({ run: { retry: { state: 'in-progress' } } })).toEqual({
      kind: 'continue',
      how: 'wait',
      because: { code: 'system-retries' },
      guards: [],
      possible: true,
    });
  });

  it.each<[string, Partial<Run>, Partial<Move>]>([
    [
      'a fix on its surface',
      { blocker: { text: 'x', surface: 'billing', move: 'fix' } },
      { kind: 'fix', open: { surface: 'billing' } },
    ],
    [
      'a fix without a surface',
      { blocker: { text: 'x', move: 'fix' } },
      { kind: 'fix', open: { step: 'a' } },
    ],
    [
      'a surface alone',
      { blocker: { text: 'x', surface: 'billing' } },
      { kind: 'fix', open: { surface: 'billing' } },
    ],
    ['a retry', { blocker: { text: 'x', move: 'retry' } }, { kind: 'retry' }],
    ['a report', { blocker: { text: 'x', move: 'report' } }, { kind: 'report' }],
    [
      'to continue what is blocked',
      { status: 'waiting', blocker: { text: 'x', move: 'continue' } },
      { kind: 'continue', how: 'resume' },
    ],
    [
      'to continue what failed',
      { blocker: { text: 'x', move: 'continue' } },
      { kind: 'continue', how: 'wait' },
    ],
  ])("M3: the host's blocker calls for %s, whatever the guide says", (_, run, move) => {
    const next: Rule[] = [{ move: 'fix', open: { surface: 'approvals' } }];
    expect(decide({ run, next })).toMatchObject({ ...move, because: { code: 'blocker', text: 'x' } });
  });

  it('M3: a blocker that says no more than words leaves the move to the guide', () => {
    expect(decide({ run: { blocker: { text: 'x' } }, next: RETRY })).toMatchObject({ kind: 'retry' });
  });

  it('M4: a system that says when to come back is retried then', () => {
    const step = { failure: { at: NOW - 1_000, retry: { after: 5_000, said: 'Retry-After' } } };
    expect(decide({ step })).toEqual({
      kind: 'retry',
      at: NOW + 4_000,
      because: { code: 'retry-after', at: NOW + 4_000, said: 'Retry-After' },
      guards: [],
      possible: true,
    });
    expect(decide({ step, next: [{ move: 'fix' }] })).toMatchObject({
      kind: 'retry',
    });
  });

  it('M4: a guide that retries gives its own reason, and waits what the system asked for', () => {
    const step = { failure: { at: NOW - 1_000, retry: { after: 5_000 } } };
    expect(
      decide({ step, next: [{ move: 'retry', after: { signal: 'error.retryAfter', else: 60_000 } }] }),
    ).toMatchObject({
      kind: 'retry',
      at: NOW + 4_000,
      because: { code: 'guide', guide: 'special', rule: 0 },
      guards: [{ code: 'retry-after', at: NOW + 4_000 }],
    });
  });

  it('M5: the first rule that applies wins', () => {
    const next: Rule[] = [
      { move: 'retry', when: [{ signal: 'retry.sameFailure', op: '>', value: 1 }] },
      {
        move: 'fix',
        open: { surface: 'billing' },
        when: [{ signal: 'retry.sameFailure', op: '<=', value: 1 }],
      },
      { move: 'report' },
    ];
    expect(decide({ run: { retry: { sameFailure: 1 } }, next })).toMatchObject({
      kind: 'fix',
      open: { surface: 'billing' },
    });
    expect(decide({ run: { retry: { sameFailure: 2 } }, next })).toMatchObject({ kind: 'retry' });
  });

  it('M5: an unknown when is passed over', () => {
    const next: Rule[] = [
      { move: 'retry', when: [{ signal: 'retry.sameFailure', op: '<', value: 3 }] },
      { move: 'fix' },
    ];
    expect(decide({ next })).toMatchObject({ kind: 'fix', because: { rule: 1 } });
  });

  it('M5: a rule may ask what the operator did and what the host can', () => {
    const next: Rule[] = [
      {
        move: 'report',
        when: [
          { signal: 'trail.replayOpened', op: '=', value: true },
          { signal: 'can.open', op: '=', value: 'billing' },
        ],
      },
      { move: 'fix', open: { step: 'failing' } },
    ];
    expect(decide({ next, trail: { replayOpenedAt: 5 } })).toMatchObject({ kind: 'report', guards: [] });
    expect(decide({ next, trail: { replayOpenedAt: 5 }, can: { surfaces: [] } })).toMatchObject({
      kind: 'fix',
    });
    expect(decide({ next })).toMatchObject({ kind: 'fix', open: { step: 'a' } });
  });

  it('M6: what waits for a person goes on with the answer, when no guide leads', () => {
    const run: Partial<Run> = {
      status: 'waiting',
      waiting: { for: 'approval', who: 'Ada', until: NOW + 9 },
      steps: [],
    };
    expect(decide({ run, general: [{ move: 'fix', open: { step: 'failing' } }] })).toEqual({
      kind: 'continue',
      how: 'resume',
      because: { code: 'waiting', for: 'approval', who: 'Ada', until: NOW + 9 },
      guards: [],
      possible: true,
    });
    expect(decide({ run, can: { resume: false } })).toMatchObject({
      kind: 'continue',
      how: 'resume',
      guards: [{ code: 'host-cannot', move: 'resume' }],
      possible: false,
    });
  });

  it('M7: without a guide the failing step is opened', () => {
    expect(decide({})).toEqual({
      kind: 'fix',
      open: { step: 'a' },
      because: { code: 'no-guide' },
      guards: [],
      possible: true,
    });
    expect(decide({ can: { step: false } })).toEqual({
      kind: 'fix',
      because: { code: 'no-guide' },
      guards: [],
      possible: true,
    });
  });

  it.each<[string, Case, object]>([
    [
      'the failure says it must not be',
      { step: { failure: { retry: { allowed: false, said: 'x-should-retry' } } } },
      { code: 'declared-not-retryable', said: 'x-should-retry' },
    ],
    [
      'a cause says it must not be',
      { step: { failure: { cause: { retry: { allowed: false } } } } },
      { code: 'declared-not-retryable' },
    ],
    [
      'the system calls it non-retryable',
      { run: { retry: { state: 'non-retryable-failure' } } },
      { code: 'declared-not-retryable' },
    ],
    [
      'it failed alike three times',
      { run: { retry: { sameFailure: 3 } } },
      { code: 'failed-alike', times: 3 },
    ],
    [
      'its step cannot be repeated and does not say what that would do',
      { step: { repeatable: false } },
      { code: 'not-repeatable' },
    ],
  ])('M8: retry is held back when %s, and the next rule is taken', (_, one, guard) => {
    expect(decide({ ...one, next: RETRY })).toMatchObject({
      kind: 'fix',
      open: { surface: 'billing' },
      guards: [guard],
    });
    expect(decide({ ...one, next: [{ move: 'retry' }] })).toMatchObject({
      kind: 'fix',
      open: { step: 'a' },
      guards: [guard],
    });
    const blocker = { text: 'x', move: 'retry' as const };
    expect(decide({ ...one, run: { ...one.run, blocker } }).kind).toBe('fix');
  });

  it('M8: another failure that must not be repeated holds it back too', () => {
    const other: Step = { id: 'b', title: 'B', failure: { retry: { allowed: false } } };
    const first: Step = { id: 'a', title: 'A', failure: { retry: { after: 1 } } };
    expect(decide({ run: { steps: [first, other] }, next: RETRY })).toMatchObject({
      kind: 'fix',
      guards: [{ code: 'declared-not-retryable' }],
    });
  });

  it('M8: a step that failed and is not repeatable holds it back, also when the answer is about another failure', () => {
    const charge: Step = { id: 'b', title: 'Charge', status: 'failed', repeatable: false };
    const first: Step = { id: 'a', title: 'A', failure: { retry: { after: 1 } } };
    const blocker = { text: 'x', move: 'retry' as const };
    expect(decide({ run: { steps: [first, charge], blocker } })).toMatchObject({
      kind: 'fix',
      guards: [{ code: 'not-repeatable' }],
    });
  });

  it('M8: two alike are not yet three', () => {
    expect(decide({ run: { retry: { sameFailure: 2 } }, next: RETRY })).toMatchObject({
      kind: 'retry',
      guards: [],
    });
  });

  it('M8 H3: failures alike are counted from the history, but for a flaky run', () => {
    const past = (id: string, status: 'failed' | 'succeeded'): Run => ({
      id,
      status,
      observedAt: NOW,
      ...(status === 'failed' && { steps: [{ id: 'a', title: 'A', status, failure: { at: 1 } }] }),
    });
    const row = [past('3', 'failed'), past('2', 'failed'), past('1', 'failed')];
    expect(decide({ next: RETRY, run: { history: row } })).toMatchObject({
      kind: 'fix',
      guards: [{ code: 'failed-alike', times: 3 }],
    });
    expect(decide({ next: RETRY, run: { history: row, retry: { sameFailure: 0 } } }).kind).toBe('retry');
    expect(decide({ next: RETRY, run: { history: row.slice(1) } }).kind).toBe('retry');
  });

  it('M9: a step that says what repeating it does may be retried, and says so', () => {
    expect(
      decide({ step: { repeatable: false, effects: 'sends the e-mail again' }, next: RETRY }),
    ).toMatchObject({
      kind: 'retry',
      guards: [{ code: 'repeats', effects: 'sends the e-mail again' }],
      possible: true,
    });
  });

  it('M9: where only words speak for the guide, what is known to have effects asks too', () => {
    const step = { effects: 'sends the e-mail again' };
    const repeats = [{ code: 'repeats', effects: 'sends the e-mail again' }];
    const guardsAt = (standing: Standing, more = {}): unknown =>
      decide({ step: { ...step, ...more }, next: RETRY, standing }).guards;
    expect(guardsAt('likely')).toEqual(repeats);
    expect(guardsAt('clear')).toEqual([]);
    expect(guardsAt('likely', { repeatable: true })).toEqual([]);
  });

  it('M10: the longer of what the guide and what the system ask for is waited out', () => {
    const step = { failure: { at: NOW - 1_000, retry: { after: 2_000 } } };
    expect(decide({ step, next: [{ move: 'retry', after: { else: 9_000 } }] })).toMatchObject({
      at: NOW + 8_000,
    });
    expect(decide({ step, next: [{ move: 'retry', after: { else: 1_500 } }] })).toMatchObject({
      at: NOW + 1_000,
    });
  });

  it('M10: what has been waited out is not waited for again', () => {
    const step = { failure: { at: NOW - 9_000, retry: { after: 2_000 } } };
    expect(decide({ step, next: [{ move: 'retry', after: { signal: 'error.retryAfter' } }] })).toEqual({
      kind: 'retry',
      because: { code: 'guide', guide: 'special', rule: 0, captures: {} },
      guards: [],
      possible: true,
    });
  });

  it.each<[string, Partial<Run>, number]>([
    [
      "the failure's own time",
      { steps: [{ id: 'a', title: '', endedAt: 3, failure: { at: NOW - 1 } }] },
      NOW - 1,
    ],
    [
      'the end of its step',
      { steps: [{ id: 'a', title: '', endedAt: NOW - 2, failure: {} }], endedAt: 3 },
      NOW - 2,
    ],
    ['the end of the run', { steps: [], failures: [{}], endedAt: NOW - 3, lastEventAt: 3 }, NOW - 3],
    ['the last event', { steps: [], failures: [{}], lastEventAt: NOW - 4 }, NOW - 4],
    ['the moment of observation', { steps: [], failures: [{}], observedAt: NOW - 5 }, NOW - 5],
  ])('M10: waiting counts from %s, never from the clock', (_, run, from) => {
    expect(decide({ run, next: [{ move: 'retry', after: { else: 60_000 } }] })).toMatchObject({
      at: from + 60_000,
    });
  });

  it('M11: a retry the host cannot perform is explained', () => {
    expect(decide({ next: RETRY, can: { retry: false } })).toMatchObject({
      kind: 'retry',
      guards: [{ code: 'host-cannot', move: 'retry' }],
      possible: false,
    });
  });

  it('M12: resume needs a host that can, else the next rule is taken', () => {
    const next: Rule[] = [
      { move: 'continue', how: 'resume' },
      { move: 'fix', open: { surface: 'approvals' } },
    ];
    expect(decide({ next })).toMatchObject({ kind: 'continue', how: 'resume', possible: true });
    expect(decide({ next, can: { resume: false } })).toMatchObject({
      kind: 'fix',
      guards: [{ code: 'host-cannot', move: 'resume' }],
    });
    expect(decide({ next: next.slice(0, 1), can: { resume: false } })).toMatchObject({
      kind: 'continue',
      how: 'resume',
      possible: false,
    });
  });

  it('M12: skip needs a host that can and a step that is optional', () => {
    const next: Rule[] = [{ move: 'continue', how: 'skip' }];
    expect(decide({ next, step: { optional: true } })).toMatchObject({
      kind: 'continue',
      how: 'skip',
      possible: true,
    });
    expect(decide({ next })).toMatchObject({ kind: 'fix', guards: [{ code: 'not-optional' }] });
    expect(decide({ next, step: { optional: true }, can: { skip: false } })).toMatchObject({
      how: 'skip',
      possible: false,
    });
  });

  it('M13: the general guide reports only after inspection', () => {
    const general: Rule[] = [{ move: 'report' }, { move: 'fix', open: { step: 'failing' } }];
    expect(decide({ general })).toMatchObject({
      kind: 'fix',
      open: { step: 'a' },
      guards: [{ code: 'inspect-first' }],
    });
    for (const trail of [{ replayOpenedAt: 1 }, { failingStepViewedAt: 1 }, { stepsViewed: ['a'] }]) {
      expect(decide({ general, trail })).toMatchObject({ kind: 'report', guards: [] });
    }
    expect(decide({ general, trail: { stepsViewed: ['b'] } }).kind).toBe('fix');
  });

  it('M13: a guide about this problem may send to support, and still advises to look first', () => {
    expect(decide({ next: [{ move: 'report' }] })).toMatchObject({
      kind: 'report',
      guards: [{ code: 'inspect-first' }],
    });
    expect(decide({ next: [{ move: 'report' }], trail: { replayOpenedAt: 1 } })).toMatchObject({
      kind: 'report',
      guards: [],
    });
  });

  it('M14: a surface the host cannot open is named and explained', () => {
    expect(decide({ next: [{ move: 'fix', open: { surface: 'vault' } }] })).toMatchObject({
      kind: 'fix',
      open: { surface: 'vault' },
      guards: [{ code: 'no-surface', surface: 'vault' }],
      possible: false,
    });
  });

  it('M15: a wait ends when the guide or the run says', () => {
    const next: Rule[] = [{ move: 'continue', how: 'wait', after: { else: 5_000 } }];
    expect(decide({ next })).toMatchObject({ kind: 'continue', how: 'wait', at: NOW + 4_000 });
    const wait: Rule[] = [{ move: 'continue', how: 'wait' }];
    expect(decide({ next: wait, run: { waiting: { for: 'capacity', until: NOW + 7 } } })).toMatchObject({
      at: NOW + 7,
    });
  });

  it('M8: a step that the host calls failed holds it back, also where the failure told of it was recovered from', () => {
    const charge: Step = { id: 'b', title: 'Charge', status: 'failed', repeatable: false };
    const first: Step = { id: 'a', title: 'A', failure: { retry: { after: 1 } } };
    const blocker = { text: 'x', move: 'retry' as const };
    const failures = [{ stepId: 'b', recovered: true }];
    const told = (step: Step): Run => ({ steps: [first, step], failures, blocker }) as unknown as Run;
    expect(decide({ run: told(charge) })).toMatchObject({
      kind: 'fix',
      guards: [{ code: 'not-repeatable' }],
    });
    expect(decide({ run: told({ ...charge, status: 'running' }) })).toMatchObject({ kind: 'retry' });
  });

  it('M16: what was held back is told once, in the order met', () => {
    const next: Rule[] = [
      { move: 'retry' },
      { move: 'continue', how: 'skip' },
      { move: 'retry' },
      { move: 'fix' },
    ];
    expect(guards(decide({ next, step: { repeatable: false } }))).toEqual(['not-repeatable', 'not-optional']);
  });
});
