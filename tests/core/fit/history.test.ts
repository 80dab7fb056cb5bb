import { describe, expect, it } from 'vitest';
import { changesSince } from '../../../src/core/fit/history/changesSince.ts';
import { readHistory } from '../../../src/core/fit/history/readHistory.ts';
import { intake } from '../../../src/core/fit/intake.ts';
import { readSignals } from '../../../src/core/fit/signal/readSignals.ts';
import type { Failure, Run } from '../../../src/core/model/run.ts';

const failed = (id: string, failure: Failure, more: Partial<Run> = {}): Run => ({
  id,
  status: 'failed',
  observedAt: 100,
  endedAt: Number(id),
  steps: [{ id: 's', title: 'Call the model', status: 'failed', failure }],
  ...more,
});
const good = (id: string, more: Partial<Run> = {}): Run => ({
  id,
  status: 'succeeded',
  observedAt: 100,
  endedAt: Number(id),
  ...more,
});
const limit = { code: 'rate_limit_exceeded' };
const now = (history: readonly Run[] | null): Run => failed('9', limit, { history });

describe('history', () => {
  it('H1 H2: counts what failed alike, in all and in a row, with the beginning of the row', () => {
    const history = [
      failed('8', limit),
      failed('7', limit),
      good('6'),
      failed('5', limit),
      failed('4', { code: 'x' }),
    ];
    expect(readHistory(now(history))).toEqual({
      alike: { times: 3, inARow: 2, since: 7 },
      lastGood: history[2],
      isFlaky: false,
    });
    expect(readSignals(now(history), undefined).get('retry.sameFailure')?.[0]?.value).toBe(2);
    expect(readSignals(now(history), undefined).get('history.alike')?.[0]?.value).toBe(3);
  });

  it('H1: compares words with numbers and ids masked where nothing is stated', () => {
    const words = (text: string): Failure => ({ message: text });
    const run = failed('9', words('worker 12 lost job 7f3a-22'), {
      history: [failed('8', words('worker 3 lost job 91bc-07'))],
    });
    expect(readHistory(run)?.alike.times).toBe(1);
    const other = failed('9', words('worker 12 lost job 7'), {
      history: [failed('8', words('disk 3 is full'))],
    });
    expect(readHistory(other)?.alike.times).toBe(0);
  });

  it('H3: a mission that fails now and again and comes good is flaky; a row of failures is not', () => {
    const turns = [good('8'), failed('7', limit), good('6'), failed('5', limit), good('4')];
    expect(readHistory(now(turns))?.isFlaky).toBe(true);
    expect(readHistory(now([failed('8', limit), failed('8', limit), ...turns]))?.isFlaky).toBe(false);
  });

  it('H4: without a history nothing is known', () => {
    const { history: _none, ...run } = now(null);
    expect(readHistory(run)).toBeUndefined();
    expect(readHistory(now(null))).toBeUndefined();
    expect(readSignals(now(null), undefined).get('history.flaky')).toBeUndefined();
  });

  it('H5: tells what is different since the last good run', () => {
    const took = (ms: number, title = 'Call the model') => ({ id: title, title, startedAt: 0, endedAt: ms });
    const before = good('6', {
      facts: { model: 'a', region: 'eu' },
      context: { attached: 5 },
      steps: [took(1_000), took(10, 'Write')],
    });
    const after = failed('9', limit, {
      facts: { model: 'b', region: 'eu' },
      context: { attached: 3 },
      steps: [{ ...took(4_000), status: 'failed' }, took(10, 'Check')],
    });
    expect(changesSince(before, after)).toEqual([
      { kind: 'fact', name: 'model', from: 'a', to: 'b' },
      { kind: 'context-attached', from: 5, to: 3 },
      { kind: 'step-added', title: 'Check' },
      { kind: 'slower', title: 'Call the model', from: 1_000, to: 4_000 },
    ]);
  });

  it('H6: intake bounds a history and keeps the logs of the last good run only', () => {
    const log = [{ text: 'x' }];
    const long = Array.from({ length: 150 }, (_, at) =>
      at === 3 ? good('3', { log }) : failed(String(at), limit, { log, history: [good('0')] }),
    );
    const { run } = intake(now(long), 0);
    expect(run.history).toHaveLength(100);
    expect(run.history!.filter((one) => one.log).map(({ id }) => id)).toEqual(['3']);
    expect(run.history!.some((one) => 'history' in one)).toBe(false);
    expect(intake(now(null), 0).run.history).toBeNull();
  });
});
