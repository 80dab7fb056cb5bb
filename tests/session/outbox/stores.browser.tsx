import { deleteDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserOutbox } from '../../../src/react/provider/browserOutbox.ts';
import { createCacheStore } from '../../../src/session/outbox/createCacheStore.ts';
import { createIndexedDbStore } from '../../../src/session/outbox/createIndexedDbStore.ts';
import { createStorageStore } from '../../../src/session/outbox/createStorageStore.ts';
import type { OutboxRecord } from '../../../src/session/outbox/outboxRecord.ts';
import type { Outbox } from '../../../src/session/outbox/outboxState.ts';
import type { OutboxStore } from '../../../src/session/outbox/outboxStore.ts';

const NAME = 'waymark-outbox';
interface Buckets {
  readonly open: (name: string) => Promise<{ readonly indexedDB: IDBFactory }>;
  readonly delete: (name: string) => Promise<void>;
  readonly keys: () => Promise<readonly string[]>;
}
const { storageBuckets: buckets } = navigator as unknown as { readonly storageBuckets: Buckets };

const MAKE: Readonly<Record<string, () => OutboxStore>> = {
  indexeddb: () => createIndexedDbStore(),
  bucket: () => createIndexedDbStore('bucket', async () => (await buckets.open(NAME)).indexedDB),
  cache: () => createCacheStore(navigator.locks),
  localstorage: () => createStorageStore(localStorage),
};

const recordOf = (id: string, tries = 0): OutboxRecord => ({
  schema: 2,
  user: 'ann',
  id,
  runId: 'run-1',
  receiver: 'support',
  category: 'other',
  subject: id,
  createdAt: 1,
  body: 'Grüße, 行, \ud83d half',
  stage: { kind: 'saved', at: 1 },
  tries,
  tried: [],
  revision: 0,
});

const open: { readonly close?: () => void; readonly end?: () => void }[] = [];
const keep = <T extends (typeof open)[number]>(one: T): T => {
  open.push(one);
  return one;
};

afterEach(async () => {
  for (const one of open.splice(0)) (one.close ?? one.end)?.();
  localStorage.clear();
  await deleteDB(NAME);
  await buckets.delete(NAME);
  await caches.delete(NAME);
});

describe.each(Object.entries(MAKE))('%s', (place, make) => {
  it('O3: keeps a record of a user under its id, for every page, and gives it back as it was', async () => {
    const store = keep(make());
    expect(store.place).toBe(place);
    await store.change('ann', 'a&user=bob', (current) => {
      expect(current).toBeUndefined();
      return recordOf('a&user=bob');
    });
    await store.change('ann', 'b', () => recordOf('b'));
    await store.change('bob', 'a', () => recordOf('a'));
    const rows = await keep(make()).read('ann');
    expect(rows.toSorted(([a], [b]) => a.localeCompare(b))).toEqual([
      ['a&user=bob', recordOf('a&user=bob')],
      ['b', recordOf('b')],
    ]);
    expect(await store.read('carl')).toEqual([]);
    await store.change('ann', 'b', () => undefined);
    await store.change('ann', 'a&user=bob', () => null);
    expect((await store.read('ann')).map(([id]) => id)).toEqual(['b']);
  });

  it('O14: reading, deciding and writing are one step, whichever page does it', async () => {
    const stores = [keep(make()), keep(make())];
    await stores[0]!.change('ann', 'a', () => recordOf('a'));
    const add = (store: OutboxStore): Promise<void> =>
      store.change('ann', 'a', (current) => recordOf('a', (current as OutboxRecord).tries + 1));
    await Promise.all(Array.from({ length: 20 }, (_, n) => add(stores[n % 2]!)));
    expect(await stores[1]!.read('ann')).toMatchObject([['a', { tries: 20 }]]);
  });

  it('O27: purge deletes everything of one user and nothing of another', async () => {
    const store = keep(make());
    for (const user of ['ann', 'bob']) await store.change(user, 'a', () => ({ ...recordOf('a'), user }));
    await store.purge('ann');
    expect([await store.read('ann'), (await store.read('bob')).length]).toEqual([[], 1]);
  });
});

describe('a browser that drops one of the places', () => {
  const outbox = (send: () => boolean): { outbox: Outbox; sent: string[] } => {
    const sent: string[] = [];
    const receiver = {
      id: 'support',
      label: 'support',
      limits: {},
      encode: () => '',
      send: async ({ id }: { readonly id: string }) => {
        if (!send()) return { kind: 'waiting', reason: 'server' } as const;
        sent.push(id);
        return { kind: 'delivered', receipt: { reference: `R-${id}`, at: 1 } } as const;
      },
    };
    return { outbox: keep(browserOutbox('ann', localStorage, { receiver: () => receiver })), sent };
  };
  const entryOf = (id: string) =>
    ({
      id,
      runId: 'run-1',
      receiver: 'support',
      category: 'other',
      subject: id,
      createdAt: 1,
      body: id,
    }) as const;

  it.each<[string, () => Promise<unknown>, string | undefined]>([
    ['the database', () => deleteDB(NAME), 'evicted'],
    ['the bucket', () => buckets.delete(NAME), undefined],
  ])(
    'O32: %s: the next page finds all reports, in both places, and sends each once',
    async (_, drop, fault) => {
      const before = outbox(() => false);
      expect(await before.outbox.save(entryOf('a'))).toEqual({ isDurable: true });
      expect(await before.outbox.save(entryOf('b'))).toEqual({ isDurable: true });
      expect(before.outbox.getState().items.map(({ place, copies }) => [place, copies])).toEqual([
        ['indexeddb', 2],
        ['indexeddb', 2],
      ]);
      before.outbox.end();
      await drop();
      const after = outbox(() => true);
      await after.outbox.drain();
      await Promise.all(['a', 'b'].map((id) => after.outbox.retry(id)));
      await vi.waitFor(() => expect(after.sent.toSorted()).toEqual(['a', 'b']));
      expect(after.outbox.getState()).toMatchObject({ items: [{ copies: 2 }, { copies: 2 }] });
      expect(after.outbox.getState().fault).toBe(fault);
      expect(localStorage.length).toBe(0);
    },
  );
});
