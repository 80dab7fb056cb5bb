import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/server/database/database.ts';
import { createReportHandler } from '../../src/server/handler/createReportHandler.ts';
import { createQuota } from '../../src/server/handler/createQuota.ts';
import { endpoint } from '../../src/session/receivers/endpoint.ts';
import { createMachine } from '../session/outbox/createMachine.ts';
import { entryOf, openOutbox } from '../session/outbox/openOutbox.ts';
import { ask, AT, makeReport, post } from './reportWorld.ts';

/** A database that holds `bytes` and stores nothing. */
function holding(bytes: number): Database & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    query: async <T>(sql: string) => {
      asked.push(sql);
      return (sql.includes('pg_column_size') ? [{ bytes }] : []) as unknown as readonly T[];
    },
    transaction: async () => {
      throw new Error('Nothing is stored here.');
    },
    close: async () => undefined,
  };
}

describe('an outbox and a server with limits', () => {
  it('S18: an outbox that was told to wait tries no sooner than `Retry-After` says, and keeps the report', async () => {
    const answers: number[] = [];
    const handler = createReportHandler({
      database: holding(0),
      limits: { perMinute: { sender: 1 } },
      authorize: () => ({ sender: 'ada' }),
    });
    // Somebody with the same name was here before.
    expect((await ask(handler, post(makeReport(), {}, 'x'))).status).toBe(400);
    const machine = createMachine(1);
    const receiver = endpoint('/api/reports', {
      now: machine.now,
      fetch: async (_, init) => {
        const response = await handler(new Request(AT, init));
        answers.push(response.status);
        return response;
      },
    });
    const { outbox, stage } = openOutbox({ machine, receiver: () => receiver });
    const begun = machine.now();
    await outbox.save(entryOf('a'));
    await expect.poll(() => machine.settle().then(() => stage()?.kind)).toBe('waiting');
    const waiting = stage();
    expect(waiting).toMatchObject({ kind: 'waiting', reason: 'rate-limited' });
    expect(waiting?.kind === 'waiting' && waiting.until - begun).toBeGreaterThanOrEqual(59_000);
    await machine.pass(50_000);
    expect([answers, stage()?.kind]).toEqual([[429], 'waiting']);
  });

  it('S22: takes nothing more once so much is stored, and says when to come back', async () => {
    const full = createReportHandler({ database: holding(5000), limits: { stored: 5000 } });
    const { status, headers, body } = await ask(full, post(makeReport()));
    expect([status, body['code'], headers.get('Retry-After')]).toEqual([503, 'full', '600']);
    const faults: unknown[] = [];
    const roomy = createReportHandler({
      database: holding(4999),
      limits: { stored: 5000 },
      onFault: (error) => faults.push(error),
    });
    // It comes as far as storing.
    expect((await ask(roomy, post(makeReport()))).body['code']).toBe('fault');
    expect(faults).toHaveLength(1);
  });

  it('S22: what came since is counted, and every five minutes what is really there', async () => {
    const clock = { now: 0 };
    const database = holding(100);
    const quota = createQuota(database, 150, () => clock.now);
    expect(await quota.isFull()).toBe(false);
    quota.add(50);
    expect(await quota.isFull()).toBe(true);
    clock.now += 299_999;
    expect([await quota.isFull(), database.asked.length]).toEqual([true, 1]);
    // Reports were deleted meanwhile.
    clock.now += 1;
    expect([await quota.isFull(), database.asked.length]).toEqual([false, 2]);
  });
});
