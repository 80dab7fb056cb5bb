import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { EMPTY_TRAIL } from '../../src/core/model/trail.ts';
import { createWorld, failedRun, memoryStorage } from './sessionWorld.ts';

describe('what is kept', () => {
  it('N49: a storage that throws at any call costs memory over a reload, nothing else', async () => {
    const boom = (): never => {
      throw new Error('QuotaExceededError');
    };
    const world = createWorld({ storage: { getItem: boom, setItem: boom, removeItem: boom } });
    const session = world.session();
    session.setRun(failedRun());
    await session.load();
    session.tick('bad-key', 0, true);
    session.go({ kind: 'report' });
    await vi.waitFor(() => expect(session.getState().draft).toBeDefined());
    session.editDraft({ message: 'x' });
    session.setRun(failedRun('2'));
    session.setRun(failedRun());
    expect(session.getState()).toMatchObject({
      trail: { ticked: { 'bad-key': [0] } },
      draft: { message: 'x' },
    });
    expect(session.getState().problems.map(({ code }) => code)).toContain('storage-refused');
  });

  it('N49: without a storage the session itself remembers', async () => {
    const { storage: _, ...environment } = createWorld().environment;
    const session = createWorld(environment).session();
    session.setRun(failedRun());
    session.tick('bad-key', 0, true);
    session.setRun(failedRun('2'));
    session.setRun(failedRun());
    expect(session.getState().trail.ticked).toEqual({ 'bad-key': [0] });
  });

  it('N50: what is kept is checked: whatever stands in storage, the state has its shape', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc
            .record(
              {
                stepsViewed: fc.anything(),
                ticked: fc.dictionary(fc.string(), fc.anything()),
                answers: fc.array(fc.anything()),
                moves: fc.array(fc.record({ kind: fc.constantFrom('retry', 'x'), at: fc.anything() })),
                verdict: fc.anything(),
                helpful: fc.anything(),
              },
              { requiredKeys: [] },
            )
            .map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const storage = memoryStorage();
          const world = createWorld({ storage });
          const first = world.session();
          first.setRun(failedRun());
          first.tick('x', 1, true);
          for (const key of storage.map.keys()) storage.map.set(key, text);
          const session = world.session();
          session.setRun(failedRun());
          const { trail, draft } = session.getState();
          expect(Object.keys(trail)).toEqual(expect.arrayContaining(Object.keys(EMPTY_TRAIL)));
          for (const list of [trail.stepsViewed, trail.surfacesOpened, trail.guidesOpened]) {
            expect(list.every((item) => typeof item === 'string')).toBe(true);
          }
          for (const { kind, at } of trail.moves) expect([kind, typeof at]).toEqual(['retry', 'number']);
          for (const items of Object.values(trail.ticked)) expect(items.every(Number.isInteger)).toBe(true);
          expect(draft).toBeUndefined();
          session.tick('x', 2, true);
          expect(session.getState().trail.ticked['x']).toContain(2);
        },
      ),
    );
  });

  it('N50: text that is not JSON is told as a problem', () => {
    const storage = memoryStorage();
    const world = createWorld({ storage });
    const first = world.session();
    first.setRun(failedRun());
    first.tick('x', 1, true);
    for (const key of storage.map.keys()) storage.map.set(key, '{"half');
    const session = world.session();
    session.setRun(failedRun());
    expect(session.getState().problems.map(({ code }) => code)).toContain('storage-corrupt');
    expect(session.getState().trail).toEqual(EMPTY_TRAIL);
  });

  it('N51: fifty runs are remembered; the one not touched for longest goes first', () => {
    const storage = memoryStorage();
    const session = createWorld({ storage }).session();
    for (let at = 0; at < 60; at += 1) {
      session.setRun(failedRun(`run-${at}`));
      session.tick('x', 1, true);
      if (at === 30) {
        session.setRun(failedRun('run-0'));
        session.tick('x', 2, true);
      }
    }
    const kept = [...storage.map.keys()].filter((key) => key.includes('trail')).length;
    expect(kept).toBe(50);
    session.setRun(failedRun('run-0'));
    expect(session.getState().trail.ticked).toEqual({ x: [1, 2] });
    session.setRun(failedRun('run-1'));
    expect(session.getState().trail.ticked).toEqual({});
  });
});
