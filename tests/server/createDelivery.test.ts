import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDelivery } from '../../src/server/createDelivery.ts';
import type { Database } from '../../src/server/database/database.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { claimDeliveries } from '../../src/server/queue/claimDeliveries.ts';
import { dropDeliveries, rejectedDeliveries } from '../../src/server/queue/rejectedDeliveries.ts';
import type { Sent } from '../../src/server/receivers/serverReceiver.ts';
import { findReport } from '../../src/server/reports/findReport.ts';
import { sweepReports } from '../../src/server/reports/sweepReports.ts';
import { requeueDeliveries } from '../../src/server/queue/requeueDeliveries.ts';
import { settleDelivery } from '../../src/server/queue/settleDelivery.ts';
import { databases, type TestPlace } from './databases.ts';
import { DAY, DOWN, FILED, HOUR, LOST, makeReceiver, makeWorld, MINUTE, NOW } from './deliveryWorld.ts';

for (const { name, isMissing, make } of databases) {
  describe.skipIf(isMissing)(`delivery on ${name}`, () => {
    let place: TestPlace;
    let database: Database;
    let world: ReturnType<typeof makeWorld>;
    beforeAll(async () => {
      place = await make();
      database = await openDatabase(place.place);
    }, 120_000);
    beforeEach(async () => {
      await database.query('truncate waymark_reports cascade');
      await database.query('truncate waymark_receivers');
      world = makeWorld(database);
    });
    afterAll(async () => {
      await database?.close();
      await place?.remove();
    });

    /** What a worker did that was killed just after it had begun to send. */
    const claimAndDie = async (receiver = makeReceiver()) => {
      const { claimed } = await claimDeliveries(database, receiver, {
        now: world.clock.now,
        owner: 'dead',
        lease: 2 * MINUTE,
        giveUpAfter: 5 * DAY,
        most: 10,
      });
      return claimed;
    };

    it('X1: brings a report to each of its receivers, and keeps what they call it', async () => {
      const [desk, chat, other] = [
        makeReceiver(),
        makeReceiver(() => ({ kind: 'delivered' }), { id: 'chat' }),
        'other',
      ];
      const both = await world.put(['desk', 'chat', other]);
      const one = await world.put(['desk']);
      expect(await world.worker([desk, chat]).drain()).toBe(3);
      expect(new Set(desk.ids())).toEqual(new Set([both, one]));
      expect(chat.ids()).toEqual([both]);
      expect(desk.seen[0]).toMatchObject({ number: 1, firstTriedAt: NOW, now: NOW });
      expect(await world.row(both)).toMatchObject({
        state: 'delivered',
        reference: '#1',
        url: 'https://desk.test/1',
        tries: 1,
        reason: null,
        lease_owner: null,
        changed_at: NOW,
      });
      expect(await world.row(both, 'chat')).toMatchObject({ state: 'delivered', reference: null, url: null });
      expect(world.events).toContainEqual({ report: one, receiver: 'desk', tries: 1, ...FILED });
      expect(await world.worker([desk, chat]).drain()).toBe(0);
    });

    it('X2: leaves reports for receivers that it does not have to somebody who has them', async () => {
      const report = await world.put(['other']);
      expect(await world.worker([makeReceiver()]).drain()).toBe(0);
      expect(await world.row(report, 'other')).toMatchObject({ state: 'queued', tries: 0 });
    });

    it('X3: tries again after ever longer waits, up to half a day, under the same id', async () => {
      const desk = makeReceiver(() => DOWN);
      const report = await world.put();
      const worker = world.worker([desk]);
      const waits: number[] = [];
      for (let tries = 0; tries < 10; tries += 1) {
        await worker.drain();
        const { due_at, state, reason, said } = await world.row(report);
        expect({ state, reason, said }).toEqual({ state: 'queued', reason: 'network', said: 'ECONNREFUSED' });
        waits.push((due_at - world.clock.now) / 1000);
        world.clock.now = due_at - 1;
        expect(await worker.drain()).toBe(0);
        world.clock.now = due_at;
      }
      expect(waits).toEqual([5, 20, 80, 320, 1280, 5120, 20_480, 43_200, 43_200, 43_200]);
      expect(desk.seen.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(new Set(desk.seen.map(({ firstTriedAt }) => firstTriedAt))).toEqual(new Set([NOW]));
      expect(new Set(desk.ids())).toEqual(new Set([report]));
    });

    it('X4: sets a report aside after days, with the reason, and never before it was tried eight times', async () => {
      const report = await world.put();
      const worker = world.worker([makeReceiver(() => DOWN)]);
      for (let tries = 1; tries <= 7; tries += 1) {
        world.clock.now += 6 * DAY;
        await worker.drain();
        expect(await world.row(report)).toMatchObject({ state: 'queued', tries });
      }
      world.clock.now += DAY;
      await worker.drain();
      expect(await world.row(report)).toMatchObject({
        state: 'rejected',
        reason: 'gave-up',
        said: 'ECONNREFUSED',
      });
      expect(await worker.drain()).toBe(0);
      expect(world.events.at(-1)).toEqual({
        report,
        receiver: 'desk',
        tries: 8,
        kind: 'rejected',
        reason: 'gave-up',
        said: 'ECONNREFUSED',
      });
    });

    it('X5: leaves a receiver alone as long as it asks, with all its reports', async () => {
      let isLimited = true;
      const desk = makeReceiver(() =>
        isLimited
          ? { kind: 'waiting', reason: 'rate-limited', maybeFiled: false, after: 10 * MINUTE }
          : FILED,
      );
      const chat = makeReceiver(undefined, { id: 'chat' });
      const worker = world.worker([{ ...desk, concurrency: 1 }, chat]);
      for (let count = 0; count < 3; count += 1) await world.put(['desk', 'chat']);
      await worker.drain();
      expect(desk.seen).toHaveLength(1);
      expect(chat.seen).toHaveLength(3);
      world.clock.now += 10 * MINUTE - 1;
      expect(await worker.drain()).toBe(0);
      world.clock.now += 1;
      isLimited = false;
      expect(await worker.drain()).toBe(3);
    });

    it('X6: holds a poison report apart: the others go past it in the same round (fault 19)', async () => {
      const poisons = [
        () => DOWN,
        () => Promise.reject(new Error('broken')),
        () => {
          throw new Error('broken at once');
        },
        () => ({ kind: 'rejected', reason: 'invalid' }) as const,
        () => new Promise<never>(() => undefined),
      ];
      for (const poison of poisons) {
        const first = await world.put();
        const desk = makeReceiver(({ report }) => (report === first ? poison() : FILED), {
          concurrency: 2,
          timeout: 20,
        });
        for (let count = 0; count < 19; count += 1) await world.put();
        expect(await world.worker([desk]).drain()).toBe(20);
        expect(await world.row(first)).not.toMatchObject({ state: 'delivered' });
        expect(await world.count('delivered')).toBe(19);
        await database.query('truncate waymark_reports cascade');
      }
    }, 60_000);

    it('X6: sets a report aside that cannot be written for its receiver', async () => {
      const broken = await world.put();
      const desk = makeReceiver(undefined, {
        encode: (report) => {
          if (report.id === broken) throw new Error('bad\u0000 text');
          return '';
        },
      });
      const good = await world.put();
      await world.worker([desk]).drain();
      expect(await world.row(broken)).toMatchObject({
        state: 'rejected',
        reason: 'invalid',
        said: String.raw`it cannot be written: bad\u0000 text`,
      });
      expect(await world.row(good)).toMatchObject({ state: 'delivered' });
    });

    it('X6: keeps any words a receiver comes back with', async () => {
      const said = 'nul\u0000 half\ud800 '.repeat(1000);
      const desk = makeReceiver(({ report }) =>
        report === first
          ? { kind: 'rejected', reason: 'invalid', said }
          : { kind: 'delivered', reference: said, url: `https://x/${said}` },
      );
      const first = await world.put();
      const second = await world.put();
      await world.worker([desk]).drain();
      expect((await world.row(first)).said).toMatch(/^nul\ufffd half\ufffd nul/);
      expect((await world.row(second)).reference).toMatch(/^nul\ufffd half\ufffd nul/);
    });

    it('X7: takes over from a worker that died, once its lease has ended, under the same id (fault 12)', async () => {
      const report = await world.put();
      const desk = makeReceiver();
      expect(await claimAndDie(desk)).toHaveLength(1);
      world.clock.now += 2 * MINUTE - 1;
      expect(await world.worker([desk]).drain()).toBe(0);
      world.clock.now += 1;
      expect(await world.worker([desk]).drain()).toBe(1);
      expect(desk.seen).toMatchObject([{ report, number: 2, firstTriedAt: NOW }]);
      expect(await world.row(report)).toMatchObject({ state: 'delivered', tries: 2 });
    });

    it('X8: sends nothing again to a receiver that cannot tell, but sets it aside: after a death, and after an answer that was lost', async () => {
      const chat = makeReceiver(() => LOST, { idempotent: false });
      const dead = await world.put();
      await claimAndDie(chat);
      world.clock.now += 2 * MINUTE;
      const lost = await world.put();
      await world.worker([chat]).drain();
      expect(chat.ids()).toEqual([lost]);
      expect(await world.row(dead)).toMatchObject({ state: 'rejected', reason: 'unsure' });
      expect(await world.row(lost)).toMatchObject({ state: 'rejected', reason: 'unsure', said: 'no answer' });
      world.clock.now += DAY;
      expect(await world.worker([chat]).drain()).toBe(0);
    });

    it('X8: tries such a receiver again when nothing was filed for certain', async () => {
      const chat = makeReceiver(({ number }) => (number === 1 ? DOWN : FILED), { idempotent: false });
      const report = await world.put();
      await world.worker([chat]).drain();
      world.clock.now += MINUTE;
      await world.worker([chat]).drain();
      expect(await world.row(report)).toMatchObject({ state: 'delivered', tries: 2 });
    });

    it('X9: a receipt counts though the lease is gone, and nothing else does', async () => {
      const desk = makeReceiver();
      const [report] = [await world.put()];
      const [slow] = await claimAndDie(desk);
      const terms = { receiver: 'desk', owner: 'dead', now: world.clock.now, random: 0 };
      world.clock.now += 3 * MINUTE;
      const [taken] = await claimAndDie({ ...desk });
      expect(taken).toMatchObject({ report, tries: 2, wasSending: true });
      await database.query(`update waymark_deliveries set lease_owner = 'other'`);
      await settleDelivery(database, slow!, { kind: 'rejected', reason: 'invalid' }, terms);
      expect(await world.row(report)).toMatchObject({ state: 'sending', lease_owner: 'other' });
      await settleDelivery(database, slow!, FILED, terms);
      expect(await world.row(report)).toMatchObject({ state: 'delivered', reference: '#1' });
      await settleDelivery(database, taken!, DOWN, { ...terms, owner: 'other' });
      expect(await world.row(report)).toMatchObject({ state: 'delivered', reference: '#1' });
    });

    it('X10: never exceeds a receiver’s rates, whatever window one looks through, with four workers', async () => {
      const rates = [
        { count: 3, per: 1000 },
        { count: 10, per: 10_000 },
      ];
      const desk = makeReceiver(undefined, { rates });
      for (let count = 0; count < 30; count += 1) await world.put();
      const workers = Array.from({ length: 4 }, () => world.worker([desk]));
      while (desk.seen.length < 30 && world.clock.now < NOW + HOUR) {
        await Promise.all(workers.map((worker) => worker.drain()));
        world.clock.now += 250;
      }
      const times = desk.seen.map(({ now }) => now);
      expect(times).toHaveLength(30);
      for (const { count, per } of rates) {
        for (const [at, time] of times.entries()) {
          expect(
            times.filter((other) => other >= time && other < time + per).length,
            `${at}`,
          ).toBeLessThanOrEqual(count);
        }
      }
      // As fast as the rates allow, not slower.
      expect(times.at(-1)! - NOW).toBe(23_000);
    });

    it('X10: never has more tries under way than a receiver takes at a time, over all workers', async () => {
      let under = 0;
      let most = 0;
      const desk = makeReceiver(
        async () => {
          under += 1;
          most = Math.max(most, under);
          await pause(5);
          under -= 1;
          return FILED;
        },
        { concurrency: 3 },
      );
      for (let count = 0; count < 30; count += 1) await world.put();
      const workers = Array.from({ length: 4 }, () => world.worker([desk]));
      while (desk.seen.length < 30) await Promise.all(workers.map((worker) => worker.drain()));
      expect(most).toBe(3);
    });

    it('X11: several workers deliver every report once', async () => {
      const desk = makeReceiver(() => pause(1, FILED), { concurrency: 8 });
      const reports = await Promise.all(Array.from({ length: 100 }, () => world.put()));
      const workers = Array.from({ length: 4 }, () => world.worker([desk]));
      while ((await world.count('delivered')) < 100) {
        await Promise.all(workers.map((worker) => worker.drain()));
      }
      expect(desk.ids().toSorted()).toEqual(reports.toSorted());
    }, 60_000);

    it('X12: stops for a receiver that takes nothing more, keeps its reports, and begins again when a person asks', async () => {
      let isGone = true;
      const desk = makeReceiver(
        () => (isGone ? { kind: 'rejected', reason: 'gone', said: 'HTTP 410' } : FILED),
        {
          concurrency: 1,
        },
      );
      const worker = world.worker([desk]);
      const first = await world.put();
      const second = await world.put();
      expect(await worker.drain()).toBe(1);
      const [stopped, waiting] = desk.ids()[0] === first ? [first, second] : [second, first];
      expect(await world.row(stopped)).toMatchObject({ state: 'rejected', reason: 'gone' });
      expect(await world.row(waiting)).toMatchObject({ state: 'queued', tries: 0 });
      world.clock.now += 30 * DAY;
      expect(await worker.drain()).toBe(0);
      isGone = false;
      expect(await requeueDeliveries(database, { receiver: 'desk' }, world.clock.now)).toBe(1);
      expect(await worker.drain()).toBe(2);
      expect(await world.count('delivered')).toBe(2);
    });

    it('X13: sends again what was set aside, by report, receiver or reason, as a second try with days ahead of it (fault 10)', async () => {
      const desk = makeReceiver(() => ({ kind: 'rejected', reason: 'auth' }));
      const chat = makeReceiver(() => ({ kind: 'rejected', reason: 'invalid' }), { id: 'chat' });
      const [first] = [await world.put(['desk', 'chat']), await world.put(['desk', 'chat'])];
      await world.worker([desk, chat]).drain();
      expect(await world.count('rejected')).toBe(4);
      expect(await requeueDeliveries(database, { reason: 'gave-up' }, NOW)).toBe(0);
      world.clock.now += 10 * DAY;
      expect(
        await requeueDeliveries(
          database,
          { report: first, receiver: 'desk', reason: 'auth' },
          world.clock.now,
        ),
      ).toBe(1);
      expect(await world.row(first)).toMatchObject({ state: 'queued', reason: null, said: null });
      const down = makeReceiver(() => DOWN);
      await world.worker([down]).drain();
      expect(down.seen).toMatchObject([{ report: first, number: 2, firstTriedAt: NOW }]);
      expect(await world.row(first)).toMatchObject({
        state: 'queued',
        give_up_at: world.clock.now + 5 * DAY,
      });
      expect(await requeueDeliveries(database, { receiver: 'chat' }, world.clock.now)).toBe(2);
      expect(await requeueDeliveries(database, {}, world.clock.now)).toBe(1);
    });

    it.each([-30, 30])(
      'X14: goes on when the clock jumps by %i days, in the midst of everything (fault 17)',
      async (days) => {
        let isDown = true;
        const desk = makeReceiver(() => (isDown ? DOWN : FILED), { rates: [{ count: 100, per: HOUR }] });
        await world.put();
        await world.worker([desk]).drain();
        await world.put();
        await claimAndDie(desk);
        await world.put();
        world.clock.now += days * DAY;
        isDown = false;
        await world.worker([desk]).drain();
        world.clock.now += HOUR;
        await world.worker([desk]).drain();
        expect(await world.count('delivered')).toBe(3);
      },
    );

    it.each([10 * MINUTE, HOUR, DAY, 47 * HOUR, 30 * DAY])(
      'X14: waits no longer than its back-off when the clock is set back by %i ms, also while nothing runs',
      async (back) => {
        for (const isRestarted of [false, true]) {
          let isDown = true;
          const desk = makeReceiver(() => (isDown ? DOWN : FILED));
          const worker = world.worker([desk]);
          const report = await world.put();
          await worker.drain();
          isDown = false;
          world.clock.now -= back;
          const later = isRestarted ? world.worker([desk]) : worker;
          await later.drain();
          world.clock.now += 5000;
          await later.drain();
          expect(await world.row(report)).toMatchObject({ state: 'delivered', changed_at: world.clock.now });
          world.clock.now += back;
        }
      },
    );

    it('X14: has a worker that died hold up nobody for longer than its lease when the clock is set back', async () => {
      const desk = makeReceiver(() => FILED, { concurrency: 1 });
      const held = await world.put();
      await world.worker([makeReceiver(() => FILED, { id: 'other' })]).drain();
      await claimAndDie(desk);
      world.clock.now -= DAY;
      const later = await world.put();
      const worker = world.worker([desk]);
      await worker.drain();
      world.clock.now += 2 * MINUTE;
      await worker.drain();
      expect([await world.row(held), await world.row(later)]).toMatchObject([
        { state: 'delivered' },
        { state: 'delivered' },
      ]);
    });

    it('X14: moves what waits once when several workers see the clock set back', async () => {
      const desk = makeReceiver(() => DOWN);
      const workers = [world.worker([desk]), world.worker([desk])];
      const report = await world.put();
      for (const worker of workers) await worker.drain();
      const { due_at: before } = await world.row(report);
      world.clock.now -= HOUR;
      for (const worker of workers) await worker.drain();
      expect((await world.row(report)).due_at).toBe(before - HOUR);
    });

    it('X23: has a report wait behind what is under way and one of each other sender, however many one of them sent', async () => {
      const desk = makeReceiver(undefined, { concurrency: 2, rates: [{ count: 20, per: MINUTE }] });
      const flood = { address: '203.0.113.1' };
      const from = (who: object): Promise<string> => world.put(['desk'], world.clock.now++, who);
      for (let count = 0; count < 60; count += 1) await from(flood);
      const worker = world.worker([desk]);
      // Where half of the flood is gone already, who comes then is no later than who comes at once.
      for (let round = 0; round < 3; round += 1) {
        const before = desk.seen.length;
        const others = [
          await from({ address: '203.0.113.2' }),
          await from({ sender: 'ada', address: '203.0.113.1' }),
          await from({ scope: 'orbit', sender: 'ada', address: '203.0.113.1' }),
          await from({ scope: 'orbit', address: '203.0.113.1' }),
        ];
        expect(await worker.drain()).toBe(20);
        world.clock.now += MINUTE;
        const ids = desk.ids().slice(before);
        for (const one of others) expect(ids.slice(0, 1 + others.length)).toContain(one);
      }
    });

    it('X23: serves two who both sent much by turns, each in the order in which they sent', async () => {
      const desk = makeReceiver(undefined, { concurrency: 1 });
      const sent: Record<string, string[]> = { a: [], b: [] };
      for (const who of ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'b']) {
        sent[who]?.push(await world.put(['desk'], world.clock.now++, { sender: who }));
      }
      await world.worker([desk]).drain();
      const order = desk.ids().map((id) => (sent['a']?.includes(id) ? 'a' : 'b'));
      expect(order.join('')).toMatch(/^(?:ab|ba){5}$/);
      for (const ids of Object.values(sent)) {
        expect(desk.ids().filter((id) => ids.includes(id))).toEqual(ids);
      }
    });

    it('X23: puts what failed, and what a person asked for again, behind what others have waiting', async () => {
      let isDown = true;
      const desk = makeReceiver(() => (isDown ? { kind: 'rejected', reason: 'auth' } : FILED), {
        concurrency: 1,
      });
      const worker = world.worker([desk]);
      for (let count = 0; count < 20; count += 1)
        await world.put(['desk'], world.clock.now++, { sender: 'a' });
      await worker.drain();
      isDown = false;
      expect(await requeueDeliveries(database, {}, world.clock.now)).toBe(20);
      const other = await world.put(['desk'], world.clock.now, { sender: 'b' });
      await worker.drain();
      expect(desk.ids().slice(20).indexOf(other)).toBeLessThanOrEqual(1);

      const slow = makeReceiver(({ number }) => (number === 1 ? DOWN : FILED), {
        id: 'slow',
        concurrency: 1,
      });
      const failed = await world.put(['slow'], world.clock.now, { sender: 'a' });
      await world.worker([slow]).drain();
      for (let count = 0; count < 5; count += 1) await world.put(['slow'], world.clock.now, { sender: 'b' });
      world.clock.now += MINUTE;
      await world.worker([slow]).drain();
      expect(slow.ids().lastIndexOf(failed)).toBeLessThanOrEqual(3);
    });

    it('X23: keeps no address, and too little of a digest to tell whose it was', async () => {
      const report = await world.put(['desk'], world.clock.now, { address: '203.0.113.77' });
      const { lane } = await world.row(report);
      expect(lane).toBeGreaterThanOrEqual(0);
      expect(lane).toBeLessThan(2 ** 16);
      const [row] = await database.query('select * from waymark_reports where id = $1', [report]);
      expect(JSON.stringify([row, await world.row(report)])).not.toContain('203.0.113');
    });

    it('X22: lists what was set aside, and forgets the delivery and not the report when a person drops it', async () => {
      const refused: Sent = { kind: 'rejected', reason: 'auth', said: 'HTTP 401' };
      const desk = makeReceiver(() => refused);
      const other = makeReceiver(() => refused, { id: 'other' });
      const report = await world.put(['desk', 'other']);
      await world.put(['third']);
      await world.worker([desk, other]).drain();
      expect(await rejectedDeliveries(database, { receiver: 'desk' })).toEqual([
        {
          report,
          reference: expect.stringMatching(/^R-\d+$/),
          receiver: 'desk',
          tries: 1,
          changedAt: NOW,
          reason: 'auth',
          said: 'HTTP 401',
        },
      ]);
      expect(await dropDeliveries(database, { report, receiver: 'desk' })).toBe(1);
      expect((await rejectedDeliveries(database, {})).map(({ receiver }) => receiver)).toEqual(['other']);
      expect(await rejectedDeliveries(database, { reason: 'gave-up' })).toEqual([]);
      expect((await findReport(database, report, undefined))?.deliveries).toHaveLength(1);
    });

    it('S21: deletes reports by age and number, and none that still has to be delivered', async () => {
      const desk = makeReceiver();
      const old = await world.put(['desk'], NOW - 40 * DAY);
      await world.worker([desk]).drain();
      const pending = await world.put(['nobody'], NOW - 40 * DAY);
      const recent = [];
      for (let at = 0; at < 3; at += 1) recent.push(await world.put([], NOW - at * DAY));
      const left = async (): Promise<readonly string[]> =>
        (
          await database.query<{ id: string }>('select id from waymark_reports order by received_at desc')
        ).map(({ id }) => id);
      expect(await sweepReports(database, {}, NOW)).toBe(0);
      expect(await sweepReports(database, { days: 30 }, NOW)).toBe(1);
      expect(await left()).toEqual([...recent, pending]);
      expect(await left()).not.toContain(old);
      expect(await sweepReports(database, { reports: 2 }, NOW)).toBe(1);
      expect(await left()).toEqual([...recent.slice(0, 2), pending]);
    });

    it('X15: goes by the database’s clock where it is given none', async () => {
      const desk = makeReceiver();
      const later = await world.put(['desk'], Date.now() - 1000);
      await database.query('update waymark_deliveries set due_at = due_at + $2 where report = $1', [
        later,
        HOUR,
      ]);
      // The clock of the machine that took it may be wrong; the database's counts.
      const ahead = await world.put(['desk'], Date.now() + HOUR);
      const due = await world.put(['desk'], Date.now() - 1000);
      await createDelivery({ database, receivers: [desk] }).drain();
      expect(desk.ids().toSorted()).toEqual([ahead, due].toSorted());
      expect(Math.abs(desk.seen[0]!.now - Date.now())).toBeLessThan(10_000);
    });

    it('X16: writes an ending again when the database was away, and tells of it; nothing is sent twice', async () => {
      let isAway = false;
      const shaky: Database = {
        ...database,
        transaction: (work) => (isAway ? Promise.reject(new Error('away')) : database.transaction(work)),
      };
      const desk = makeReceiver(() => {
        isAway = true;
        setTimeout(() => (isAway = false), 150);
        return FILED;
      });
      const report = await world.put();
      await world.worker([desk], { database: shaky }).drain();
      expect(await world.row(report)).toMatchObject({ state: 'delivered' });
      expect(desk.seen).toHaveLength(1);
      expect(world.events[0]).toMatchObject({ kind: 'fault', receiver: 'desk' });
    });

    it('X17: delivers by itself from start to end, at once when it is woken', async () => {
      const desk = makeReceiver();
      const worker = world.worker([desk], { poll: 60_000 });
      const first = await world.put();
      worker.start();
      worker.start();
      await expect.poll(() => desk.ids(), { timeout: 5000 }).toEqual([first]);
      const second = await world.put();
      worker.wake();
      await expect.poll(() => desk.ids(), { timeout: 5000 }).toEqual([first, second]);
      await worker.end();
      const third = await world.put();
      worker.wake();
      await pause(50);
      expect(desk.ids()).not.toContain(third);
      expect(await world.row(third)).toMatchObject({ state: 'queued' });
    });

    it('X17: looks by itself, without being woken', async () => {
      const desk = makeReceiver();
      const worker = world.worker([desk], { poll: 20 });
      worker.start();
      const report = await world.put();
      await expect.poll(() => desk.ids(), { timeout: 5000 }).toEqual([report]);
      await worker.end();
    });

    it('X17: goes on after the database was away', async () => {
      let isAway = true;
      const shaky: Database = {
        ...database,
        query: (sql, params) => (isAway ? Promise.reject(new Error('away')) : database.query(sql, params)),
      };
      const desk = makeReceiver();
      const worker = world.worker([desk], { poll: 10, database: shaky });
      const report = await world.put();
      worker.start();
      await expect
        .poll(() => world.events, { timeout: 5000 })
        .toContainEqual(expect.objectContaining({ kind: 'fault', receiver: 'desk' }));
      isAway = false;
      await expect.poll(() => desk.ids(), { timeout: 5000 }).toEqual([report]);
      await worker.end();
    });

    it('X18: ends after what is under way, and stops what takes too long; the next worker goes on', async () => {
      let finish = (): void => undefined;
      const slow = makeReceiver(() => new Promise((resolve) => (finish = () => resolve(FILED))));
      const first = await world.put();
      const worker = world.worker([slow]);
      worker.start();
      await expect.poll(() => slow.seen, { timeout: 5000 }).toHaveLength(1);
      const ended = worker.end();
      finish();
      await ended;
      expect(await world.row(first)).toMatchObject({ state: 'delivered' });

      const second = await world.put();
      const stuck = makeReceiver(
        ({ signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(LOST))),
      );
      const other = world.worker([stuck]);
      other.start();
      await expect.poll(() => stuck.seen, { timeout: 5000 }).toHaveLength(1);
      await other.end(10);
      expect(await world.row(second)).toMatchObject({ state: 'queued', reason: 'timeout' });
      world.clock.now += MINUTE;
      expect(await world.worker([makeReceiver()]).drain()).toBe(1);
    });

    it('X19: a log that breaks changes nothing', async () => {
      const report = await world.put();
      const desk = makeReceiver();
      const onEvent = (): never => {
        throw new Error('log');
      };
      await world.worker([desk], { onEvent }).drain();
      expect(await world.row(report)).toMatchObject({ state: 'delivered' });
    });
  });
}

describe('createDelivery', () => {
  const database = {} as Database;

  it('X20: refuses two receivers of one id, and one that allows nothing', () => {
    expect(() => createDelivery({ database, receivers: [makeReceiver(), makeReceiver()] })).toThrow(
      'two receivers have the id `desk`',
    );
    expect(() =>
      createDelivery({
        database,
        receivers: [makeReceiver(undefined, { rates: [{ count: 0, per: 1000 }] })],
      }),
    ).toThrow('allows no tries at all');
    expect(() =>
      createDelivery({ database, receivers: [makeReceiver(undefined, { concurrency: 0 })] }),
    ).toThrow();
  });
});
