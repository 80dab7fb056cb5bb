import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failuresToExplain } from '../../../src/core/model/failures.ts';
import { intake } from '../../../src/core/fit/intake.ts';
import { readNextSignals } from '../../../src/core/fit/signal/readNextSignals.ts';
import { readSignals } from '../../../src/core/fit/signal/readSignals.ts';
import type { SignalReadings } from '../../../src/core/fit/signal/signalReadings.ts';
import type { Failure, Run, Step } from '../../../src/core/model/run.ts';
import { SIGNALS } from '../../../src/core/model/signal/signals.ts';
import { EMPTY_TRAIL } from '../../../src/core/model/trail.ts';
import { arbitraryRun, mutatedRun } from './arbitraryRun.ts';
import { growth } from '../../growth.ts';

const NOW = 10_000_000;
const run = (more: Partial<Run>): Run => ({ id: 'r', observedAt: NOW, ...more });
const step = (id: string, more: Partial<Step> = {}): Step => ({ id, title: id, ...more });
const failed = (id: string, more: Partial<Step> = {}): Step =>
  step(id, { failure: { message: id }, ...more });
const places = (one: Run, at?: number): string[] =>
  failuresToExplain(one, at).map(({ candidate, path }) => `${candidate} ${path}`);

const values = (readings: SignalReadings, name: string): unknown =>
  readings.get(name)?.map(({ value }) => value);
const read = (more: Partial<Run>): SignalReadings => {
  const one = run(more);
  return readSignals(one, failuresToExplain(one)[0]);
};

describe('failuresToExplain', () => {
  it.each<[string, Partial<Run>, string[]]>([
    ['S7: a run without failures has none', { steps: [step('a')] }, []],
    ['S7: one failure is the root alone', { steps: [failed('a')] }, ['root steps[0].failure']],
    ['S7: a recovered failure is none', { failures: [{ recovered: true }, {}] }, ['root failures[1]']],
    ['S7: a step that succeeded got past its failure', { steps: [failed('a', { status: 'succeeded' })] }, []],
    [
      'S7: the first is the root and the last is terminal',
      { steps: [failed('a'), failed('b'), failed('c')] },
      ['root steps[0].failure', 'terminal steps[2].failure'],
    ],
    [
      'S8: a step that depends on a failed one is not the root',
      { steps: [failed('b', { dependsOn: ['a'], endedAt: 1 }), failed('a', { endedAt: 2 })] },
      ['root steps[1].failure'],
    ],
    [
      'S8: dependence goes through steps that did not fail',
      {
        steps: [
          failed('c', { dependsOn: ['b'], endedAt: 1 }),
          step('b', { dependsOn: ['a'] }),
          failed('a', { endedAt: 2 }),
        ],
      },
      ['root steps[2].failure'],
    ],
    [
      'S8: of steps that depend on each other the earliest is the root',
      { steps: [failed('a', { dependsOn: ['b'] }), failed('b', { dependsOn: ['a'] })] },
      ['root steps[0].failure', 'terminal steps[1].failure'],
    ],
    [
      'S8: a step that depends on itself, or on one that is not there, can be the root',
      { steps: [failed('a', { dependsOn: ['a', 'gone'] })] },
      ['root steps[0].failure'],
    ],
    [
      'S9: a failed step without a failure counts',
      { steps: [step('a', { status: 'failed' })] },
      ['root steps[0].failure'],
    ],
    [
      'S9: a failure of the run can name its step',
      { steps: [step('a', { status: 'failed' })], failures: [{ stepId: 'a', message: 'x' }] },
      ['root failures[0]'],
    ],
    [
      'S9: an optional step is not to blame beside another',
      { steps: [failed('a', { optional: true }), failed('b')] },
      ['root steps[1].failure'],
    ],
    [
      'S9: an optional step alone is',
      { steps: [failed('a', { optional: true })] },
      ['root steps[0].failure'],
    ],
    [
      'S10: a failure of the run without a time comes last',
      { steps: [failed('a', { endedAt: 9 })], failures: [{ message: 'The run failed.' }] },
      ['root steps[0].failure', 'terminal failures[0]'],
    ],
    [
      'S10: a stated time comes before the order of steps',
      { steps: [failed('a', { failure: { at: 5 } }), failed('b', { failure: { at: 3 } })] },
      ['root steps[1].failure', 'terminal steps[0].failure'],
    ],
  ])('%s', (_, more, expected) => {
    expect(places(run(more))).toEqual(expected);
  });

  it('S10: the cursor sees the last failure at or before its moment', () => {
    const steps = [1, 2, 3].map((at) => failed(`s${at}`, { failure: { at } }));
    expect(places(run({ steps }), 0)).toEqual(['root steps[0].failure', 'terminal steps[2].failure']);
    expect(places(run({ steps }), 2)).toEqual([
      'root steps[0].failure',
      'terminal steps[2].failure',
      'cursor steps[1].failure',
    ]);
  });

  it('S7: a failure keeps its step and its causes', () => {
    const failure: Failure = { message: 'outer', cause: { code: 'ENOENT' } };
    expect(failuresToExplain(run({ steps: [step('a', { failure })] }))).toEqual([
      { failure, candidate: 'root', path: 'steps[0].failure', stepId: 'a' },
    ]);
  });

  it('S8: 100,000 failed steps that depend on one another are placed in a time that grows with their number alone', () => {
    const steps = Array.from({ length: 100_000 }, (_, index) =>
      failed(`s${index}`, { dependsOn: index > 0 ? [`s${index - 1}`, `s${index >> 1}`] : [] }),
    );
    expect(places(run({ steps }))).toEqual(['root steps[0].failure', 'terminal steps[99999].failure']);
    expect(growth((size) => places(run({ steps: steps.slice(0, size) })), 25_000)).toBeLessThan(10);
  });

  it('S7: every place leads to a failure of the run, or to a failed step', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryRun, mutatedRun), fc.nat(3_000_000), (input, at) => {
        const { run: one } = intake(input, NOW);
        for (const { failure, path } of failuresToExplain(one, at)) {
          expect(failure.recovered).not.toBe(true);
          const found = resolve(one, path);
          if (found === undefined) expect(resolve(one, path.replace('.failure', '.status'))).toBe('failed');
          else expect(found).toBe(failure);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('readSignals', () => {
  it('S1: every signal of the table is known of a run that tells everything, and of a run that tells nothing, unknown', () => {
    const full = run({
      status: 'running',
      phase: 'review',
      attempt: 2,
      lastEventAt: NOW - 1,
      startedAt: NOW - 5,
      waiting: { for: 'approval', who: 'Ada', since: NOW - 3 },
      retry: { state: 'timeout', sameFailure: 1 },
      artifacts: [{ id: 'x', name: 'x', partial: false }],
      expects: { artifacts: true },
      context: { attached: 2, used: 0 },
      budget: { unit: 'usd', limit: 1, used: 1 },
      evaluation: { passed: false },
      blocker: { text: 'paused', surface: 'billing', move: 'fix' },
      source: { system: 'orbit' },
      history: [run({ id: 'before' })],
      steps: [
        step('a', {
          kind: 'request',
          optional: false,
          repeatable: true,
          failure: {
            type: 'T',
            code: 'C',
            reason: 'R',
            message: 'M',
            status: 500,
            grpcStatus: 'INTERNAL',
            exitCode: 1,
            signal: 'SIGKILL',
            timeout: 'run',
            provider: 'p',
            retry: { allowed: false, after: 5 },
          },
        }),
      ],
    });
    const told = readSignals(full, failuresToExplain(full)[0], { verdict: 'wrong-result' });
    const silent = readSignals(run({}), undefined);
    const next = readNextSignals(
      EMPTY_TRAIL,
      { retry: true, resume: true, skip: true, surfaces: [], step: true },
      'g',
    );
    for (const signal of SIGNALS) {
      const { name, type } = signal;
      if (type === 'text') {
        expect(told.text(name)?.length, name).toBeGreaterThan(0);
        expect(silent.text(name), name).toBe(undefined);
      } else if ('only' in signal) {
        expect(next.get(name), name).toBeDefined();
        expect(told.get(name), name).toBe(undefined);
      } else {
        expect(told.get(name)?.length, name).toBeGreaterThan(0);
        expect(silent.get(name), name).toBe(undefined);
      }
    }
    expect(told.get('no.such') ?? told.get('toString') ?? told.text('toString' as 'log')).toBe(undefined);
  });

  it('S2: codes come along the causes, outermost first, with their paths', () => {
    const failure: Failure = { code: 'OUTER', cause: { cause: { code: 'INNER' } } };
    expect(read({ steps: [step('a', { failure })] }).get('error.code')).toEqual([
      { value: 'OUTER', path: 'steps[0].failure.code', stepId: 'a' },
      { value: 'INNER', path: 'steps[0].failure.cause.cause.code', stepId: 'a' },
    ]);
  });

  it('S11: retry hints come from the outermost cause that gives one', () => {
    const failure: Failure = {
      cause: { retry: { after: 5 }, cause: { retry: { after: 9, allowed: false } } },
    };
    const readings = read({ failures: [failure] });
    expect(readings.get('error.retryAfter')).toEqual([{ value: 5, path: 'failures[0].cause.retry.after' }]);
    expect(values(readings, 'error.retryAllowed')).toEqual([false]);
  });

  it('S12: the texts of a step are its own logs, those of no step, and its own words', () => {
    const readings = read({
      log: [{ text: 'run' }, { text: 'of b', stepId: 'b' }, { text: 'of a', stepId: 'a', startLine: 7 }],
      steps: [
        failed('a', {
          failure: { message: 'm', stack: 's', cause: { detail: 'd' } },
          log: { text: 'own', truncated: true },
        }),
        step('b', { log: { text: 'other' } }),
      ],
    });
    expect(
      readings.text('log')!.map(({ path, text, truncated }) => `${path} ${text} ${String(truncated)}`),
    ).toEqual([
      'steps[0].log.text own true',
      'log[0].text run false',
      'log[2].text of a false',
      'steps[0].failure.message m false',
      'steps[0].failure.cause.detail d false',
      'steps[0].failure.stack s false',
    ]);
    expect(readings.text('log')![2]).toMatchObject({ startLine: 7, stepId: 'a' });
    expect(readings.text('error.message')!.map(({ text }) => text)).toEqual(['m', 'd']);
  });

  it('S12: beside a failure of the run, steps that succeeded have nothing to tell', () => {
    const steps = [
      step('a', { status: 'succeeded', log: { text: 'fine' } }),
      step('b', { log: { text: 'x' } }),
    ];
    expect(
      read({ failures: [{}], steps })
        .text('log')!
        .map(({ text }) => text),
    ).toEqual(['x']);
    expect(
      read({ steps })
        .text('log')!
        .map(({ text }) => text),
    ).toEqual(['fine', 'x']);
  });

  it('S12: where no log is known, the words of a failure count as truncated', () => {
    expect(read({ failures: [{ message: 'm' }] }).text('log')).toEqual([
      { path: 'failures[0].message', text: 'm', truncated: false },
      { path: 'log', text: '', truncated: true },
    ]);
    expect(read({ failures: [{ message: 'm' }], log: [] }).text('log')!.length).toBe(1);
    expect(read({ log: [] }).text('log')).toEqual([]);
  });

  it('S13: values in text come after the stated ones, with line and offsets', () => {
    const readings = read({
      log: [{ text: 'first\nconnect ECONNREFUSED', startLine: 40 }],
      failures: [{ code: 'STATED', message: 'HTTP/1.1 503' }],
    });
    expect(readings.get('error.code')).toEqual([
      { value: 'STATED', path: 'failures[0].code' },
      { value: 'ECONNREFUSED', path: 'log[0].text', line: 41, start: 14, end: 26, fromText: true },
    ]);
    expect(readings.get('error.status')).toMatchObject([
      { value: 503, path: 'failures[0].message', line: 1 },
    ]);
  });

  it('S13: of many values in one text the eight latest count', () => {
    const text = Array.from({ length: 20 }, (_, index) => `code: 'e${index}'`).join('\n');
    const codes = values(readSignals(run({ log: [{ text }] }), undefined), 'error.code');
    expect(codes).toEqual(['e19', 'e18', 'e17', 'e16', 'e15', 'e14', 'e13', 'e12']);
  });

  it('S14: errors are known to be none only when failures and steps are both told', () => {
    expect(read({ steps: [step('a')], failures: [] }).get('error.code')).toEqual([]);
    expect(read({ failures: [] }).get('error.code')).toBe(undefined);
    expect(read({ steps: [] }).get('error.retryAllowed')).toBe(undefined);
  });

  it('S15: what host and operator say is marked', () => {
    const one = run({ blocker: { text: 'x', surface: 'billing', move: 'fix' } });
    const readings = readSignals(one, undefined, { verdict: 'context-ignored' });
    expect(readings.get('blocker.move')).toEqual([{ value: 'fix', path: 'blocker.move', said: 'host' }]);
    expect(readings.get('verdict')).toEqual([
      { value: 'context-ignored', path: 'verdict', said: 'operator' },
    ]);
  });

  it.each<[string, string, Partial<Run>, unknown]>([
    ['silence is none when the run is over', 'run.silence', { status: 'failed', lastEventAt: 1 }, []],
    ['silence is unknown without an event', 'run.silence', { status: 'running', startedAt: 1 }, undefined],
    [
      'silence counts to the moment of observation',
      'run.silence',
      { status: 'running', lastEventAt: NOW - 7 },
      [7],
    ],
    ['a duration ends with the run', 'run.duration', { startedAt: 5, endedAt: 9 }, [4]],
    ['artifacts known to be none are nought', 'artifacts.count', { artifacts: null }, [0]],
    ['unknown artifacts are not missing', 'artifacts.missing', { expects: { artifacts: true } }, undefined],
    [
      'expected and none are missing',
      'artifacts.missing',
      { expects: { artifacts: true }, artifacts: [] },
      [true],
    ],
    [
      'none and not expected are not',
      'artifacts.missing',
      { expects: { artifacts: false }, artifacts: [] },
      [false],
    ],
    ['it is unknown whether unsaid ones were expected', 'artifacts.missing', { artifacts: [] }, undefined],
    [
      'one partial artifact is enough',
      'artifacts.partial',
      {
        artifacts: [
          { id: 'a', name: 'a' },
          { id: 'b', name: 'b', partial: true },
        ],
      },
      [true],
    ],
    [
      'an artifact that does not say so may be partial',
      'artifacts.partial',
      { artifacts: [{ id: 'a', name: 'a' }] },
      undefined,
    ],
    ['a run is cancelled when nothing in it failed', 'run.cancelled', { status: 'cancelled' }, [true]],
    ['a run that failed is not cancelled', 'run.cancelled', { status: 'failed' }, [false]],
    [
      'a run stopped after a failure is about that failure',
      'run.cancelled',
      { status: 'cancelled', failures: [{ status: 401 }] },
      [false],
    ],
    ['without a status nothing is known of a cancellation', 'run.cancelled', {}, undefined],
    ['attached and unused is unused', 'context.unused', { context: { attached: 2, used: 0 } }, [true]],
    ['nothing attached is not unused', 'context.unused', { context: { attached: 0 } }, [false]],
    ['unknown use is unknown', 'context.unused', { context: { attached: 2 } }, undefined],
    [
      'a budget at its limit is exceeded',
      'budget.exceeded',
      { budget: { unit: 'u', limit: 2, used: 2 } },
      [true],
    ],
    ['a fact of the host', 'host.plan', { facts: { plan: 'pro' } }, ['pro']],
    ['a fact nobody stated', 'host.constructor', { facts: { plan: 'pro' } }, undefined],
  ])('%s', (_, name, more, expected) => {
    expect(values(read(more), name)).toEqual(expected);
  });

  it('reads a signal once, when it is asked for', () => {
    let reads = 0;
    const one = run({});
    const counted: Run = Object.defineProperty({ ...one }, 'phase', {
      get: () => (reads++, 'review'),
      enumerable: true,
    });
    const readings = readSignals(counted, undefined);
    expect(reads).toBe(0);
    expect(readings.get('run.phase')).toBe(readings.get('run.phase'));
    expect(reads).toBe(1);
  });

  it('reads every value at a place of the run, of any run', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryRun, mutatedRun), (input) => {
        const { run: one } = intake(input, NOW);
        for (const placed of [undefined, ...failuresToExplain(one)]) {
          const readings = readSignals(one, placed);
          for (const { name } of SIGNALS) {
            for (const { path, fromText, start, end, value, kind } of readings.get(name) ?? []) {
              const found = resolve(one, path);
              if (kind && !fromText) expect(String(found).endsWith(String(value))).toBe(true);
              else if (!fromText && name.startsWith('error.')) expect(found).toBe(value);
              if (fromText) expect(String(found).slice(start, end).length).toBe(end! - start!);
            }
          }
          for (const { path, text } of readings.text('log') ?? [])
            if (path !== 'log') expect(resolve(one, path)).toBe(text);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('S16: what the trail does not hold was not done', () => {
    const can = { retry: true, resume: false, skip: false, surfaces: ['billing'], step: true };
    const readings = readNextSignals({ ...EMPTY_TRAIL, ticked: { g: [0, 2] }, replayOpenedAt: 5 }, can, 'g');
    expect(values(readings, 'trail.replayOpened')).toEqual([true]);
    expect(values(readings, 'trail.failingStepViewed')).toEqual([false]);
    expect(values(readings, 'trail.surfaceOpened')).toEqual([]);
    expect(values(readings, 'trail.ticked')).toEqual([2]);
    expect(values(readings, 'can.open')).toEqual(['billing']);
  });
});

/** The value at a path such as `steps[2].failure.code`. */
function resolve(from: unknown, path: string): unknown {
  let value = from;
  for (const part of path.split(/[.[\]]+/)) {
    if (part !== '') value = (value as Record<string, unknown> | undefined)?.[part];
  }
  return value;
}
