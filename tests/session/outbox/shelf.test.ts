import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/session/outbox/createMemoryStore.ts';
import { createShelf } from '../../../src/session/outbox/createShelf.ts';
import { sealRecord, type OutboxRecord } from '../../../src/session/outbox/outboxRecord.ts';
import type { OutboxPlace } from '../../../src/session/outbox/outboxState.ts';
import type { OutboxStore } from '../../../src/session/outbox/outboxStore.ts';
import { createMachine } from './createMachine.ts';
import { entryOf } from './openOutbox.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const never = (): boolean => false;

const recordOf = (id: string, more: Partial<OutboxRecord> = {}): OutboxRecord => ({
  ...entryOf(id),
  schema: 2,
  user: '',
  stage: { kind: 'saved', at: 1 },
  tries: 0,
  tried: [],
  revision: 0,
  ...more,
});
const received = { kind: 'delivered', at: 1, receipt: { reference: 'R', at: 1 } } as const;
const at = (revision: number): OutboxRecord =>
  recordOf('a', { revision, stage: { kind: 'unsure', at: revision } });

/** A place that does as it is told, and counts what is asked of it. */
function createStore(place: OutboxPlace) {
  const memory = createMemoryStore();
  const store = {
    reads: 0,
    changes: 0,
    isClosed: false,
    /** Name of the error of every read, or change; `hangs` for no answer. */
    onRead: undefined as string | undefined,
    onChange: undefined as string | undefined,
    place,
    purge: memory.purge,
    close: () => void (store.isClosed = true),
    read: (user: string) => {
      store.reads += 1;
      return fail(store.onRead) ?? memory.read(user);
    },
    change: (...given: Parameters<OutboxStore['change']>) => {
      store.changes += 1;
      return fail(store.onChange) ?? memory.change(...given);
    },
    put: (id: string, value: unknown) => memory.change('', id, () => value as OutboxRecord),
    records: async () => Object.fromEntries(await memory.read('')) as Record<string, OutboxRecord>,
  };
  const fail = (name: string | undefined): Promise<never> | undefined =>
    name === 'hangs'
      ? new Promise<never>(() => {})
      : name
        ? Promise.reject(new DOMException('no', name))
        : undefined;
  return store;
}

function open(...names: readonly OutboxPlace[]) {
  const machine = createMachine(1);
  const stores = names.map(createStore);
  const shelf = createShelf(stores, '', machine.later({ isDead: false }));
  /** Lets time pass until it is there. */
  const settled = async <T>(work: Promise<T>, ms = MINUTE): Promise<T> => {
    await machine.pass(ms);
    return work;
  };
  return { machine, stores, shelf, settled };
}

describe('saving in several places', () => {
  it('O3: two places have it, a third one and the page are not written to', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket', 'localstorage');
    expect(await shelf.save('a', () => recordOf('a'))).toEqual({
      place: 'indexeddb',
      copies: 2,
      record: recordOf('a'),
    });
    expect(stores.map(({ changes }) => changes)).toEqual([1, 1, 0]);
    expect((await shelf.read(never)).records).toEqual([{ ...recordOf('a'), place: 'indexeddb', copies: 2 }]);
  });

  it('O3: with no lasting place it lies in the page, and in no copy', async () => {
    const { shelf } = open();
    expect(await shelf.save('a', () => recordOf('a'))).toEqual({
      place: 'memory',
      copies: 0,
      record: recordOf('a'),
    });
    expect(await shelf.read(never)).toEqual({
      records: [{ ...recordOf('a'), place: 'memory', copies: 0 }],
      unreadable: 0,
      place: 'memory',
      isComplete: true,
      isRestored: false,
    });
  });

  it('O8: a third place that has it follows', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket', 'localstorage');
    for (const store of stores) await store.put('a', sealRecord(recordOf('a')));
    await shelf.read(never);
    const { copies } = await shelf.save('a', () => recordOf('a', { body: 'new' }));
    expect(copies).toBe(3);
    for (const store of stores)
      expect((await store.records())['a']).toMatchObject({ body: 'new', revision: 1 });
  });

  it('O9: a place that has the same text already counts, though it cannot be written to now', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    await shelf.save('a', () => recordOf('a'));
    stores[0]!.onChange = 'UnknownError';
    const keep = (there: OutboxRecord | undefined) => (there ? undefined : recordOf('a'));
    expect(await shelf.save('a', keep)).toMatchObject({
      place: 'indexeddb',
      copies: 2,
      record: recordOf('a'),
    });
    // Another text it has not taken.
    expect(await shelf.save('a', () => recordOf('a', { body: 'new' }))).toMatchObject({
      place: 'bucket',
      copies: 1,
    });
    stores[1]!.onChange = 'UnknownError';
    expect(await shelf.save('b', () => recordOf('b'))).toMatchObject({ place: 'memory', copies: 0 });
  });

  it('O9: what moved up from the page has left it, and what is being sent stays there until it ends', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    for (const store of stores) store.onChange = 'QuotaExceededError';
    const lease = { owner: 'me', until: 1 };
    await shelf.save('a', () => recordOf('a'));
    await shelf.save('b', () => recordOf('b', { stage: { kind: 'sending', at: 1 }, lease }));
    for (const store of stores) store.onChange = undefined;
    await shelf.read(never);
    const { records } = await shelf.read(never);
    expect(records.map(({ id, place, copies }) => [id, place, copies])).toEqual([
      ['a', 'indexeddb', 2],
      ['b', 'memory', 0],
    ]);
    await Promise.all(stores.map((store) => store.purge('')));
    expect((await shelf.read(never)).records.map(({ id }) => id)).toEqual(['b']);
  });

  it('O9: all that lies in the page moves up, and none of it counts as found in an emptied place', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    for (const store of stores) store.onChange = 'QuotaExceededError';
    for (const id of ['a', 'b', 'c']) await shelf.save(id, () => recordOf(id));
    expect(await shelf.read(never)).toMatchObject({
      isRestored: false,
      records: [{ copies: 0 }, { copies: 0 }, {}],
    });
    for (const store of stores) store.onChange = undefined;
    const { records } = await shelf.read(never);
    expect(records.map(({ id, copies }) => [id, copies])).toEqual([
      ['a', 2],
      ['b', 2],
      ['c', 2],
    ]);
  });

  it('O8: the place that has it decides, though a better one works again', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket', 'localstorage');
    await stores[2]!.put('a', sealRecord(recordOf('a')));
    stores[0]!.onChange = 'UnknownError';
    stores[1]!.onChange = 'UnknownError';
    await shelf.read(never);
    stores[0]!.onChange = undefined;
    stores[1]!.onChange = undefined;
    const seen: (OutboxRecord | undefined)[] = [];
    const saved = await shelf.save('a', (there) => {
      seen.push(there);
      return recordOf('a', { body: 'new' });
    });
    expect([seen, saved]).toEqual([
      [recordOf('a')],
      { place: 'localstorage', copies: 2, record: recordOf('a', { body: 'new', revision: 1 }) },
    ]);
  });

  it('O8: an emptied place lets the one decide that still has it, and each counts once', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket', 'localstorage');
    await stores[1]!.put('a', sealRecord(at(3)));
    const seen: (number | undefined)[] = [];
    const saved = await shelf.save('a', (there) => {
      seen.push(there?.revision);
      return there ? undefined : recordOf('a');
    });
    expect([seen, saved]).toEqual([[undefined, 3], { place: 'bucket', copies: 2, record: at(3) }]);
    expect((await stores[0]!.records())['a']).toMatchObject(at(3));
  });
});

describe('changing what lies in several places', () => {
  const next = (there: OutboxRecord): OutboxRecord => ({ ...there, tries: there.tries + 1 });

  it('O32: the first place decides and the others follow, under the next number', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    await shelf.save('a', () => recordOf('a'));
    let asked = 0;
    const written = await shelf.change('a', (there) => {
      asked += 1;
      return next(there);
    });
    expect([asked, written]).toEqual([1, recordOf('a', { tries: 1, revision: 1 })]);
    for (const store of stores) expect((await store.records())['a']).toEqual(sealRecord(written!));
    expect(await shelf.change('b', next)).toBeUndefined();
    expect(await shelf.change('a', () => undefined)).toBeUndefined();
  });

  it('O32: where another place knows more by now, nothing counts as written', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    await stores[0]!.put('a', sealRecord(at(1)));
    await stores[1]!.put('a', sealRecord(at(7)));
    expect(await shelf.change('a', next)).toBeUndefined();
    expect((await stores[1]!.records())['a']?.revision).toBe(7);
    expect((await shelf.read(never)).records).toMatchObject([{ revision: 7, copies: 2 }]);
  });

  it('O32: a copy that another page made of it meanwhile stands in no way', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    await stores[0]!.put('a', sealRecord(at(1)));
    await stores[1]!.put('a', sealRecord(at(2)));
    const written = await shelf.change('a', () => at(2));
    expect(written).toEqual(at(2));
  });

  it('O24: strictly, a place that has it and fails is an error; otherwise one that did it is enough', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket', 'localstorage');
    await shelf.save('a', () => recordOf('a'));
    stores[2]!.onChange = 'UnknownError';
    expect(await shelf.change('a', next, true)).toMatchObject({ revision: 1 });
    stores[1]!.onChange = 'UnknownError';
    expect(await shelf.change('a', next)).toMatchObject({ revision: 2 });
    await expect(shelf.change('a', next, true)).rejects.toThrow('no');
    stores[0]!.onChange = 'UnknownError';
    await expect(shelf.change('a', next)).rejects.toThrow('no');
  });

  it('O9: a place that fails and may have it is an error where no other one has it', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    stores[0]!.onChange = 'UnknownError';
    await expect(shelf.change('a', next)).rejects.toThrow('no');
    stores[0]!.onChange = undefined;
    await shelf.save('a', () => recordOf('a'));
    stores[0]!.onChange = 'UnknownError';
    expect(await shelf.change('a', () => null)).toBeUndefined();
    expect(Object.keys(await stores[1]!.records())).toEqual([]);
  });
});

describe('reading several places', () => {
  it('O9: says why the first place failed, from its last write or read, until it does again', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    stores[0]!.onRead = 'SecurityError';
    expect(await shelf.read(never)).toMatchObject({ fault: 'blocked', place: 'bucket', isComplete: false });
    stores[0]!.onRead = undefined;
    expect(await shelf.read(never)).toEqual({
      records: [],
      unreadable: 0,
      place: 'indexeddb',
      isComplete: true,
      isRestored: false,
    });
    stores[0]!.onChange = 'QuotaExceededError';
    await shelf.save('a', () => recordOf('a'));
    stores[0]!.onRead = 'SecurityError';
    expect(await shelf.read(never)).toMatchObject({ fault: 'full', place: 'bucket' });
    stores[0]!.onRead = undefined;
    // That it can be read, or deletes, does not show that there is room.
    expect(await shelf.read(never)).toMatchObject({ fault: 'full' });
    stores[0]!.onChange = undefined;
    await shelf.change('a', () => undefined);
    expect((await shelf.read(never)).fault).toBe('full');
    await shelf.save('b', () => recordOf('b'));
    expect((await shelf.read(never)).fault).toBeUndefined();
  });

  it('O9: a place that does not answer counts as broken after ten seconds, and is asked again half a minute later', async () => {
    const { shelf, stores, machine, settled } = open('indexeddb', 'bucket');
    const [first] = stores;
    first!.onRead = 'hangs';
    const reading = shelf.read(never);
    await machine.pass(10 * SECOND - 1);
    expect(await Promise.race([reading, Promise.resolve('waiting')])).toBe('waiting');
    expect(await settled(reading, 1)).toMatchObject({ fault: 'broken', isComplete: false });
    expect(shelf.isInDoubt()).toBe(true);
    await machine.pass(30 * SECOND - 1);
    await shelf.read(never);
    expect(first!.reads).toBe(1);
    await machine.pass(1);
    first!.onRead = undefined;
    expect(await shelf.read(never)).toMatchObject({ isComplete: true });
    expect([first!.reads, shelf.isInDoubt()]).toEqual([2, false]);
  });

  it('O24: a place that does not answer may still write for ten minutes, and no longer', async () => {
    const { shelf, stores, machine, settled } = open('indexeddb', 'bucket');
    expect(shelf.isInDoubt()).toBe(false);
    stores[1]!.onChange = 'hangs';
    await settled(
      shelf.save('a', () => recordOf('a')),
      10 * SECOND,
    );
    expect(shelf.isInDoubt()).toBe(true);
    await machine.pass(10 * MINUTE - 1);
    expect(shelf.isInDoubt()).toBe(true);
    await machine.pass(1);
    expect(shelf.isInDoubt()).toBe(false);
    await settled(
      shelf.save('b', () => recordOf('b')),
      10 * SECOND,
    );
    expect(shelf.isInDoubt()).toBe(false);
  });

  it('O24: once it has answered, its next silence counts anew', async () => {
    const { shelf, stores, machine, settled } = open('indexeddb', 'bucket');
    stores[1]!.onChange = 'hangs';
    await settled(
      shelf.save('a', () => recordOf('a')),
      10 * SECOND,
    );
    await machine.pass(MINUTE);
    stores[1]!.onChange = undefined;
    await shelf.read(never);
    expect(shelf.isInDoubt()).toBe(false);
    await machine.pass(10 * MINUTE);
    stores[1]!.onChange = 'hangs';
    await settled(
      shelf.save('b', () => recordOf('b')),
      10 * SECOND,
    );
    expect(shelf.isInDoubt()).toBe(true);
  });

  it('O11: what lies under the id of another report cannot be read; each id counts once', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    for (const store of stores) await store.put('b', sealRecord(recordOf('a')));
    await stores[0]!.put('c', 'x');
    await stores[0]!.put('d', { schema: 3, user: '' });
    await stores[1]!.put('e', sealRecord(recordOf('e')));
    expect(await shelf.read(never)).toMatchObject({ unreadable: 3, records: [{ id: 'e', copies: 2 }] });
    expect(Object.keys(await stores[0]!.records()).toSorted()).toEqual(['b', 'c', 'd', 'e']);
  });

  it('O10: what a later version wrote is not overwritten by a save, which goes elsewhere', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket', 'localstorage');
    const newer = { schema: 3, user: '', id: 'a' };
    await stores[0]!.put('a', newer);
    expect(await shelf.save('a', () => recordOf('a'))).toMatchObject({ place: 'bucket', copies: 2 });
    expect((await stores[0]!.records())['a']).toEqual(newer);
  });

  it('O12: the first place counts as emptied only where another lasting one has reports that wait', async () => {
    const cases: readonly (readonly [readonly OutboxRecord[], boolean])[] = [
      [[], false],
      [[recordOf('a', { stage: received })], false],
      [[recordOf('a')], true],
      [[recordOf('a', { stage: received }), recordOf('b')], true],
    ];
    for (const [records, isRestored] of cases) {
      const { shelf, stores } = open('indexeddb', 'bucket');
      for (const record of records) await stores[1]!.put(record.id, sealRecord(record));
      expect((await shelf.read(never)).isRestored).toBe(isRestored);
      expect((await shelf.read(never)).isRestored).toBe(false);
    }
    const { shelf, stores } = open('indexeddb', 'bucket');
    await stores[1]!.put('a', sealRecord(recordOf('a')));
    stores[0]!.onRead = 'UnknownError';
    expect((await shelf.read(never)).isRestored).toBe(false);
  });

  it('O32: copies are made in two places and no more, and where there are more all are brought into step', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket', 'localstorage');
    await stores[1]!.put('a', sealRecord(at(1)));
    await stores[2]!.put('b', sealRecord(recordOf('b')));
    await shelf.read(never);
    expect(
      await Promise.all(stores.map(async (store) => Object.keys(await store.records()).toSorted())),
    ).toEqual([['a', 'b'], ['a'], ['b']]);
    const before = stores.map(({ changes }) => changes);
    await shelf.read(never);
    expect(stores.map(({ changes }) => changes)).toEqual(before);
    await stores[2]!.put('a', sealRecord(at(5)));
    expect((await shelf.read(never)).records).toMatchObject([
      { id: 'a', revision: 5, copies: 3 },
      { id: 'b' },
    ]);
  });

  it('O32: a place that takes no copy is left alone for a minute, one that cannot be read until it can', async () => {
    const { shelf, stores, machine } = open('indexeddb', 'bucket');
    await stores[0]!.put('a', sealRecord(recordOf('a')));
    stores[1]!.onChange = 'QuotaExceededError';
    for (let reads = 0; reads < 3; reads += 1) await shelf.read(never);
    expect(stores[1]!.changes).toBe(1);
    await machine.pass(MINUTE - 1);
    await shelf.read(never);
    expect(stores[1]!.changes).toBe(1);
    await machine.pass(1);
    stores[1]!.onChange = undefined;
    stores[1]!.onRead = 'UnknownError';
    await shelf.read(never);
    expect(stores[1]!.changes).toBe(1);
    stores[1]!.onRead = undefined;
    expect((await shelf.read(never)).records).toMatchObject([{ copies: 2 }]);
  });

  it('O27: while another page deletes everything nothing is made anew', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    await stores[0]!.put('a', sealRecord(recordOf('a')));
    await shelf.read(() => true);
    expect(await stores[1]!.records()).toEqual({});
  });

  it('O11: one that is damaged in a place which cannot be mended now is not counted while the other has it', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    await stores[0]!.put('a', 'x');
    await stores[1]!.put('a', sealRecord(recordOf('a')));
    stores[0]!.onChange = 'QuotaExceededError';
    expect(await shelf.read(never)).toMatchObject({
      unreadable: 0,
      records: [{ place: 'bucket', copies: 1 }],
    });
  });

  it('O27: purge empties every place, and says whether all did', async () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    await shelf.save('a', () => recordOf('a'));
    expect(await shelf.purge()).toBe(true);
    expect((await shelf.read(never)).records).toEqual([]);
    stores[0]!.purge = () => Promise.reject(new Error('no'));
    expect(await shelf.purge()).toBe(false);
  });

  it('O31: gives up every place when it is closed', () => {
    const { shelf, stores } = open('indexeddb', 'bucket');
    shelf.close();
    expect(stores.map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });
});
