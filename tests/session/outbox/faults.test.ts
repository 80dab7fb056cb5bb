import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Delivery } from '../../../src/core/model/report.ts';
import { hasNoSecret } from '../../../src/session/outbox/hasNoSecret.ts';
import { createMemoryStore } from '../../../src/session/outbox/createMemoryStore.ts';
import { createStorageStore } from '../../../src/session/outbox/createStorageStore.ts';
import { sealRecord, type OutboxRecord } from '../../../src/session/outbox/outboxRecord.ts';
import type { OutboxStore } from '../../../src/session/outbox/outboxStore.ts';
import type { Receiver } from '../../../src/session/receivers/receiver.ts';
import { endpoint } from '../../../src/session/receivers/endpoint.ts';
import { createListedStorage, createMachine } from './createMachine.ts';
import { createDisk, delivered, entryOf, openOutbox } from './openOutbox.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A network that can be switched off and on. */
function createOnline() {
  const listeners = new Set<() => void>();
  return {
    isUp: true,
    isOnline(): boolean {
      return this.isUp;
    },
    subscribe: (run: () => void) => {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    comeBack(): void {
      this.isUp = true;
      listeners.forEach((run) => run());
    },
  };
}

/** An endpoint whose answers are given by hand. */
const endpointOf = (answer: () => Promise<Response>, now: () => number) =>
  endpoint('/reports', { fetch: answer, now });

describe('the network fails', () => {
  it('fault 7: offline, a report waits and goes as soon as the page is online again (O21)', async () => {
    const online = createOnline();
    online.isUp = false;
    const { outbox, stage, sent, machine } = openOutbox({ online });
    expect(await outbox.save(entryOf('a'))).toEqual({ isDurable: true });
    await machine.settle();
    expect([stage(), sent]).toEqual([expect.objectContaining({ kind: 'waiting', reason: 'offline' }), []]);
    online.comeBack();
    await machine.settle();
    expect([stage()?.kind, sent]).toEqual(['delivered', ['a']]);
  });

  it('fault 7: a browser that is wrong about being offline keeps nothing back for long (O21)', async () => {
    const online = createOnline();
    online.isUp = false;
    const { outbox, stage, machine } = openOutbox({ online });
    await outbox.save(entryOf('a'));
    await machine.pass(6 * MINUTE);
    expect(stage()?.kind).toBe('delivered');
  });

  it.each(['TypeError: Failed to fetch', 'NetworkError when attempting to fetch resource.'])(
    'fault 7: a refused connection, an unknown name and a missing CORS header are one thing: %s',
    async (message) => {
      const machine = createMachine(1);
      let isDown = true;
      const receiver = endpointOf(async () => {
        if (isDown) throw new TypeError(message);
        return new Response('{"reference":"R-7"}');
      }, machine.now);
      const { outbox, stage } = openOutbox({ machine, receiver: () => receiver });
      await outbox.save(entryOf('a'));
      await machine.settle();
      expect(stage()).toMatchObject({ kind: 'waiting', reason: 'network', tries: 1 });
      isDown = false;
      await machine.pass(MINUTE);
      expect(stage()).toMatchObject({ kind: 'delivered', receipt: { reference: 'R-7' } });
    },
  );

  it.each([
    [408, undefined],
    [425, undefined],
    [429, '1'],
    [429, '30'],
    [429, '-5'],
    [429, '99999999999'],
    [429, 'Wed, 21 Oct 2015 07:28:00 GMT'],
    [503, 'Fri, 31 Dec 2100 23:59:59 GMT'],
    [503, 'soon'],
    [500, undefined],
    [502, ''],
    [504, '120'],
  ])(
    'fault 8: %s with Retry-After %s is tried again, within an hour and not at once',
    async (status, after) => {
      const machine = createMachine(1);
      let tries = 0;
      const receiver = endpointOf(async () => {
        tries += 1;
        if (tries > 1) return new Response('{"reference":"R-8"}');
        return new Response('no', { status, headers: after === undefined ? {} : { 'Retry-After': after } });
      }, machine.now);
      const { outbox, stage } = openOutbox({ machine, receiver: () => receiver });
      await outbox.save(entryOf('a'));
      await machine.settle();
      const waiting = stage();
      if (waiting?.kind !== 'waiting') throw new Error(`It is ${waiting?.kind}`);
      const wait = waiting.until - machine.now();
      expect(wait).toBeGreaterThanOrEqual(SECOND);
      expect(wait).toBeLessThanOrEqual(HOUR);
      if (after === '30') expect(wait).toBeGreaterThanOrEqual(30 * SECOND);
      await machine.pass(wait - 1);
      expect(tries).toBe(1);
      await machine.pass(1 + SECOND);
      expect([tries, stage()?.kind]).toEqual([2, 'delivered']);
    },
  );

  it('fault 8: whatever a receiver asks for, and however often the network returns, an hour sees twenty tries (O20)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.integer({ min: -1e9, max: 1e12 }), fc.constant(Number.NaN)), { maxLength: 40 }),
        fc.boolean(),
        async (afters, isFlapping) => {
          const online = createOnline();
          const tries: number[] = [];
          const { outbox, machine } = openOutbox({
            online,
            send: () => {
              tries.push(machine.now());
              const after = afters[tries.length];
              return { kind: 'waiting', reason: 'network', ...(after !== undefined && { after }) };
            },
          });
          await outbox.save(entryOf('a'));
          for (let minutes = 0; minutes < 180; minutes += 1) {
            await machine.pass(MINUTE);
            if (isFlapping) online.comeBack();
          }
          for (const from of tries) {
            expect(tries.filter((at) => at >= from && at < from + HOUR).length).toBeLessThanOrEqual(20);
          }
          // And it does go on.
          expect(tries.some((at) => at > machine.now() - 65 * MINUTE)).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('fault 9: an answer that is lost, or never comes, is followed by the same key and the same body (O4, O22)', async () => {
    const seen: string[] = [];
    let tries = 0;
    const { outbox, stage, machine } = openOutbox({
      send: (id, body) => {
        seen.push(`${id} ${body}`);
        tries += 1;
        if (tries === 1) return { kind: 'waiting', reason: 'network' };
        return tries === 2 ? new Promise<never>(() => {}) : delivered();
      },
    });
    await outbox.save(entryOf('a'));
    await machine.pass(5 * MINUTE);
    expect(stage()?.kind).toBe('delivered');
    expect(new Set(seen)).toEqual(new Set(['a {"id":"a"}']));
    expect(seen).toHaveLength(3);
  });

  it('fault 9: an acknowledgement that comes after the try was given up counts (O5)', async () => {
    let answer: ((delivery: Delivery) => void) | undefined;
    const { outbox, stage, sent, machine } = openOutbox({
      send: () => new Promise((resolve) => (answer = resolve)),
    });
    await outbox.save(entryOf('a'));
    await machine.pass(31 * SECOND);
    expect(stage()).toMatchObject({ kind: 'waiting', reason: 'timeout' });
    answer?.(delivered('late'));
    await machine.settle();
    expect(stage()).toMatchObject({ kind: 'delivered', receipt: { reference: 'late' } });
    await machine.pass(HOUR);
    expect(sent).toHaveLength(1);
  });

  it('fault 9: a receiver that cannot tell a second copy gets none by itself (O24)', async () => {
    const { outbox, stage, sent, machine } = openOutbox({
      idempotent: false,
      send: () => ({ kind: 'waiting', reason: 'timeout' }),
    });
    await outbox.save(entryOf('a'));
    await machine.pass(3 * HOUR);
    expect([stage()?.kind, sent.length]).toEqual(['unsure', 1]);
    await Promise.all([outbox.retry('a'), machine.settle()]);
    expect(sent).toHaveLength(2);
  });

  it.each([
    [400, 'invalid'],
    [401, 'auth'],
    [403, 'auth'],
    [410, 'gone'],
    [413, 'too-large'],
    [422, 'invalid'],
  ])('fault 10: %s stops, stays visible and keeps its text', async (status, reason) => {
    const machine = createMachine(1);
    let tries = 0;
    const receiver = endpointOf(async () => {
      tries += 1;
      return new Response('too long by half', { status });
    }, machine.now);
    const { outbox, stage } = openOutbox({ machine, receiver: () => receiver });
    await outbox.save(entryOf('a'));
    await machine.pass(2 * DAY);
    expect(stage()).toMatchObject({ kind: 'rejected', reason, status, said: 'too long by half' });
    expect(outbox.getState().items[0]!.body).toBe('{"id":"a"}');
    expect(tries).toBe(1);
    await Promise.all([outbox.retry('a'), machine.settle()]);
    expect(tries).toBe(2);
  });
});

describe('pages come and go', () => {
  it('fault 11: fifty submits at once, from two pages, are one report', async () => {
    const machine = createMachine(3);
    const disk = createDisk();
    const one = openOutbox({ machine, stores: [disk] });
    const two = openOutbox({ machine, stores: [disk] });
    const saves = Array.from({ length: 50 }, (_, n) => (n % 2 ? one : two).outbox.save(entryOf('a')));
    await machine.settle();
    expect(await Promise.all(saves)).toEqual(saves.map(() => ({ isDurable: true })));
    await machine.pass(HOUR);
    expect([...one.sent, ...two.sent]).toEqual(['a']);
    expect(two.outbox.getState().items).toHaveLength(1);
  });

  it('fault 12: a page that dies while sending is followed by one that sends (O2, O14)', async () => {
    const machine = createMachine(1);
    const disk = createDisk();
    const notes = createListedStorage();
    const first = openOutbox({ machine, stores: [disk], notes, send: () => new Promise<never>(() => {}) });
    await first.outbox.save(entryOf('a'));
    await machine.settle();
    expect(first.stage()?.kind).toBe('sending');
    machine.kill(first.page, false);
    expect(notes.getItem('waymark:outbox:')).not.toBeNull();
    const second = openOutbox({ machine, stores: [disk], notes });
    await Promise.all([second.outbox.drain(), machine.settle()]);
    expect([second.stage()?.kind, second.sent]).toEqual(['delivered', ['a']]);
    expect(notes.getItem('waymark:outbox:')).toBeNull();
  });

  it.each([
    ['a Web Lock', true],
    ['leases alone', false],
  ])('fault 13: five pages drain twenty reports once each, by %s', async (_, hasLocks) => {
    const machine = createMachine(7);
    const disk = createDisk();
    const pages = Array.from({ length: 5 }, () => {
      const opened = openOutbox({ machine, stores: [disk], ...(!hasLocks && { locks: hangingLocks }) });
      return opened;
    });
    await Promise.all([
      ...Array.from({ length: 20 }, (_unused, n) => pages[n % 5]!.outbox.save(entryOf(`r${n}`))),
      machine.settle(),
    ]);
    await machine.pass(10 * MINUTE);
    const sent = pages.flatMap((page) => page.sent);
    expect(sent.toSorted()).toEqual(Array.from({ length: 20 }, (_unused, n) => `r${n}`).toSorted());
    for (const { outbox } of pages) await Promise.all([outbox.drain(), machine.settle()]);
    for (const { outbox } of pages) {
      expect(outbox.getState().items.every(({ stage }) => stage.kind === 'delivered')).toBe(true);
    }
  });
});

/** Locks that are held by a page which sleeps; whoever waits goes by the leases. */
const hangingLocks = { request: () => Promise.reject(new Error('not here')) };

describe('storage fails', () => {
  const failing = (name: string): OutboxStore => {
    const fail = (): Promise<never> => Promise.reject(new DOMException('no', name));
    return { place: 'indexeddb', read: fail, change: fail, purge: fail, close: () => {} };
  };
  const HANGING: OutboxStore = {
    place: 'indexeddb',
    read: () => new Promise<never>(() => {}),
    change: () => new Promise<never>(() => {}),
    purge: () => new Promise<never>(() => {}),
    close: () => {},
  };

  it.each([
    ['SecurityError', 'blocked'],
    ['QuotaExceededError', 'full'],
    ['VersionError', 'newer'],
    ['UnknownError', 'broken'],
  ])(
    'fault 14: %s goes to localStorage and says "%s"; without that to memory, not as saved',
    async (name, fault) => {
      const storage = createListedStorage();
      const second = openOutbox({
        stores: [failing(name), createStorageStore(storage)],
        send: () => ({ kind: 'waiting', reason: 'server' }),
      });
      expect(await second.outbox.save(entryOf('a'))).toEqual({ isDurable: true });
      await second.machine.settle();
      expect(second.outbox.getState()).toMatchObject({ place: 'localstorage', fault });
      expect([...storage.map.keys()]).toEqual(['waymark:report:["","a"]']);

      storage.refuse = new DOMException('no', 'QuotaExceededError');
      const last = openOutbox({ stores: [failing(name), createStorageStore(storage)] });
      expect(await last.outbox.save(entryOf('b'))).toEqual({ isDurable: false });
      await last.machine.settle();
      expect(last.outbox.getState()).toMatchObject({ place: 'memory', fault });
      // Not saved is not lost: this page still sends it.
      expect(last.stage('b')?.kind).toBe('delivered');
    },
  );

  it('fault 14: a storage that never answers keeps nobody waiting (O9)', async () => {
    const { outbox, machine, stage } = openOutbox({ stores: [HANGING] });
    const saving = outbox.save(entryOf('a'));
    await machine.pass(MINUTE);
    expect(await saving).toEqual({ isDurable: false });
    expect(outbox.getState()).toMatchObject({ place: 'memory', fault: 'broken' });
    await machine.pass(5 * MINUTE);
    expect(stage()?.kind).toBe('delivered');
  });

  it('fault 14: what lies in memory is saved as soon as there is room (O9)', async () => {
    const disk = createDisk();
    let isFull = true;
    const store: OutboxStore = {
      ...disk,
      change: (...given) =>
        isFull ? Promise.reject(new DOMException('no', 'QuotaExceededError')) : disk.change(...given),
    };
    const { outbox, machine } = openOutbox({
      stores: [store],
      send: () => ({ kind: 'waiting', reason: 'server' }),
    });
    expect(await outbox.save(entryOf('a'))).toEqual({ isDurable: false });
    await machine.settle();
    expect(outbox.getState().items[0]).toMatchObject({ place: 'memory' });
    isFull = false;
    await machine.pass(5 * MINUTE);
    expect(outbox.getState().items[0]).toMatchObject({ place: 'indexeddb' });
    expect(outbox.getState().fault).toBeUndefined();
    expect(await disk.read('')).toHaveLength(1);
  });

  it('fault 16: any one record of many may be anything; the others are sent, and it is counted (O11)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.anything(),
          fc.record(
            {
              schema: fc.constant(1),
              user: fc.constant(''),
              id: fc.constant('r2'),
              body: fc.anything(),
              stage: fc.anything(),
              category: fc.constantFrom('other', 'nonsense'),
            },
            { requiredKeys: ['schema'] },
          ),
        ),
        async (rubbish) => {
          const memory = createMemoryStore();
          const disk: OutboxStore = { ...memory, place: 'indexeddb' };
          for (const n of [1, 2, 3, 4]) {
            await disk.change('', `r${n}`, () => (n === 2 ? (rubbish as OutboxRecord) : recordOf(`r${n}`)));
          }
          const { outbox, sent, machine } = openOutbox({ stores: [disk] });
          await Promise.all([outbox.drain(), machine.settle()]);
          expect(sent.toSorted()).toEqual(['r1', 'r3', 'r4']);
          expect(outbox.getState().unreadable).toBe(rubbish ? 1 : 0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('fault 16: text in localStorage that is no JSON is left where it is and counted (O11)', async () => {
    const storage = createListedStorage();
    storage.setItem('waymark:report:["","x"]', '{"half":');
    const { outbox, sent, machine } = openOutbox({ stores: [createStorageStore(storage)] });
    await outbox.save(entryOf('a'));
    await machine.settle();
    expect([sent, outbox.getState().unreadable]).toEqual([['a'], 1]);
    expect(storage.getItem('waymark:report:["","x"]')).toBe('{"half":');
  });

  it('fault 16: storage that was evicted is told, and what the page still holds is written again (O12)', async () => {
    const memory = createMemoryStore();
    const disk: OutboxStore = { ...memory, place: 'indexeddb' };
    const notes = createListedStorage();
    const send = (): Delivery => ({ kind: 'waiting', reason: 'server' });
    const first = openOutbox({ stores: [disk], notes, send });
    await first.outbox.save(entryOf('a'));
    await first.machine.settle();
    await memory.purge('');
    const second = openOutbox({ stores: [disk], notes, send });
    await Promise.all([second.outbox.drain(), second.machine.settle()]);
    expect(second.outbox.getState()).toMatchObject({ fault: 'evicted', items: [] });

    notes.setItem('waymark:outbox:', '2');
    await Promise.all([first.outbox.drain(), first.machine.settle()]);
    expect(first.outbox.getState()).toMatchObject({ fault: 'evicted', items: [{ id: 'a' }] });
    expect(await disk.read('')).toHaveLength(1);
  });

  it('fault 16: what somebody deleted was not evicted (O12)', async () => {
    const disk = createDisk();
    const notes = createListedStorage();
    const machine = createMachine(1);
    const send = (): Delivery => ({ kind: 'waiting', reason: 'server' });
    const one = openOutbox({ machine, stores: [disk], notes, send });
    const two = openOutbox({ machine, stores: [disk], notes, send });
    await one.outbox.save(entryOf('a'));
    await Promise.all([two.outbox.drain(), machine.settle()]);
    await Promise.all([one.outbox.remove('a'), machine.settle()]);
    await Promise.all([two.outbox.drain(), machine.settle()]);
    expect(two.outbox.getState()).toEqual({ isRead: true, place: 'indexeddb', unreadable: 0, items: [] });
    expect(notes.map.size).toBe(0);
  });
});

const recordOf = (id: string): OutboxRecord =>
  sealRecord({
    ...entryOf(id),
    schema: 2,
    user: '',
    stage: { kind: 'saved', at: 1 },
    tries: 0,
    tried: [],
    revision: 0,
  });

describe('time and servers jump', () => {
  it.each([-30, -1, 1, 30])(
    'fault 17: a clock set by %s days stalls nothing for longer than an hour',
    async (days) => {
      const online = { isDown: true };
      const tries: number[] = [];
      const { outbox, machine } = openOutbox({
        send: (id) => {
          tries.push(machine.now());
          return online.isDown ? { kind: 'waiting', reason: 'server', after: 3000 * SECOND } : delivered(id);
        },
      });
      for (const n of [1, 2, 3]) await outbox.save(entryOf(`r${n}`));
      await machine.pass(2 * MINUTE);
      machine.setClock(days * DAY);
      const before = tries.length;
      await machine.pass(30 * MINUTE);
      // At most one early try for each.
      expect(tries.length - before).toBeLessThanOrEqual(3);
      online.isDown = false;
      await machine.pass(HOUR);
      const kinds = outbox.getState().items.map(({ stage }) => stage.kind);
      expect(kinds).toEqual(['delivered', 'delivered', 'delivered']);
    },
  );

  it('fault 17: a clock set by up to 48 hours, back or ahead, at any moment of a wait, lets no report wait for longer than its back-off (O23)', async () => {
    const shift = fc.oneof(
      fc.integer({ min: -48 * HOUR, max: 48 * HOUR }),
      fc.integer({ min: -2 * MINUTE, max: 2 * MINUTE }),
      fc.constantFrom(-48 * HOUR, -HOUR, -1, 1, HOUR, 48 * HOUR),
    );
    const wait = fc.record({
      shift,
      /** Which part of the wait is over by then. */
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      after: fc.option(fc.integer({ min: 1, max: HOUR }), { nil: undefined }),
      reason: fc.constantFrom('network', 'timeout', 'rate-limited', 'server', 'offline'),
      isReopened: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(wait, { minLength: 1, maxLength: 6 }), async (waits) => {
        const machine = createMachine(1);
        const disk = createDisk();
        const tries: number[] = [];
        const open = () =>
          openOutbox({
            machine,
            stores: [disk],
            send: () => {
              const { after, reason } = waits[Math.min(tries.length, waits.length - 1)]!;
              tries.push(machine.uptime());
              return { kind: 'waiting', reason, ...(after !== undefined && { after }) };
            },
          });
        let page = open();
        await page.outbox.save(entryOf('a'));
        await machine.settle();
        for (const { shift, share, isReopened } of waits) {
          const stage = page.stage();
          if (stage?.kind !== 'waiting') throw new Error(`It is ${stage?.kind}`);
          const backOff = stage.until - stage.at;
          const last = tries.at(-1)!;
          const count = tries.length;
          await machine.pass(Math.floor(share * backOff));
          machine.setClock(shift);
          if (isReopened) {
            machine.kill(page.page, true);
            page = open();
            await Promise.all([page.outbox.drain(), machine.settle()]);
          }
          // A page that is opened later has not seen for how long the report has waited.
          const since = isReopened ? machine.uptime() : last;
          await machine.pass(Math.max(0, since + backOff + 2 * SECOND - machine.uptime()));
          expect(tries.length).toBeGreaterThan(count);
          expect(tries[count]! - since).toBeLessThanOrEqual(backOff + 2 * SECOND);
        }
      }),
      { numRuns: 100, seed: 17 },
    );
  });

  it('fault 18: a server that filed a report and died before it answered files it once', async () => {
    const filed = new Map<string, string>();
    let isUp = true;
    const { outbox, stage, machine } = openOutbox({
      send: (id, body) => {
        if (!isUp) return { kind: 'waiting', reason: 'network' };
        const known = filed.get(id);
        filed.set(id, body);
        // Its store outlives it, its answer does not.
        if (known === undefined) {
          isUp = false;
          return new Promise<never>(() => {});
        }
        return { kind: 'delivered', receipt: { reference: 'R-18', at: 1, duplicate: true } };
      },
    });
    await outbox.save(entryOf('a'));
    await machine.pass(5 * MINUTE);
    expect(stage()?.kind).toBe('waiting');
    isUp = true;
    await machine.pass(HOUR);
    expect(stage()).toMatchObject({ kind: 'delivered', receipt: { duplicate: true } });
    expect([...filed]).toEqual([['a', '{"id":"a"}']]);
  });

  it.each<[string, () => Delivery | Promise<Delivery>]>([
    ['refuses', () => ({ kind: 'rejected', reason: 'invalid', status: 400 })],
    ['fails', () => ({ kind: 'waiting', reason: 'server' })],
    ['throws at', () => Promise.reject(new Error('boom'))],
    ['answers nonsense to', () => 7 as never],
    ['never answers', () => new Promise<never>(() => {})],
  ])(
    'fault 19: the first of twenty, which the server %s, holds up none of the others (O16)',
    async (_, poison) => {
      const { outbox, sent, machine } = openOutbox({
        send: (id) => (id === 'r0' ? poison() : delivered(id)),
      });
      await Promise.all([
        ...Array.from({ length: 20 }, (_unused, n) => outbox.save(entryOf(`r${n}`))),
        machine.settle(),
      ]);
      await machine.pass(MINUTE);
      expect(new Set(sent).size).toBe(20);
      const kinds = outbox
        .getState()
        .items.filter(({ id }) => id !== 'r0')
        .map(({ stage }) => stage.kind);
      expect(kinds).toEqual(kinds.map(() => 'delivered'));
      expect(outbox.getState().items.find(({ id }) => id === 'r0')?.body).toBe('{"id":"r0"}');
    },
  );
});

describe('secrets and users', () => {
  it.each([
    ['as it is', 'token=hunter2-hunter2'],
    ['as JSON in JSON', JSON.stringify({ log: JSON.stringify('hunter2-hunter2') })],
    ['as base64', Buffer.from('key hunter2-hunter2').toString('base64')],
    ['in a URL', 'https://x.test/?q=hunter2%2Dhunter2&r=hunter2-hunter2'],
  ])(
    'fault 20: a queued report that holds a secret registered since, %s, is not sent (O25)',
    async (_, body) => {
      const secrets: string[] = [];
      const disk = createDisk();
      const machine = createMachine(1);
      const check = (text: string): boolean => hasNoSecret(text, secrets);
      const first = openOutbox({
        machine,
        stores: [disk],
        check,
        send: () => ({ kind: 'waiting', reason: 'server' }),
      });
      await first.outbox.save(entryOf('a', { body }));
      await first.outbox.save(entryOf('b'));
      await machine.settle();
      machine.kill(first.page, false);
      secrets.push('hunter2-hunter2');
      const second = openOutbox({ machine, stores: [disk], check });
      void second.outbox.drain();
      await machine.pass(2 * HOUR);
      expect(second.sent).toEqual(['b']);
      expect(second.stage('a')).toMatchObject({ kind: 'rejected', reason: 'secret', status: 0 });
      expect(second.outbox.getState().items.find(({ id }) => id === 'a')?.body).toBe(body);
    },
  );

  it('fault 33: another user sees nothing of the first one and sends nothing of theirs (O18)', async () => {
    const machine = createMachine(1);
    const stores = [createStorageStore(createListedStorage())];
    const send = (): Delivery => ({ kind: 'waiting', reason: 'server' });
    const ann = openOutbox({ machine, stores, user: 'ann', send });
    await ann.outbox.save(entryOf('of-ann'));
    await machine.settle();
    machine.kill(ann.page, true);
    for (const user of ['', 'an', 'ann"', 'bob']) {
      const other = openOutbox({ machine, stores, user });
      void other.outbox.drain();
      await machine.pass(2 * HOUR);
      expect([user, other.sent, other.outbox.getState().items]).toEqual([user, [], []]);
    }
    const again = openOutbox({ machine, stores, user: 'ann' });
    void again.outbox.drain();
    await machine.pass(2 * HOUR);
    expect(again.sent).toEqual(['of-ann']);
  });

  it('fault 33: purge leaves nothing of a user, here and in other pages, and breaks off what is on its way (O27)', async () => {
    const machine = createMachine(1);
    const storage = createListedStorage();
    const stores = [createDisk(), createStorageStore(storage)];
    const signals: AbortSignal[] = [];
    const options = { machine, stores, notes: storage, user: 'ann' };
    const here = openOutbox({
      ...options,
      send: (_id, _body, signal) => {
        signals.push(signal);
        return new Promise<never>(() => {});
      },
    });
    const there = openOutbox(options);
    await here.outbox.save(entryOf('a'));
    void there.outbox.drain();
    await machine.pass(SECOND);
    const purging = here.outbox.purge();
    await machine.settle();
    expect(await purging).toBe(true);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    void there.outbox.drain();
    await machine.pass(2 * HOUR);
    expect([here.outbox.getState().items, there.outbox.getState().items, there.sent]).toEqual([[], [], []]);
    expect([await stores[0]!.read('ann'), storage.map.size]).toEqual([[], 0]);
  });

  it('fault 33: purge that could not delete everything says so (O27)', async () => {
    const disk = createDisk();
    const store = { ...disk, purge: () => Promise.reject(new DOMException('no', 'UnknownError')) };
    const { outbox } = openOutbox({ stores: [store] });
    expect(await outbox.purge()).toBe(false);
  });

  it.each<[string, (body: string) => boolean]>([
    [
      'throws',
      () => {
        throw new Error('rule broken');
      },
    ],
    ['returns no boolean', () => 'yes' as never],
    ['returns a promise', () => Promise.resolve(true) as never],
  ])('fault 35: a check that %s lets nothing out (O25)', async (_, check) => {
    const { outbox, sent, stage, machine } = openOutbox({ check });
    expect(await outbox.save(entryOf('a'))).toEqual({ isDurable: true });
    await machine.pass(HOUR);
    expect([sent, stage()]).toEqual([[], expect.objectContaining({ kind: 'rejected', reason: 'secret' })]);
  });

  it('fault 35: sources of randomness, receivers and notes that throw cost a try at most (O31)', async () => {
    const boom = (): never => {
      throw new Error('boom');
    };
    const unhandled = vi.fn<(reason: unknown) => void>();
    process.on('unhandledRejection', unhandled);
    const { outbox, machine } = openOutbox({
      receiver: boom,
      notes: { getItem: boom, setItem: boom, removeItem: boom },
      online: { isOnline: boom, subscribe: () => () => {} },
      channel: { post: () => {}, subscribe: () => () => {} },
    });
    expect(await outbox.save(entryOf('a'))).toEqual({ isDurable: true });
    await machine.pass(HOUR);
    await Promise.all([outbox.retry('a'), machine.settle()]);
    expect(outbox.getState().items).toHaveLength(1);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('a host’s own code fails', () => {
  const answers: readonly (readonly [string, () => unknown])[] = [
    [
      'throws at once',
      () => {
        throw new Error('not ready');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['gives nothing', () => undefined],
    ['gives what is no delivery', () => ({ ok: true })],
    ['gives a delivery of an unknown kind', () => ({ kind: 'teleported' })],
    ['never settles', () => new Promise(() => {})],
    [
      'gives what throws when it is read',
      () =>
        new Proxy(
          {},
          {
            get: () => {
              throw new Error('a bomb');
            },
          },
        ),
    ],
  ];

  it.each(answers)(
    'fault 32: a receiver that %s keeps the report, and the next try delivers it',
    async (_, answer) => {
      const machine = createMachine(1);
      let tries = 0;
      const receiver: Receiver = {
        id: 'support',
        label: 'support',
        limits: {},
        encode: () => '',
        send: () => {
          tries += 1;
          return (tries === 1 ? answer() : Promise.resolve(delivered())) as Promise<Delivery>;
        },
      };
      const { outbox, stage } = openOutbox({ machine, receiver: () => receiver });
      expect(await outbox.save(entryOf('a'))).toEqual({ isDurable: true });
      await machine.pass(2 * MINUTE);
      expect(stage()?.kind).not.toBe('rejected');
      await machine.pass(HOUR);
      expect(stage()).toMatchObject({ kind: 'delivered' });
    },
  );

  it.each([
    [
      'throws at once',
      () => {
        throw new TypeError('patched');
      },
    ],
    ['gives no promise', () => new Response('{"reference":"R-9"}')],
    ['gives no response', async () => undefined],
    [
      'gives a response whose body cannot be read',
      async () =>
        Object.assign(new Response(), {
          text: () => Promise.reject(new Error('locked')),
          json: () => Promise.reject(new Error('locked')),
        }),
    ],
    ['never settles', () => new Promise(() => {})],
  ])('fault 32: a host whose patched fetch %s loses no report', async (_, fetch) => {
    const machine = createMachine(1);
    let tries = 0;
    const receiver = endpointOf(
      (() => (++tries === 1 ? fetch() : Promise.resolve(new Response('{"reference":"R-9"}')))) as never,
      machine.now,
    );
    const { outbox, stage } = openOutbox({ machine, receiver: () => receiver });
    await outbox.save(entryOf('a'));
    await machine.pass(HOUR);
    expect(stage()).toMatchObject({ kind: 'delivered' });
  });
});
