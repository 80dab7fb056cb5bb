import { describe, expect, it } from 'vitest';
import type { Move } from '../../src/core/model/move.ts';
import type { MoveCall, MoveHandler } from '../../src/session/sessionState.ts';
import { createWorld, failedRun, limitedRun, memoryStorage, NOW } from './sessionWorld.ts';

const RETRY: Move = { kind: 'retry', because: { code: 'no-guide' }, guards: [], possible: true };
const RESUME: Move = {
  kind: 'continue',
  how: 'resume',
  because: { code: 'no-guide' },
  guards: [],
  possible: true,
};

/** A handler whose promises are settled by hand. */
function byHand() {
  const calls: MoveCall[] = [];
  const settle: { resolve: (value: void | { runId: string }) => void; reject: (error: unknown) => void }[] =
    [];
  const handler: MoveHandler = (call) => {
    calls.push(call);
    return new Promise((resolve, reject) => settle.push({ resolve, reject }));
  };
  return { calls, settle, handler };
}

async function ready(handler: MoveHandler, world = createWorld(), id = '129') {
  const session = world.session({ moves: { retry: handler, resume: handler } });
  session.setRun(failedRun(id));
  await session.load();
  return session;
}

describe('pressing a move', () => {
  it('N25: the host gets run, failing step, key and signal; the panel shows pending and done', async () => {
    const { calls, settle, handler } = byHand();
    const session = await ready(handler);
    const pressed = session.press(RETRY);
    expect(session.getState().moving).toEqual({ state: 'pending', kind: 'retry' });
    expect(calls[0]).toMatchObject({ run: { id: '129' }, stepId: 'ask' });
    expect(calls[0]!.key).toMatch(/^waymark-retry-[0-9a-f]{16}$/);
    settle[0]!.resolve({ runId: '130' });
    await pressed;
    expect(session.getState().moving).toEqual({ state: 'done', kind: 'retry', runId: '130' });
    expect(session.getState().trail.moves).toEqual([{ kind: 'retry', at: NOW, runId: '130' }]);
  });

  it('N26: a second press while one is pending does nothing', async () => {
    const { calls, settle, handler } = byHand();
    const session = await ready(handler);
    const first = session.press(RETRY);
    await session.press(RETRY);
    await session.press(RESUME);
    expect(calls).toHaveLength(1);
    settle[0]!.resolve();
    await first;
  });

  it('N27: the key is the same in every tab and another for another state of the run', async () => {
    const keys: string[] = [];
    const handler: MoveHandler = async ({ key }) => void keys.push(key);
    for (const [id, more] of [
      ['1', {}],
      ['1', {}],
      ['1', { attempt: 2 }],
      ['1', { status: 'cancelled' }],
      ['2', {}],
    ] as const) {
      const session = createWorld().session({ moves: { retry: handler } });
      session.setRun(failedRun(id, more));
      await session.press(RETRY);
    }
    expect(keys[0]).toBe(keys[1]);
    expect(new Set(keys).size).toBe(4);
  });

  it('N27: a second approval in one run is another state: resume is called again', async () => {
    const keys: string[] = [];
    const handler: MoveHandler = async ({ key }) => void keys.push(key);
    const world = createWorld({ storage: memoryStorage() });
    const session = world.session({ moves: { resume: handler } });
    const waiting = (since: number): object => ({
      id: '129',
      status: 'waiting',
      waiting: { for: 'approval', since },
      observedAt: NOW,
    });
    session.setRun(waiting(NOW - 5000));
    await session.press(RESUME);
    session.setRun({ id: '129', status: 'running', observedAt: NOW });
    session.setRun(waiting(NOW));
    expect(session.getState().moving).toEqual({ state: 'idle' });
    await session.press(RESUME);
    expect(new Set(keys).size).toBe(2);
    session.setRun(waiting(NOW + 1));
    expect(session.getState().moving).toEqual({ state: 'idle' });
    const other = world.session({ moves: { resume: handler } });
    other.setRun({ ...waiting(NOW), observedAt: NOW + 9, lastEventAt: NOW + 9 });
    await other.press(RESUME);
    expect(other.getState().moving).toEqual({ state: 'elsewhere', kind: 'resume' });
    expect(keys).toHaveLength(2);
  });

  it.each<[string, (at: number) => object]>([
    ['when the failure happened', (at) => ({ failures: [{ message: 'no', at }] })],
    ['when the run ended', (endedAt) => ({ endedAt })],
    ['the last event of a run that is over', (lastEventAt) => ({ lastEventAt })],
    [
      'when the failing step ended',
      (endedAt) => ({ steps: [{ id: 'a', title: 'A', status: 'failed', endedAt }] }),
    ],
  ])('N27: a run retried in place that fails again can be retried again, told by %s', async (_, more) => {
    const keys: string[] = [];
    const handler: MoveHandler = async ({ key }) => void keys.push(key);
    const world = createWorld({ storage: memoryStorage() });
    const session = world.session({ moves: { retry: handler } });
    const failed = (at: number, observedAt = NOW): object => ({
      id: '129',
      status: 'failed',
      observedAt,
      ...more(at),
    });
    session.setRun(failed(NOW - 5000));
    await session.press(RETRY);
    session.setRun({ id: '129', status: 'running', observedAt: NOW });
    session.setRun(failed(NOW));
    await session.press(RETRY);
    expect(new Set(keys).size).toBe(2);
    const other = world.session({ moves: { retry: handler } });
    other.setRun(failed(NOW, NOW + 9));
    await other.press(RETRY);
    expect(keys).toHaveLength(2);
  });

  it('N28: what another tab pressed a moment ago is told, not pressed again; after ten minutes it may be', async () => {
    const storage = memoryStorage();
    const { calls, settle, handler } = byHand();
    const world = createWorld({ storage });
    const first = await ready(handler, world);
    const second = await ready(handler, world);
    const pressed = first.press(RETRY);
    await second.press(RETRY);
    expect(calls).toHaveLength(1);
    expect(second.getState().moving).toEqual({ state: 'elsewhere', kind: 'retry' });
    settle[0]!.resolve({ runId: '130' });
    await pressed;
    await second.press(RETRY);
    expect(second.getState().moving).toEqual({ state: 'elsewhere', kind: 'retry', runId: '130' });
    world.pass(600_000);
    void second.press(RETRY);
    expect(calls).toHaveLength(2);
    expect(calls[1]!.key).toBe(calls[0]!.key);
  });

  it('N29: a handler that fails is told in its own words, and can be pressed again under the same key', async () => {
    const { calls, settle, handler } = byHand();
    const session = await ready(handler);
    const first = session.press(RETRY);
    settle[0]!.reject(new Error('queue is full'));
    await first;
    expect(session.getState().moving).toEqual({ state: 'failed', kind: 'retry', message: 'queue is full' });
    expect(session.getState().trail.moves).toEqual([{ kind: 'retry', at: NOW, failed: 'queue is full' }]);
    void session.press(RETRY);
    expect(calls).toHaveLength(2);
    expect(calls[1]!.key).toBe(calls[0]!.key);
  });

  it('N67: an operator who changes their mind leaves no trace, and can press again under the same key', async () => {
    const { calls, settle, handler } = byHand();
    const session = await ready(handler);
    const first = session.press(RETRY);
    settle[0]!.reject(new DOMException('Not now', 'AbortError'));
    await first;
    expect(session.getState().moving).toEqual({ state: 'idle' });
    expect(session.getState().trail.moves).toEqual([]);
    void session.press(RETRY);
    expect(session.getState().moving).toEqual({ state: 'pending', kind: 'retry' });
    expect(calls[1]!.key).toBe(calls[0]!.key);
  });

  it.each([
    [
      'throws at once',
      () => {
        throw new Error('at once');
      },
      'at once',
    ],
    [
      'rejects with a string',
      async () => {
        throw 'a string' as unknown;
      },
      'a string',
    ],
    ['rejects with nothing', () => Promise.reject(undefined as unknown), ''],
    [
      'rejects with a trap',
      () =>
        Promise.reject(
          new Proxy(new Error('x'), {
            get: () => {
              throw new Error('trap');
            },
          }),
        ),
      '',
    ],
  ])('N29: a handler that %s does not throw through', async (_, handler, message) => {
    const session = await ready(handler);
    await session.press(RETRY);
    expect(session.getState().moving).toEqual({ state: 'failed', kind: 'retry', message });
  });

  it('N30: when the host passes the run that a move started, the panel knows where it came from', async () => {
    const { settle, handler } = byHand();
    const session = await ready(handler);
    const pressed = session.press(RETRY);
    settle[0]!.resolve({ runId: '130' });
    await pressed;
    session.setRun({ id: '130', status: 'running', observedAt: NOW });
    expect(session.getState()).toMatchObject({
      followed: { from: '129', kind: 'retry' },
      moving: { state: 'idle' },
    });
    session.setRun({ id: '130', status: 'succeeded', observedAt: NOW });
    expect(session.getState().followed).toEqual({ from: '129', kind: 'retry' });
    session.setRun(failedRun('77'));
    expect(session.getState().followed).toBeUndefined();
  });

  it('N30: how that run ended stands in the trail of the one it came from, over a reload', async () => {
    const world = createWorld();
    const session = await ready(async () => ({ runId: '130' }), world);
    await session.press(RETRY);
    expect(session.getState().trail.moves).toEqual([{ kind: 'retry', at: NOW, runId: '130' }]);
    session.setRun({ id: '130', status: 'running', observedAt: NOW });
    session.setRun({ id: '130', status: 'cancelled', observedAt: NOW });
    const page = world.session();
    page.setRun(failedRun('129'));
    expect(page.getState().trail.moves).toEqual([
      { kind: 'retry', at: NOW, runId: '130', ended: 'cancelled' },
    ]);
  });

  it('N30: so it does when the new run arrives before the handler is through, or in another page', async () => {
    const { settle, handler } = byHand();
    const world = createWorld();
    const session = await ready(handler, world);
    const pressed = session.press(RETRY);
    session.setRun({ id: '130', status: 'running', observedAt: NOW });
    expect(session.getState().moving).toEqual({ state: 'idle' });
    settle[0]!.resolve({ runId: '130' });
    await pressed;
    expect(session.getState().followed).toEqual({ from: '129', kind: 'retry' });
    const page = world.session();
    page.setRun({ id: '130', status: 'running', observedAt: NOW });
    expect(page.getState().followed).toEqual({ from: '129', kind: 'retry' });
  });

  it('N31: done, failed and elsewhere stay until the run changes', async () => {
    const session = await ready(async () => {});
    await session.press(RETRY);
    session.setRun(failedRun('129', { title: 'polled again' }));
    expect(session.getState().moving).toEqual({ state: 'done', kind: 'retry' });
    session.setRun(failedRun('129', { attempt: 2 }));
    expect(session.getState().moving).toEqual({ state: 'idle' });
  });

  it('N31: a press is over when the host passes the new state before its handler is through', async () => {
    const { settle, handler } = byHand();
    const session = await ready(handler);
    const pressed = session.press(RESUME);
    session.setRun(failedRun('129', { status: 'running' }));
    expect(session.getState().moving).toEqual({ state: 'pending', kind: 'resume' });
    settle[0]!.resolve();
    await pressed;
    expect(session.getState().moving).toEqual({ state: 'idle' });
  });

  it('N32: what cannot be done, or not yet, is not done', async () => {
    const { calls, handler } = byHand();
    const session = await ready(handler);
    await session.press({ ...RETRY, possible: false });
    await session.press({ ...RETRY, at: NOW + 1 });
    await session.press({
      kind: 'continue',
      how: 'wait',
      because: { code: 'no-guide' },
      guards: [],
      possible: true,
    });
    await session.press({
      kind: 'continue',
      how: 'skip',
      because: { code: 'no-guide' },
      guards: [],
      possible: true,
    });
    expect(calls).toEqual([]);
    expect(session.getState().moving).toEqual({ state: 'idle' });
  });

  it('N32: a retry waits out what the system asked for', async () => {
    const { calls, handler } = byHand();
    const world = createWorld();
    const session = world.session({ moves: { retry: handler } });
    session.setRun(limitedRun('1', 20_000));
    await session.load();
    session.subscribe(() => {});
    await session.press(session.getState().move!);
    expect(calls).toEqual([]);
    world.pass(20_000);
    void session.press(session.getState().move!);
    expect(calls).toHaveLength(1);
  });

  it('N33: ending the session tells a pending handler, and does not end the session for good', async () => {
    const { calls, handler } = byHand();
    const session = await ready(handler, createWorld({ storage: memoryStorage() }));
    void session.press(RETRY);
    session.end();
    expect(calls[0]!.signal.aborted).toBe(true);
    session.setRun(failedRun('2'));
    void session.press(RETRY);
    expect(calls[1]!.signal.aborted).toBe(false);
  });
});
