import { describe, expect, it, vi } from 'vitest';
import type { Database } from '../../src/server/database/database.ts';
import { claimDeliveries } from '../../src/server/queue/claimDeliveries.ts';
import { createQueueClock } from '../../src/server/queue/createQueueClock.ts';
import { retryWait } from '../../src/server/queue/retryWait.ts';
import { sendClaimed, type Ending } from '../../src/server/queue/sendClaimed.ts';
import { settleDelivery } from '../../src/server/queue/settleDelivery.ts';
import type { Rate, ServerReceiver } from '../../src/server/receivers/serverReceiver.ts';
import { DAY, HOUR, LOST, makeReceiver, MINUTE, NOW } from './deliveryWorld.ts';
import { makeReport } from './reportWorld.ts';

// What the queue decides, without a database: it answers as told and keeps what it was asked. `createDelivery.test.ts` runs the SQL.

interface Asked {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Answers each statement with the rows of the first key that it contains. */
function answering(rows: Readonly<Record<string, readonly object[]>>) {
  const asked: Asked[] = [];
  const query = async (sql: string, params: readonly unknown[] = []) => {
    asked.push({ sql: sql.replace(/\s+/g, ' ').trim(), params });
    return (Object.entries(rows).find(([part]) => sql.includes(part))?.[1] ?? []) as never;
  };
  const database: Database = { query, transaction: (work) => work({ query }), close: async () => undefined };
  const paramsOf = (part: string) => asked.find(({ sql }) => sql.includes(part))?.params;
  return { database, asked, paramsOf };
}

/** What the database answers to who asks for work. */
interface Asking {
  readonly sending?: number;
  readonly most?: number;
  readonly due?: { readonly due?: boolean; readonly far?: boolean };
  readonly rows?: readonly object[];
  readonly row?: object | null;
}

const report = makeReport();
const claimed = {
  report: report.id,
  content: report,
  tries: 3,
  firstTriedAt: NOW - HOUR,
  giveUpAt: NOW + DAY,
  leaseUntil: NOW + MINUTE,
  wasSending: false,
  turn: 7,
};

describe('what the queue takes', () => {
  const row = { id: 'desk', stopped_at: null, paused_until: null, sent_at: [] as number[], turn: 0 };
  const found = (turn: number) => ({
    id: report.id,
    tries: 1,
    first_tried_at: NOW,
    give_up_at: NOW + 5 * DAY,
    was: turn === 9 ? 'sending' : 'queued',
    turn,
    content: report,
  });
  const ask = async (
    { rates = [], concurrency = 4 }: { readonly rates?: readonly Rate[]; readonly concurrency?: number } = {},
    { sending = 0, most = 10, due = {}, rows = [found(4), found(9)], row: changed = {} }: Asking = {},
  ) => {
    const world = answering({
      'select exists': [{ due: true, far: false, ...due }],
      'for update skip locked\n     )': rows,
      'for update skip locked': changed === null ? [] : [{ ...row, ...changed }],
      'select count': [{ count: sending }],
    });
    const terms = { now: NOW, owner: 'me', lease: 2 * MINUTE, giveUpAfter: 5 * DAY, most };
    const claim = await claimDeliveries(world.database, { id: 'desk', rates, concurrency }, terms);
    return { ...world, claim, asks: world.paramsOf('limit $3')?.[2] };
  };

  it('X2, X11: nothing that is not due, and nothing while another worker takes', async () => {
    const idle = await ask({}, { due: { due: false } });
    expect([idle.claim, idle.asked.length]).toEqual([{ claimed: [] }, 1]);
    const taken = await ask({}, { row: null });
    expect([taken.claim, taken.asks]).toEqual([{ claimed: [] }, undefined]);
  });

  it('X12, X5: nothing for a receiver that stopped, and nothing before its pause is over', async () => {
    expect((await ask({}, { row: { stopped_at: NOW - 1 } })).claim).toEqual({ claimed: [] });
    expect((await ask({}, { row: { paused_until: NOW + 700 } })).claim).toEqual({ claimed: [], again: 700 });
    expect((await ask({}, { row: { paused_until: NOW } })).claim.claimed).toHaveLength(2);
  });

  it('X7, X8: what it takes says who began it, until when it is leased, and whose turn it was', async () => {
    const { claim, paramsOf } = await ask();
    expect(claim).toEqual({
      claimed: [4, 9].map((turn) => ({
        report: report.id,
        content: report,
        tries: 1,
        firstTriedAt: NOW,
        giveUpAt: NOW + 5 * DAY,
        leaseUntil: NOW + 2 * MINUTE,
        wasSending: turn === 9,
        turn,
      })),
    });
    expect([paramsOf('insert into'), paramsOf('select * from'), paramsOf('select count')]).toEqual([
      ['desk'],
      ['desk'],
      ['desk', NOW],
    ]);
    expect(paramsOf('limit $3')).toEqual(['desk', NOW, 4, NOW + 2 * MINUTE, 'me', NOW + 5 * DAY]);
    expect(paramsOf('set sent_at')).toEqual(['desk', [], 9]);
    expect((await ask({}, { rows: [] })).paramsOf('set sent_at')).toBeUndefined();
  });

  it('X10: no more at one time than the receiver, the worker and what is under way allow', async () => {
    expect((await ask({ concurrency: 4 }, { sending: 1 })).asks).toBe(3);
    expect((await ask({ concurrency: 9 }, { most: 2 })).asks).toBe(2);
    const full = await ask({ concurrency: 4 }, { sending: 4 });
    expect([full.claim, full.asks]).toEqual([{ claimed: [] }, undefined]);
    expect((await ask({ concurrency: 4 }, { sending: 5 })).claim).toEqual({ claimed: [] });
  });

  it('X10: no more within any window than each rate allows, and when the next may be', async () => {
    const rates = [
      { count: 3, per: MINUTE },
      { count: 5, per: HOUR },
    ];
    const sent = [NOW - MINUTE, NOW - 50_000, NOW - 10_000];
    // One of the three has just left the minute.
    const one = await ask({ rates }, { row: { sent_at: sent.map(String) } });
    expect([one.asks, one.claim.again]).toEqual([1, undefined]);
    expect(one.paramsOf('set sent_at')?.[1]).toEqual([...sent, NOW, NOW]);
    const none = await ask({ rates }, { row: { sent_at: [NOW - 10_000, NOW - 50_000, NOW - 20_000] } });
    expect([none.asks, none.claim]).toEqual([undefined, { claimed: [], again: 10_000 }]);
    const hours = [1, 2, 3, 4, 5].map((at) => NOW - at * 600_000);
    expect((await ask({ rates }, { row: { sent_at: hours } })).claim).toEqual({
      claimed: [],
      again: 600_000,
    });
    // More than the rate allows, as after its limit was lowered: the second oldest has to leave too.
    const over = await ask(
      { rates: rates.slice(0, 1) },
      { row: { sent_at: [1, 2, 3, 4].map((at) => NOW - at * 1000) } },
    );
    expect(over.claim).toEqual({ claimed: [], again: 57_000 });
    const both = [...hours, ...[1, 2, 3].map((at) => NOW - at * 1000)];
    expect((await ask({ rates }, { row: { sent_at: both } })).claim.again).toBe(HOUR - 1_200_000);
  });

  it('X10: tries that are older than every window are forgotten, and so are those of a clock ahead', async () => {
    const rates = [{ count: 5, per: MINUTE }];
    const sent = [NOW - HOUR, NOW - MINUTE, NOW - 1, NOW, NOW + HOUR];
    const { asks, paramsOf } = await ask({ rates }, { row: { sent_at: sent }, rows: [found(4)] });
    expect([asks, paramsOf('set sent_at')?.[1]]).toEqual([3, [NOW - 1, NOW, NOW]]);
  });

  it('X10: waits for a place, not for a rate, where both are used up by what is under way', async () => {
    const rates = [{ count: 2, per: MINUTE }];
    const { claim } = await ask({ rates, concurrency: 1 }, { sending: 1, row: { sent_at: [NOW - 1000] } });
    expect(claim).toEqual({ claimed: [] });
  });

  it('X14: brings what waits beyond any back-off or lease back to now, and takes it', async () => {
    const { asked, claim } = await ask({}, { due: { due: false, far: true } });
    expect(asked[0]?.params).toEqual(['desk', NOW, NOW + 24 * HOUR, NOW + 4 * MINUTE]);
    expect(asked[1]).toMatchObject({ params: ['desk', NOW, NOW + 24 * HOUR, NOW + 4 * MINUTE] });
    expect(asked[1]?.sql).toContain('set due_at = $2');
    expect(claim.claimed).toHaveLength(2);
  });
});

describe('how a try is settled', () => {
  const settle = async (ending: Ending, { now = NOW, tries = claimed.tries } = {}) => {
    const world = answering({});
    const terms = { receiver: 'desk', owner: 'me', now, random: 0 };
    const settled = await settleDelivery(world.database, { ...claimed, tries }, ending, terms);
    return { ...world, settled };
  };
  const waiting = (reason: 'network' | 'rate-limited' | 'server', more = {}) =>
    ({ kind: 'waiting', reason, maybeFiled: false, ...more }) as const;

  it('X1, X9: a receipt is kept whoever holds the lease', async () => {
    const { asked, settled } = await settle({
      kind: 'delivered',
      reference: '#1',
      url: 'https://desk.test/1',
    });
    expect(settled).toEqual({ kind: 'delivered', reference: '#1', url: 'https://desk.test/1' });
    expect(asked.map(({ params }) => params)).toEqual([
      [report.id, 'desk', '#1', 'https://desk.test/1', NOW],
    ]);
    expect(asked[0]?.sql).toMatch(/state <> 'delivered'$/);
    expect((await settle({ kind: 'delivered' })).asked[0]?.params.slice(2, 4)).toEqual([null, null]);
  });

  it('X3, X9: a try that failed waits four times as long, and counts for the holder of the lease only', async () => {
    const { asked, settled } = await settle(waiting('network', { said: 'ECONNREFUSED' }));
    expect(settled).toEqual({
      kind: 'waiting',
      reason: 'network',
      until: NOW + 80_000,
      said: 'ECONNREFUSED',
    });
    expect(asked.map(({ params }) => params)).toEqual([
      [report.id, 'desk', 'queued', NOW + 80_000, 'network', 'ECONNREFUSED', NOW, 'me'],
    ]);
    expect(asked[0]?.sql).toMatch(/lease_owner = \$8$/);
    expect((await settle(waiting('server'))).settled).toEqual({
      kind: 'waiting',
      reason: 'server',
      until: NOW + 80_000,
    });
  });

  it('X5: a limit makes all its reports wait, and grows to minutes only', async () => {
    const { asked, settled } = await settle(waiting('rate-limited', { after: 9000 }), { tries: 12 });
    expect([settled, asked[1]?.params]).toEqual([
      { kind: 'waiting', reason: 'rate-limited', until: NOW + 300_000 },
      ['desk', NOW + 9000],
    ]);
    expect((await settle(waiting('rate-limited'))).asked).toHaveLength(1);
    expect((await settle(waiting('network', { after: 9000 }))).asked).toHaveLength(1);
    expect((await settle(waiting('server'), { tries: 12 })).settled).toMatchObject({
      until: NOW + 12 * HOUR,
    });
  });

  it('X4: is given up after its time and eight tries, and not before both', async () => {
    const late = { now: claimed.giveUpAt, tries: 8 };
    expect((await settle(waiting('network'), late)).settled).toEqual({
      kind: 'rejected',
      reason: 'gave-up',
      said: 'network',
    });
    expect((await settle(LOST, late)).settled).toMatchObject({ reason: 'gave-up', said: 'no answer' });
    expect((await settle(waiting('network'), { ...late, tries: 7 })).settled.kind).toBe('waiting');
    expect((await settle(waiting('network'), { ...late, now: claimed.giveUpAt - 1 })).settled.kind).toBe(
      'waiting',
    );
  });

  it('X8, X12: is set aside where it is unsure or refused, and `gone` stops the receiver', async () => {
    expect((await settle({ kind: 'unsure', said: 'lost' })).settled).toEqual({
      kind: 'rejected',
      reason: 'unsure',
      said: 'lost',
    });
    const refused = await settle({ kind: 'rejected', reason: 'invalid' });
    expect(refused.settled).toStrictEqual({ kind: 'rejected', reason: 'invalid' });
    expect(refused.asked.map(({ params }) => params)).toEqual([
      [report.id, 'desk', 'rejected', NOW, 'invalid', null, NOW, 'me'],
    ]);
    const gone = await settle({ kind: 'rejected', reason: 'gone', said: '410' });
    expect(gone.asked[1]).toMatchObject({ params: ['desk', NOW, '410'] });
    expect((await settle({ kind: 'rejected', reason: 'gone' })).asked[1]?.params).toEqual([
      'desk',
      NOW,
      null,
    ]);
  });

  it('X3: waits from 5 s to 12 h, half of it by chance, and what was asked for at least', () => {
    expect([1, 2, 3, 20].map((tries) => retryWait(tries, 0))).toEqual([5000, 20_000, 80_000, 12 * HOUR]);
    expect([retryWait(2, 1), retryWait(1, 0, 60_000), retryWait(20, 0, undefined, true)]).toEqual([
      10_000, 60_000, 300_000,
    ]);
  });
});

describe('one try', () => {
  const send = (
    more: Partial<ServerReceiver> = {},
    { was = false, signal = new AbortController().signal } = {},
  ) => sendClaimed(makeReceiver(undefined, more), { ...claimed, wasSending: was }, NOW, signal);

  it('X8: is not made where another worker began it, unless the receiver knows a second copy', async () => {
    const unsure = { kind: 'unsure', said: 'the worker that sent it was not heard of again' };
    expect(await send({ idempotent: false }, { was: true })).toEqual(unsure);
    expect((await send({ idempotent: true }, { was: true })).kind).toBe('delivered');
    expect((await send({ idempotent: false })).kind).toBe('delivered');
  });

  it('X8: that may have arrived is unsure, unless the receiver knows a second copy', async () => {
    const lost = { send: async () => LOST };
    expect(await send({ ...lost, idempotent: false })).toEqual({ kind: 'unsure', said: 'no answer' });
    expect(await send(lost)).toEqual(LOST);
    const { said: _, ...silent } = LOST as Extract<typeof LOST, { kind: 'waiting' }>;
    expect(await send({ idempotent: false, send: async () => silent })).toEqual({
      kind: 'unsure',
      said: 'timeout',
    });
    const down = { kind: 'waiting', reason: 'network', maybeFiled: false } as const;
    expect(await send({ idempotent: false, send: async () => down })).toEqual(down);
  });

  it('X6: of a report that cannot be written, or by a receiver that throws, ends in words', async () => {
    const broken = (what: unknown) => () => {
      throw what;
    };
    expect(await send({ encode: broken(new Error('too deep')) })).toEqual({
      kind: 'rejected',
      reason: 'invalid',
      said: 'it cannot be written: too deep',
    });
    const said = { kind: 'waiting', reason: 'server', maybeFiled: true };
    expect(await send({ send: async () => broken(new Error('no'))() })).toEqual({
      ...said,
      said: 'the receiver broke: no',
    });
    expect(await send({ send: broken('\u001bodd') })).toMatchObject({ said: expect.stringMatching(/odd$/) });
    const long = (await send({ send: broken('x'.repeat(900)) })) as { readonly said: string };
    expect(long.said).toHaveLength('the receiver broke: '.length + 300);
  });

  it('X6, X18: is stopped after its time or by the worker’s end, and given up two seconds later', async () => {
    vi.useFakeTimers();
    try {
      const aborted: number[] = [];
      const hangs: ServerReceiver['send'] = (_, __, { signal }) => {
        if (signal.aborted) aborted.push(Date.now());
        signal.addEventListener('abort', () => aborted.push(Date.now()));
        return new Promise(() => undefined);
      };
      const late = {
        kind: 'waiting',
        reason: 'timeout',
        maybeFiled: true,
        said: 'the receiver does not end',
      };
      const begun = Date.now();
      const slow = send({ send: hangs, timeout: 5000 });
      await vi.advanceTimersByTimeAsync(6999);
      expect(await Promise.race([slow, Promise.resolve('not yet')])).toBe('not yet');
      await vi.advanceTimersByTimeAsync(1);
      expect([await slow, aborted]).toEqual([late, [begun + 5000]]);
      const worker = new AbortController();
      const cut = send({ send: hangs }, { signal: worker.signal });
      await vi.advanceTimersByTimeAsync(10);
      worker.abort();
      await vi.advanceTimersByTimeAsync(2000);
      expect([await cut, aborted.length]).toEqual([late, 2]);
      const after = send({ send: hangs }, { signal: worker.signal });
      await vi.advanceTimersByTimeAsync(2000);
      expect([await after, aborted.length]).toEqual([late, 3]);
      await send();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('X4, X7: tells the receiver which try it is, and when the first was', async () => {
    const receiver = makeReceiver();
    await sendClaimed(receiver, claimed, NOW, new AbortController().signal);
    expect(receiver.seen[0]).toMatchObject({
      number: 3,
      firstTriedAt: NOW - HOUR,
      now: NOW,
      report: report.id,
    });
  });
});

describe('the clock of the queue', () => {
  const clockOf = (rows: { noted_at: number; set_backs: number; now?: number }[], isFirst = true) => {
    let at = 0;
    const state = { now: NOW };
    const world = answering({ 'returning set_backs': isFirst ? [{ set_backs: 1 }] : [] });
    const query: Database['query'] = async (sql, params) =>
      sql.includes('from waymark_clock')
        ? ([{ now: NOW, ...rows[Math.min(at++, rows.length - 1)] }] as never)
        : world.database.query(sql, params);
    const database: Database = { ...world.database, query };
    return { ...world, state, clock: createQueueClock(database, () => state.now), database };
  };

  it('X15: is the database’s, where it has none of its own', async () => {
    const { database } = clockOf([{ noted_at: NOW, set_backs: 0, now: NOW + 5 }]);
    expect(await createQueueClock(database).read()).toBe(NOW + 5);
    const silent = { ...database, query: async () => [] as never };
    await expect(createQueueClock(silent).read()).rejects.toThrow('does not tell the time');
  });

  it('X14: notes the time once a minute, for workers that come later', async () => {
    const { clock, state, asked } = clockOf([{ noted_at: NOW, set_backs: 2 }]);
    state.now = NOW + 60_000;
    await clock.read();
    expect(asked).toEqual([]);
    state.now += 1;
    expect(await clock.read()).toBe(NOW + 60_001);
    expect(asked.map(({ params }) => params)).toEqual([[NOW + 60_001, 2]]);
  });

  it('X14: set back by more than a second, takes along what waits, once', async () => {
    const { clock, state, asked } = clockOf([
      { noted_at: NOW, set_backs: 0 },
      { noted_at: NOW, set_backs: 0 },
      { noted_at: NOW, set_backs: 0 },
      { noted_at: NOW - HOUR, set_backs: 1 },
    ]);
    state.now = NOW + 30_000;
    await clock.read();
    state.now -= 1000;
    await clock.read();
    expect(asked).toEqual([]);
    state.now -= HOUR;
    expect(await clock.read()).toBe(NOW + 29_000 - HOUR);
    expect(asked.map(({ params }) => params)).toEqual([[NOW + 29_000 - HOUR, 0], [HOUR], [HOUR]]);
    await clock.read();
    expect(asked).toHaveLength(3);
  });

  it('X14: leaves it to the worker that saw it first, and goes by what that noted', async () => {
    const late = clockOf([{ noted_at: NOW, set_backs: 0 }], false);
    late.state.now = NOW - HOUR;
    expect(await late.clock.read()).toBe(NOW - HOUR);
    expect(late.asked).toHaveLength(1);
    const other = clockOf([
      { noted_at: NOW, set_backs: 0 },
      { noted_at: NOW - DAY, set_backs: 1 },
    ]);
    await other.clock.read();
    other.state.now = NOW - DAY;
    await other.clock.read();
    expect(other.asked).toEqual([]);
  });
});
