import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { createOutbox } from '../../../src/session/outbox/createOutbox.ts';
import { createIndexedDbStore } from '../../../src/session/outbox/createIndexedDbStore.ts';
import { createStorageStore } from '../../../src/session/outbox/createStorageStore.ts';
import type { Outbox } from '../../../src/session/outbox/outboxState.ts';
import { entryOf } from './openOutbox.ts';

const NAME = 'waymark-outbox';
const open: Outbox[] = [];

/** An outbox as a page has it, over the browser's own storage and locks. */
function openOutbox(): { outbox: Outbox; sent: string[] } {
  const sent: string[] = [];
  const outbox = createOutbox({
    stores: [createIndexedDbStore(), createStorageStore(localStorage)],
    notes: localStorage,
    receiver: (id) => ({
      id,
      label: id,
      limits: {},
      encode: () => '',
      send: async (report) => {
        sent.push(report.id);
        return { kind: 'delivered', receipt: { reference: 'R-15', at: 1 } };
      },
    }),
    now: () => Date.now(),
    uptime: () => performance.now(),
    random: () => Math.random(),
    randomId: () => crypto.randomUUID(),
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    locks: navigator.locks,
  });
  open.push(outbox);
  return { outbox, sent };
}

afterEach(async () => {
  open.splice(0).forEach((outbox) => outbox.end());
  localStorage.clear();
  await deleteDB(NAME);
});

describe('two versions at once', () => {
  it('fault 15: an older page gives the database up at once, goes on elsewhere and says so (O10)', async () => {
    const { outbox, sent } = openOutbox();
    expect(await outbox.save(entryOf('before'))).toEqual({ isDurable: true });
    await outbox.drain();
    expect(outbox.getState()).toMatchObject({ place: 'indexeddb', items: [{ id: 'before' }] });

    let isBlocked = false;
    const later = await openDB(NAME, 2, {
      upgrade: (db) => void db.createObjectStore('letters'),
      blocked: () => (isBlocked = true),
    });
    expect(isBlocked).toBe(false);

    expect(await outbox.save(entryOf('after'))).toEqual({ isDurable: true });
    await outbox.drain();
    expect(outbox.getState()).toMatchObject({ place: 'localstorage', fault: 'newer' });
    expect(sent).toEqual(['before', 'after']);
    // The later version's data are as it left them.
    expect([...later.objectStoreNames]).toEqual(['letters', 'reports']);
    expect((await later.getAllKeys('reports')).length).toBe(1);
    later.close();
  });

  it('fault 15: an older page that opens beside a later one touches nothing of it (O10)', async () => {
    const later = await openDB(NAME, 7, { upgrade: (db) => void db.createObjectStore('letters') });
    await later.put('letters', 'kept', 'a');
    const { outbox, sent } = openOutbox();
    expect(await outbox.save(entryOf('x'))).toEqual({ isDurable: true });
    await outbox.drain();
    expect([outbox.getState().fault, sent]).toEqual(['newer', ['x']]);
    expect([later.version, await later.get('letters', 'a')]).toEqual([7, 'kept']);
    later.close();
  });

  it('fault 15: a record that a later version wrote is not read, sent or overwritten (O10, O11)', async () => {
    const first = openOutbox();
    await first.outbox.save(entryOf('old'));
    await first.outbox.drain();
    const db = await openDB(NAME);
    const record = { schema: 3, user: '', id: 'new', words: 'of tomorrow' };
    await db.put('reports', record, ['', 'new']);
    const second = openOutbox();
    await second.outbox.drain();
    expect(second.outbox.getState()).toMatchObject({ unreadable: 1, items: [{ id: 'old' }] });
    expect(await second.outbox.save(entryOf('new'))).toEqual({ isDurable: true });
    await second.outbox.drain();
    expect(await db.get('reports', ['', 'new'])).toEqual(record);
    expect(second.sent).toEqual(['new']);
    db.close();
  });
});
