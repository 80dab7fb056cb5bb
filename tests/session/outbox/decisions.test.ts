import { describe, expect, it } from 'vitest';
import { backOff } from '../../../src/core/model/value/backOff.ts';
import type { Delivery } from '../../../src/core/model/report.ts';
import { dueAt } from '../../../src/session/outbox/dueAt.ts';
import { isHeld, LEASE_TIMEOUT, type Moment } from '../../../src/session/outbox/isHeld.ts';
import {
  isEnded,
  isIntact,
  isLater,
  isPending,
  isSameRecord,
  MAX_TRIES,
  sealRecord,
  type OutboxRecord,
} from '../../../src/session/outbox/outboxRecord.ts';
import {
  atStage,
  claimRecord,
  removeRecord,
  settleRecord,
} from '../../../src/session/outbox/settleRecord.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-11-30T10:00:00Z');

const at = (stage: OutboxRecord['stage'], more: Partial<OutboxRecord> = {}): OutboxRecord => ({
  schema: 2,
  user: 'ann',
  id: 'a',
  runId: 'run-1',
  receiver: 'support',
  category: 'blocked',
  subject: 'About a',
  createdAt: 1,
  body: '{"id":"a"}',
  stage,
  tries: 1,
  tried: [NOW],
  revision: 1,
  ...more,
});
type Waiting = Extract<OutboxRecord['stage'], { kind: 'waiting' }>;
const waiting = (more: Partial<Waiting> = {}): Waiting => ({
  kind: 'waiting',
  at: NOW,
  reason: 'server',
  until: NOW + 5 * MINUTE,
  tries: 1,
  ...more,
});
const moment = (more: Partial<Moment> = {}): Moment => ({
  now: NOW,
  owner: 'me',
  isAlone: false,
  onlineSince: -Infinity,
  ...more,
});
const sending = (until: number, owner = 'other'): OutboxRecord =>
  at({ kind: 'sending', at: NOW }, { lease: { owner, until } });
const received = { kind: 'delivered', at: NOW, receipt: { reference: 'R', at: NOW } } as const;

describe('when a report is due', () => {
  it('O16: at once when it was never tried; not by itself when only the operator can go on', () => {
    expect(dueAt(at({ kind: 'saved', at: NOW + 99 * HOUR }), moment())).toBe(0);
    for (const kind of ['unsure', 'removed'] as const)
      expect(dueAt(at({ kind, at: NOW }), moment())).toBe(Infinity);
    expect(dueAt(at(received), moment())).toBe(Infinity);
    expect(dueAt(at({ kind: 'rejected', at: NOW, reason: 'auth', status: 401 }), moment())).toBe(Infinity);
  });

  it('O14: one that is being sent, once the lease ends; at once when nobody holds it', () => {
    expect(dueAt(sending(NOW + MINUTE), moment())).toBe(NOW + MINUTE);
    expect(dueAt(sending(NOW + MINUTE), moment({ isAlone: true }))).toBe(0);
    expect(dueAt(at({ kind: 'sending', at: NOW }), moment())).toBe(0);
  });

  it('O19: one that waits, at the end of its wait', () => {
    expect(dueAt(at(waiting()), moment())).toBe(NOW + 5 * MINUTE);
    expect(dueAt(at(waiting({ until: NOW + HOUR })), moment())).toBe(NOW + HOUR);
  });

  it.each([
    ['a wait that began more than a second from now', { at: NOW + SECOND + 1, until: NOW + MINUTE }, 0],
    [
      'one that began a second from now, as after a small correction',
      { at: NOW + SECOND, until: NOW + MINUTE },
      NOW + MINUTE,
    ],
    ['a wait longer than an hour', { at: NOW, until: NOW + HOUR + 1 }, 0],
    ['a wait of an hour', { at: NOW, until: NOW + HOUR }, NOW + HOUR],
  ])('O23: %s', (_, stage, due) => {
    expect(dueAt(at(waiting(stage)), moment())).toBe(due);
  });

  it.each<[Waiting['reason'], number, number]>([
    ['offline', 5 * MINUTE, 0],
    ['network', 5 * MINUTE, 30 * SECOND],
    ['timeout', 5 * MINUTE, 30 * SECOND],
    ['network', 10 * SECOND, 10 * SECOND],
    ['server', 5 * MINUTE, 5 * MINUTE],
    ['rate-limited', 5 * MINUTE, 5 * MINUTE],
  ])(
    'O21: once online again, what failed for "%s" and was to wait %s ms waits %s ms',
    (reason, wait, due) => {
      const record = at(waiting({ reason, until: NOW + wait }));
      expect(dueAt(record, moment({ onlineSince: NOW }))).toBe(NOW + due);
      expect(dueAt(record, moment({ onlineSince: NOW - 1 }))).toBe(NOW + wait);
    },
  );

  it('O20: after twenty tries in an hour, an hour after the first of them, whatever else would be', () => {
    const tries = (count: number, first = NOW - 50 * MINUTE): readonly number[] =>
      Array.from({ length: count }, (_, n) => first + n * 1000);
    const limit = NOW - 50 * MINUTE + HOUR;
    const stages: readonly [OutboxRecord['stage'], Partial<Moment>][] = [
      [waiting(), {}],
      [waiting({ reason: 'offline' }), { onlineSince: NOW }],
      [waiting({ reason: 'network' }), { onlineSince: NOW }],
      [waiting({ at: NOW + HOUR }), {}],
      [{ kind: 'sending', at: NOW }, {}],
    ];
    for (const [stage, when] of stages) {
      const free = dueAt(at(stage, { tried: tries(MAX_TRIES - 1) }), moment(when));
      expect(dueAt(at(stage, { tried: tries(MAX_TRIES) }), moment(when))).toBe(Math.max(limit, free));
      expect(free).toBeLessThan(limit);
    }
    // One more try before: the hour counts from the second one.
    expect(dueAt(at(waiting(), { tried: tries(MAX_TRIES + 1) }), moment())).toBe(limit + 1000);
    // Tries an hour ago, and those of a clock that was ahead, do not count.
    expect(dueAt(at(waiting(), { tried: tries(MAX_TRIES, NOW - HOUR) }), moment())).toBe(NOW + 5 * MINUTE);
    expect(dueAt(at(waiting(), { tried: tries(MAX_TRIES, NOW + 1) }), moment())).toBe(NOW + 5 * MINUTE);
    expect(dueAt(at(waiting(), { tried: Array<number>(MAX_TRIES).fill(NOW) }), moment())).toBe(NOW + HOUR);
  });

  it.each<[string, OutboxRecord, Partial<Moment>, boolean]>([
    ['another page, within its lease', sending(NOW + 1), {}, true],
    ['another page, its lease just over', sending(NOW), {}, false],
    ['another page, for the longest a lease can be', sending(NOW + LEASE_TIMEOUT), {}, true],
    ['another page, for longer, since the clock was set back', sending(NOW + LEASE_TIMEOUT + 1), {}, false],
    ['another page, which must be dead since we hold the lock', sending(NOW + 1), { isAlone: true }, false],
    ['this page, which holds the lock', sending(NOW + 1, 'me'), { isAlone: true }, true],
    [
      'nobody: it waits, whatever lease is left',
      at(waiting(), { lease: { owner: 'other', until: NOW + 1 } }),
      {},
      false,
    ],
    ['nobody: there is no lease', at({ kind: 'sending', at: NOW }), {}, false],
  ])('O14: is held by %s', (_, record, when, held) => {
    expect(isHeld(record, moment(when))).toBe(held);
  });
});

describe('what becomes of a report', () => {
  it('O14: claimed, it is being sent under a lease, and the try is counted; twenty times of tries are kept', () => {
    const record = at(waiting(), { tries: 3, tried: Array.from({ length: MAX_TRIES }, (_, n) => n) });
    expect(claimRecord(record, moment(), false)).toEqual({
      ...record,
      stage: { kind: 'sending', at: NOW },
      lease: { owner: 'me', until: NOW + LEASE_TIMEOUT },
      tries: 4,
      tried: [...Array.from({ length: MAX_TRIES - 1 }, (_, n) => n + 1), NOW],
    });
    expect(claimRecord(at({ kind: 'saved', at: 1 }), moment(), true)?.stage.kind).toBe('sending');
  });

  it('O14: is not claimed while it is held, without a body, or when only the operator can go on', () => {
    expect(claimRecord(sending(NOW + 1), moment(), true)).toBeUndefined();
    const { body: _body, ...empty } = at({ kind: 'saved', at: NOW });
    expect(claimRecord(empty, moment(), true)).toBeUndefined();
    for (const kind of ['unsure', 'removed'] as const) {
      expect(claimRecord(at({ kind, at: NOW }), moment(), true)).toBeUndefined();
    }
    expect(claimRecord(at(received), moment(), true)).toBeUndefined();
  });

  it('O15: whose sender died is claimed where the receiver knows its key, and unsure where not', () => {
    expect(claimRecord(sending(NOW - 1), moment(), true)?.stage).toEqual({ kind: 'sending', at: NOW });
    const { lease: _, ...record } = sending(NOW - 1);
    expect(claimRecord(sending(NOW - 1), moment(), false)).toEqual({
      ...record,
      stage: { kind: 'unsure', at: NOW },
    });
  });

  it('O5: acknowledged it loses body and lease; every other stage keeps the body', () => {
    const { lease: _lease, body: _body, ...rest } = sending(NOW + 1);
    expect(atStage(sending(NOW + 1), received)).toEqual({ ...rest, stage: received });
    const handed = { kind: 'handed-over', at: NOW, to: 'mail' } as const;
    expect(atStage(sending(NOW + 1), handed)).toEqual({ ...rest, body: '{"id":"a"}', stage: handed });
    const { body: _none, ...empty } = sending(NOW + 1);
    expect('body' in atStage(empty, handed)).toBe(false);
  });

  it('O27: removed it is an id and nothing of what it said', () => {
    expect(removeRecord(sending(NOW + 1), NOW)).toEqual({
      schema: 2,
      user: 'ann',
      id: 'a',
      runId: '',
      receiver: '',
      category: 'blocked',
      subject: '',
      createdAt: 1,
      stage: { kind: 'removed', at: NOW },
      tries: 0,
      tried: [],
      revision: 1,
    });
  });

  const parts = { now: NOW, random: 0, isIdempotent: true };
  it.each<[string, Delivery, Partial<typeof parts>, OutboxRecord['stage']]>([
    [
      'a receipt',
      { kind: 'delivered', receipt: { reference: 'R', at: 5 } },
      {},
      { ...received, receipt: { reference: 'R', at: 5 } },
    ],
    ['a hand-over', { kind: 'handed-over', to: 'tab' }, {}, { kind: 'handed-over', at: NOW, to: 'tab' }],
    [
      'a refusal',
      { kind: 'rejected', reason: 'auth', status: 401 },
      {},
      { kind: 'rejected', at: NOW, reason: 'auth', status: 401 },
    ],
    [
      'a refusal with words',
      { kind: 'rejected', reason: 'gone', status: 410, said: 'moved' },
      {},
      { kind: 'rejected', at: NOW, reason: 'gone', status: 410, said: 'moved' },
    ],
    ['a failure', { kind: 'waiting', reason: 'server' }, {}, waiting({ until: NOW + 10 * SECOND, tries: 2 })],
    [
      'a lost answer, where the key is not known',
      { kind: 'waiting', reason: 'timeout' },
      { isIdempotent: false },
      { kind: 'unsure', at: NOW },
    ],
    [
      'being offline, where the key is not known',
      { kind: 'waiting', reason: 'offline' },
      { isIdempotent: false },
      waiting({ reason: 'offline', until: NOW + 10 * SECOND, tries: 2 }),
    ],
    [
      '"later", where the key is not known',
      { kind: 'waiting', reason: 'rate-limited', after: MINUTE },
      { isIdempotent: false },
      waiting({ reason: 'rate-limited', until: NOW + MINUTE, tries: 2 }),
    ],
    [
      '"later than an hour"',
      { kind: 'waiting', reason: 'server', after: 9 * HOUR },
      {},
      waiting({ until: NOW + HOUR, tries: 2 }),
    ],
  ])('O24: after %s', (_, delivery, more, stage) => {
    const record = at({ kind: 'sending', at: NOW }, { lease: { owner: 'me', until: NOW + 1 }, tries: 2 });
    expect(settleRecord(record, delivery, { ...parts, ...more }).stage).toStrictEqual(stage);
  });

  it('O19: waits double from five seconds, up to half less by chance, and what was asked for is the least', () => {
    const waits = (random: number) =>
      [1, 2, 3, 11, 40].map((tries) => backOff(tries, random, { growth: 2, longest: HOUR }));
    expect(waits(0)).toEqual([5 * SECOND, 10 * SECOND, 20 * SECOND, HOUR, HOUR]);
    expect(waits(1)).toEqual([2500, 5 * SECOND, 10 * SECOND, HOUR / 2, HOUR / 2]);
    const asked = (after: number, random: number) => backOff(1, random, { growth: 2, longest: HOUR, after });
    expect([asked(MINUTE, 0), asked(MINUTE, 1), asked(9 * HOUR, 0)]).toEqual([MINUTE, 66 * SECOND, 9 * HOUR]);
    expect([asked(-MINUTE, 0), asked(Number.NaN, 0), asked(Infinity, 0)]).toEqual([5000, 5000, 5000]);
    expect([waits(-3), waits(7), waits(Number.NaN)]).toEqual([waits(0), waits(1), waits(0)]);
    expect(backOff(0, 0, { growth: 2, longest: HOUR })).toBe(5 * SECOND);
  });
});

describe('copies of a report', () => {
  it('O11: a sealed record is intact, in any place that keeps JSON; one with another letter, or no seal, is not', () => {
    const sealed = sealRecord(at(waiting()));
    expect(isIntact({ ...sealed })).toBe(true);
    expect(isIntact(JSON.parse(JSON.stringify(sealed)))).toBe(true);
    expect(isIntact({ ...sealed, subject: 'About b' })).toBe(false);
    expect(isIntact({ ...at(waiting()) })).toBe(false);
  });

  it('O32: the one with the higher number is later; a receipt and a removal are later than anything else', () => {
    const [one, two] = [at(waiting(), { revision: 1 }), at(waiting(), { revision: 2 })];
    expect([isLater(two, one), isLater(one, two), isLater(one, one)]).toEqual([true, false, false]);
    for (const stage of [received, { kind: 'removed', at: NOW } as const]) {
      const final = at(stage, { revision: 0 });
      expect([isLater(final, two), isLater(two, final)]).toEqual([true, false]);
      expect([
        isLater(at(stage, { revision: 1 }), final),
        isLater(final, at(stage, { revision: 1 })),
      ]).toEqual([true, false]);
    }
  });

  it('O32: two are the same when number, stage and lease are', () => {
    const record = sending(NOW + 1);
    expect(isSameRecord(record, sending(NOW + 1))).toBe(true);
    expect(isSameRecord(record, { ...record, revision: 2 })).toBe(false);
    expect(isSameRecord(record, sending(NOW + 1, 'me'))).toBe(false);
    expect(isSameRecord(record, { ...record, stage: { kind: 'sending', at: NOW + 1 } })).toBe(false);
  });

  it('O26: has ended when acknowledged, handed over or removed; is pending while it will be tried by itself', () => {
    const kinds: readonly OutboxRecord['stage'][] = [
      { kind: 'saved', at: 1 },
      { kind: 'sending', at: 1 },
      waiting(),
      { kind: 'unsure', at: 1 },
      { kind: 'rejected', at: 1, reason: 'auth', status: 401 },
      received,
      { kind: 'handed-over', at: 1, to: 'tab' },
      { kind: 'removed', at: 1 },
    ];
    expect(kinds.filter((stage) => isPending(at(stage))).map(({ kind }) => kind)).toEqual([
      'saved',
      'sending',
      'waiting',
    ]);
    expect(kinds.filter((stage) => isEnded(at(stage))).map(({ kind }) => kind)).toEqual([
      'delivered',
      'handed-over',
      'removed',
    ]);
  });
});
