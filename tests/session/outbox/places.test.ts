import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../src/core/model/report.ts';
import { createMemoryStore } from '../../../src/session/outbox/createMemoryStore.ts';
import { createStorageStore } from '../../../src/session/outbox/createStorageStore.ts';
import { checkRecord } from '../../../src/session/outbox/checkRecord.ts';
import { sealRecord, type OutboxRecord } from '../../../src/session/outbox/outboxRecord.ts';
import type { OutboxStore } from '../../../src/session/outbox/outboxStore.ts';
import { createListedStorage, createMachine } from './createMachine.ts';
import { delivered, entryOf, openOutbox } from './openOutbox.ts';

const MINUTE = 60_000;
const later = (): Delivery => ({ kind: 'waiting', reason: 'server' });

/** Two places that pages share, and what lies in each. */
function createPlaces() {
  const first: OutboxStore = { ...createMemoryStore(), place: 'indexeddb' };
  const second: OutboxStore = { ...createMemoryStore(), place: 'bucket' };
  const read = async (store: OutboxStore): Promise<Readonly<Record<string, OutboxRecord | undefined>>> =>
    Object.fromEntries((await store.read('')).map(([id, value]) => [id, checkRecord(value, '')]));
  return { first, second, stores: [first, second], read };
}

const failing = (store: OutboxStore, isFailing: () => boolean, name = 'QuotaExceededError'): OutboxStore => ({
  ...store,
  change: (...given) => (isFailing() ? Promise.reject(new DOMException('no', name)) : store.change(...given)),
});

/** Overwrites what lies there with something that no page wrote. */
const overwrite = (store: OutboxStore, id: string, value: unknown): Promise<void> =>
  store.change('', id, () => value as OutboxRecord);

describe('two places', () => {
  it('O3: a saved report lies in both, whole, and its item says so', async () => {
    const { first, second, stores, read } = createPlaces();
    const { outbox, machine } = openOutbox({ stores, send: later });
    expect(await outbox.save(entryOf('a'))).toEqual({ isDurable: true });
    await machine.settle();
    expect(outbox.getState().items).toMatchObject([{ id: 'a', place: 'indexeddb', copies: 2 }]);
    expect((await read(first))['a']).toEqual((await read(second))['a']);
    expect((await read(second))['a']?.body).toBe('{"id":"a"}');
  });

  it('O3: where one place will not take it, the next one does; where none is left, it is said to lie in one', async () => {
    const { first, second } = createPlaces();
    const storage = createListedStorage();
    const full = failing(second, () => true);
    const three = openOutbox({ stores: [first, full, createStorageStore(storage)], send: later });
    expect(await three.outbox.save(entryOf('a'))).toEqual({ isDurable: true });
    await three.machine.settle();
    expect(three.outbox.getState().items).toMatchObject([{ place: 'indexeddb', copies: 2 }]);
    expect(storage.map.has('waymark:report:["","a"]')).toBe(true);

    const one = openOutbox({ stores: [{ ...createMemoryStore(), place: 'indexeddb' }, full], send: later });
    expect(await one.outbox.save(entryOf('b'))).toEqual({ isDurable: true });
    await one.machine.settle();
    expect(one.outbox.getState().items).toMatchObject([{ place: 'indexeddb', copies: 1 }]);
  });

  it('O32: a place that had no room gets its copy once there is some', async () => {
    const { first, second, read } = createPlaces();
    let isFull = true;
    const stores = [first, failing(second, () => isFull)];
    const { outbox, machine } = openOutbox({ stores, send: later });
    await outbox.save(entryOf('a'));
    await machine.settle();
    expect(outbox.getState().items).toMatchObject([{ copies: 1 }]);
    isFull = false;
    await machine.pass(5 * MINUTE);
    expect(outbox.getState().items).toMatchObject([{ copies: 2 }]);
    expect((await read(second))['a']?.body).toBe('{"id":"a"}');
  });

  it.each([
    [0, 'evicted'],
    [1, undefined],
  ] as const)(
    'O32: place %s is wiped whole, and the next page finds every report, writes it there again and sends it once (O12)',
    async (wiped, fault) => {
      const { stores, read } = createPlaces();
      const machine = createMachine(1);
      const left = openOutbox({ machine, stores, send: later });
      for (const id of ['a', 'b', 'c']) await left.outbox.save(entryOf(id));
      await machine.settle();
      machine.kill(left.page, true);
      await stores[wiped]!.purge('');
      let isDown = true;
      const next = openOutbox({ machine, stores, send: () => (isDown ? later() : delivered()) });
      await Promise.all([next.outbox.drain(), machine.settle()]);
      expect(next.outbox.getState().items.map(({ id, copies }) => [id, copies])).toEqual([
        ['a', 2],
        ['b', 2],
        ['c', 2],
      ]);
      expect(next.outbox.getState().fault).toBe(fault);
      expect(await read(stores[0]!)).toEqual(await read(stores[1]!));
      isDown = false;
      next.sent.length = 0;
      await machine.pass(5 * MINUTE);
      expect(next.sent.toSorted()).toEqual(['a', 'b', 'c']);
    },
  );

  it('O32: places that are wiped in turn, each mended before the next, lose nothing', async () => {
    const { stores } = createPlaces();
    const machine = createMachine(1);
    const first = openOutbox({ machine, stores, send: later });
    await first.outbox.save(entryOf('a'));
    await machine.settle();
    machine.kill(first.page, true);
    for (let round = 0; round < 6; round += 1) {
      await stores[round % 2]!.purge('');
      const { outbox, page } = openOutbox({ machine, stores, send: later });
      await Promise.all([outbox.drain(), machine.settle()]);
      expect(outbox.getState().items).toMatchObject([{ id: 'a', copies: 2 }]);
      machine.kill(page, true);
    }
  });

  it.each<[string, (record: object) => unknown]>([
    ['a letter of its body is another one', (record) => ({ ...record, body: '{"id":"A"}' })],
    ['its stage is another one', (record) => ({ ...record, stage: { kind: 'delivered', at: 1 } })],
    ['its checksum is gone', (record) => ({ ...record, checksum: undefined })],
    ['half of it is there', () => ({ schema: 2, user: '', id: 'a' })],
    ['it is no record', () => 'x'],
  ])('O11: a copy is damaged (%s), and is written anew from the other', async (_, damage) => {
    for (const position of [0, 1] as const) {
      const { stores, read } = createPlaces();
      const machine = createMachine(1);
      const first = openOutbox({ machine, stores, send: later });
      await first.outbox.save(entryOf('a'));
      await machine.settle();
      machine.kill(first.page, true);
      const [[, whole] = []] = await stores[position]!.read('');
      await overwrite(stores[position]!, 'a', damage(whole as object));
      const { outbox } = openOutbox({ machine, stores, send: later });
      await Promise.all([outbox.drain(), machine.settle()]);
      expect(outbox.getState()).toMatchObject({ unreadable: 0, items: [{ id: 'a', copies: 2 }] });
      expect((await read(stores[position]!))['a']?.body).toBe('{"id":"a"}');
    }
  });

  it('O11: what is damaged in both places is counted once and stays', async () => {
    const { stores } = createPlaces();
    for (const store of stores) await overwrite(store, 'a', { half: true });
    const { outbox, machine } = openOutbox({ stores });
    await Promise.all([outbox.drain(), machine.settle()]);
    expect(outbox.getState()).toMatchObject({ unreadable: 1, items: [] });
    expect((await stores[1]!.read(''))[0]).toEqual(['a', { half: true }]);
  });

  it('O10: a copy of a later version is not overwritten, though the other place could mend it', async () => {
    const { first, second, stores } = createPlaces();
    const machine = createMachine(1);
    const writer = openOutbox({ machine, stores, send: later });
    await writer.outbox.save(entryOf('a'));
    await machine.settle();
    machine.kill(writer.page, true);
    const newer = { schema: 3, user: '', id: 'a' };
    await overwrite(second, 'a', newer);
    const { outbox } = openOutbox({ machine, stores: [first, second], send: later });
    await Promise.all([outbox.drain(), machine.settle()]);
    expect(outbox.getState().items).toMatchObject([{ id: 'a', copies: 1 }]);
    expect(await second.read('')).toEqual([['a', newer]]);
  });

  it('O32: the later copy counts, in whichever place it lies; an acknowledged one before any other', async () => {
    const at = (revision: number, stage: OutboxRecord['stage']): OutboxRecord =>
      sealRecord({ ...entryOf('a'), schema: 2, user: '', stage, tries: 1, tried: [1], revision });
    const received = { kind: 'delivered', at: 1, receipt: { reference: 'R', at: 1 } } as const;
    const cases = [
      [at(1, { kind: 'saved', at: 1 }), at(3, { kind: 'unsure', at: 2 }), 'unsure'],
      [at(4, { kind: 'unsure', at: 1 }), at(3, { kind: 'saved', at: 2 }), 'unsure'],
      [at(9, { kind: 'saved', at: 3 }), at(2, received), 'delivered'],
      [at(2, received), at(9, { kind: 'saved', at: 3 }), 'delivered'],
    ] as const;
    for (const [one, two, kind] of cases) {
      const { first, second, stores, read } = createPlaces();
      await overwrite(first, 'a', one);
      await overwrite(second, 'a', two);
      const { outbox, machine, sent } = openOutbox({ stores });
      await Promise.all([outbox.drain(), machine.settle()]);
      expect([outbox.getState().items[0]?.stage.kind, sent]).toEqual([kind, []]);
      expect((await read(first))['a']).toEqual((await read(second))['a']);
    }
  });

  it('O27: what is removed is gone from both places, is not made anew, and no page takes it for evicted', async () => {
    const { stores } = createPlaces();
    const notes = createListedStorage();
    const machine = createMachine(1);
    const one = openOutbox({ machine, stores, notes, send: later });
    const two = openOutbox({ machine, stores, notes, send: later });
    await one.outbox.save(entryOf('a'));
    await Promise.all([two.outbox.drain(), machine.settle()]);
    await Promise.all([one.outbox.remove('a'), two.outbox.drain(), machine.settle()]);
    await Promise.all([two.outbox.drain(), machine.settle()]);
    for (const { outbox } of [one, two]) {
      expect(outbox.getState()).toEqual({ isRead: true, place: 'indexeddb', unreadable: 0, items: [] });
    }
    for (const store of stores)
      expect(JSON.stringify(await store.read(''))).not.toMatch(/About a|body|run-1/);
  });

  it('O24: a receiver that cannot tell a second copy gets nothing while one of the two places takes no note of it', async () => {
    const { first, second } = createPlaces();
    let isBroken = false;
    const stores = [first, failing(second, () => isBroken, 'UnknownError')];
    const { outbox, machine, sent } = openOutbox({ stores, idempotent: false });
    isBroken = false;
    const saving = outbox.save(entryOf('a'));
    await saving;
    isBroken = true;
    await machine.pass(5 * MINUTE);
    expect(sent.length).toBeLessThanOrEqual(1);
    const before = sent.length;
    await outbox.save(entryOf('b'));
    await machine.pass(5 * MINUTE);
    expect(sent.filter((id) => id === 'a')).toHaveLength(before);
  });

  it('O33: the first save asks the browser not to evict, a second one and a drain do not', async () => {
    let asked = 0;
    const persist = (): Promise<never> => {
      asked += 1;
      return Promise.reject(new Error('no'));
    };
    const { outbox, machine } = openOutbox({ persist });
    await Promise.all([outbox.drain(), machine.settle()]);
    expect(asked).toBe(0);
    await outbox.save(entryOf('a'));
    await outbox.save(entryOf('b'));
    expect(asked).toBe(1);
  });
});
