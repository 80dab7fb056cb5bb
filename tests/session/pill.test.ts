import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Move } from '../../src/core/model/move.ts';
import { createPill, type PillState } from '../../src/session/memory/createPill.ts';
import { createWorld, failedRun, memoryStorage, NOW } from './sessionWorld.ts';

const RETRY: Move = { kind: 'retry', because: { code: 'no-guide' }, guards: [], possible: true };

const START: Omit<PillState, 'at' | 'move'> = {
  runId: '129',
  runTitle: 'Nightly report',
  back: '/runs/129',
  from: 'run-detail',
  guide: 'bad-key',
  surface: 'provider-vault',
  steps: [
    { item: 0, text: 'Open the vault.' },
    { item: 1, text: 'Put the key right.' },
  ],
  step: 0,
};

/** Pages of one user, one after the other or side by side. */
function pages(storage = memoryStorage()) {
  let now = NOW;
  return {
    storage,
    open: (more: Partial<Parameters<typeof createPill>[0]> = {}) =>
      createPill({ storage, now: () => now, ...more }),
    pass: (ms: number) => void (now += ms),
  };
}

describe('the pill', () => {
  it('N74: outlives the page, as it stands', () => {
    const { open } = pages();
    const here = open();
    expect(here.getState().pill).toBeUndefined();
    here.start(START);
    here.go(1);
    here.noteMove('129', { name: 'retry', state: 'pending' });
    expect(open().getState().pill).toEqual({
      ...START,
      step: 1,
      move: { name: 'retry', state: 'pending' },
      at: NOW,
    });
  });

  it('N74: is one for each user; another start takes its place, and its end ends it', () => {
    const { open } = pages();
    open({ user: 'ada' }).start(START);
    expect(open({ user: 'bob' }).getState().pill).toBeUndefined();
    open({ user: 'ada' }).start({ ...START, runId: '130' });
    const later = open({ user: 'ada' });
    expect(later.getState().pill?.runId).toBe('130');
    later.end();
    expect(open({ user: 'ada' }).getState().pill).toBeUndefined();
  });

  it('N74: is gone once nobody used it for four hours', () => {
    const { open, pass } = pages();
    open().start(START);
    pass(3 * 3_600_000);
    open().go(1);
    pass(3 * 3_600_000);
    expect(open().getState().pill?.step).toBe(1);
    pass(3_600_001);
    expect(open().getState().pill).toBeUndefined();
  });

  it('N74: a move pressed on its run is noted as it goes on, by the session', async () => {
    const { open, storage } = pages();
    const pill = open();
    pill.start(START);
    let settle: (started: { runId: string }) => void = () => {};
    const world = createWorld({ storage, pill });
    const session = world.session({
      moves: { retry: () => new Promise((resolve) => (settle = resolve)) },
    });
    session.setRun(failedRun());
    await session.load();
    const pressed = session.press(RETRY);
    expect(open().getState().pill?.move).toEqual({ name: 'retry', state: 'pending' });
    settle({ runId: '130' });
    await pressed;
    expect(open().getState().pill?.move).toEqual({ name: 'retry', state: 'done', runId: '130' });
    pill.noteMove('7', undefined);
    expect(pill.getState().pill?.move).toBeDefined();
    pill.noteMove('129', undefined);
    expect(pill.getState().pill?.move).toBeUndefined();
  });

  it('N74: what another tab did is there once it is read again, and told only when it differs', () => {
    const { open } = pages();
    const [one, other] = [open(), open()];
    let told = 0;
    other.subscribe(() => (told += 1));
    one.start(START);
    other.refresh();
    other.refresh();
    expect(other.getState().pill?.runId).toBe('129');
    expect(told).toBe(1);
  });

  it('N75: done ticks the step in storage, where the next session of the run finds it', async () => {
    const { open, storage } = pages();
    const pill = open();
    pill.start(START);
    pill.tick();
    expect(pill.getState().pill?.step).toBe(1);
    pill.tick();
    pill.tick();
    expect(pill.getState().pill?.step).toBe(2);
    const session = createWorld({ storage }).session();
    session.setRun(failedRun());
    expect(session.getState().trail.ticked).toEqual({ 'bad-key': [0, 1] });
  });

  it('N75: a session that is alive takes the tick itself', () => {
    const { open, storage } = pages();
    const session = createWorld({ storage }).session();
    session.setRun(failedRun());
    const pill = open({
      tick(runId, guide, item) {
        expect(runId).toBe('129');
        session.tick(guide, item, true);
        return true;
      },
    });
    pill.start(START);
    pill.tick();
    expect(session.getState().trail.ticked).toEqual({ 'bad-key': [0] });
  });

  it('N76: whatever lies in storage, it is a pill or none, and an address that is no page is left out', () => {
    const { open, storage } = pages();
    open().start({ ...START, back: 'javascript:alert(1)' });
    expect(open().getState().pill).not.toHaveProperty('back');
    const [key] = [...storage.map.keys()];
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(...Object.keys(START), 'at', 'move'), (json, field) => {
        const value: unknown = JSON.parse(json);
        for (const kept of [value, { ...START, at: NOW, [field]: value }]) {
          storage.map.set(key!, JSON.stringify(kept));
          const { pill } = open().getState();
          if (!pill) continue;
          expect(
            pill.steps.every(({ text, item }) => typeof text === 'string' && Number.isInteger(item)),
          ).toBe(true);
          expect(pill.step >= 0 && pill.step <= pill.steps.length).toBe(true);
        }
      }),
      { seed: 76 },
    );
  });

  it('N76: a storage that throws, or none, leaves the pill for as long as the page lives', () => {
    const refuse = (): never => {
      throw new Error('no');
    };
    for (const storage of [undefined, { getItem: refuse, setItem: refuse, removeItem: refuse }]) {
      const pill = createPill({ storage, now: () => NOW });
      pill.start(START);
      pill.tick();
      expect(pill.getState().pill?.step).toBe(1);
      pill.end();
      expect(pill.getState().pill).toBeUndefined();
    }
  });
});
