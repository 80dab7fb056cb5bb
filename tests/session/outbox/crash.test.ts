import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { createIndexedDbStore } from '../../../src/session/outbox/createIndexedDbStore.ts';
import { createWorld, type WorldOptions } from './createWorld.ts';
import { randomSchedule, SERVER_MODES, type ServerMode } from './schedule.ts';

/** Far enough for a second and a third try; one that never ends is not followed further. */
const MOST = 90;

/** One report in one page that dies after so many events; whether it came that far. */
async function dieAfter(
  events: number,
  mode: ServerMode,
  commits: boolean,
  to: 'keyed' | 'plain',
  options: WorldOptions = {},
): Promise<boolean> {
  const world = createWorld(events, options);
  await world.act({ do: 'server', mode });
  await world.act({ do: 'save', tab: 0, to });
  let left = events;
  while (left > 0 && ((await world.machine.step()) || world.machine.tick())) left -= 1;
  await world.act({ do: 'crash', tab: 0, commits });
  const outcome = await world.finish();
  expect([events, mode, commits, outcome]).toEqual([
    events,
    mode,
    commits,
    expect.objectContaining({ lost: [], twice: [], wrong: [], conflicts: 0 }),
  ]);
  return left === 0;
}

describe('a page that dies', () => {
  it.each(SERVER_MODES)('O2: at whatever moment, loses and doubles nothing (server: %s)', async (mode) => {
    let points = 0;
    for (const to of ['keyed', 'plain'] as const) {
      for (const commits of [true, false]) {
        let events = 0;
        while (events < MOST && (await dieAfter(events, mode, commits, to))) events += 1;
        points += events;
      }
    }
    // Reading, locking, leasing, sending, settling: each has a before and an after.
    expect(points).toBeGreaterThan(70);
  });

  it('O3: the same with the real IndexedDB store, over fake-indexeddb', async () => {
    for (const commits of [true, false]) {
      globalThis.indexedDB = new IDBFactory();
      const options = { makeStore: createIndexedDbStore };
      for (let events = 0; events < MOST; events += 1) {
        globalThis.indexedDB = new IDBFactory();
        await dieAfter(events, 'lost-answer', commits, 'keyed', options);
      }
    }
    for (let seed = 1; seed <= 60; seed += 1) {
      globalThis.indexedDB = new IDBFactory();
      const world = createWorld(seed, { makeStore: createIndexedDbStore, hasLocks: seed % 2 === 0 });
      for (const step of randomSchedule(seed)) await world.act(step);
      expect([seed, await world.finish()]).toEqual([
        seed,
        expect.objectContaining({ lost: [], twice: [], wrong: [], conflicts: 0 }),
      ]);
    }
  }, 60_000);
});
