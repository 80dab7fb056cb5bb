import type { Database } from '../../src/server/database/database.ts';
import { createDelivery, type DeliveryEvent, type DeliveryOptions } from '../../src/server/createDelivery.ts';
import type { Attempt, Sent, ServerReceiver } from '../../src/server/receivers/serverReceiver.ts';
import type { DeliveryRow } from '../../src/server/database/schema.ts';
import { storeReport, type Arrival } from '../../src/server/reports/storeReport.ts';
import { makeReport } from './reportWorld.ts';

/** A try, as a receiver saw it. */
export interface Seen extends Attempt {
  readonly report: string;
}

/** Refused until told otherwise, filed, or whatever a test has it do. */
export type Script = (seen: Seen) => Sent | Promise<Sent>;

export const FILED: Sent = { kind: 'delivered', reference: '#1', url: 'https://desk.test/1' };
export const DOWN: Sent = { kind: 'waiting', reason: 'network', maybeFiled: false, said: 'ECONNREFUSED' };
export const LOST: Sent = { kind: 'waiting', reason: 'timeout', maybeFiled: true, said: 'no answer' };

/** A receiver that does what `script` says, and remembers who came. */
export function makeReceiver(
  script: Script = () => FILED,
  more: Partial<ServerReceiver> = {},
): ServerReceiver & { readonly seen: Seen[]; readonly ids: () => readonly string[] } {
  const seen: Seen[] = [];
  return {
    id: 'desk',
    idempotent: true,
    rates: [],
    concurrency: 4,
    timeout: 5000,
    encode: (report) => report.id,
    async send(report, _, attempt) {
      const one = { ...attempt, report: report.id };
      seen.push(one);
      return script(one);
    },
    ...more,
    seen,
    ids: () => seen.map(({ report }) => report),
  };
}

export const NOW = Date.parse('2026-11-23T10:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The queue with a clock that stands still until it is set. */
export function makeWorld(database: Database) {
  const clock = { now: NOW };
  const events: DeliveryEvent[] = [];
  return {
    clock,
    events,
    /** Stores a report for receivers, as the handler does. */
    async put(
      receivers: readonly string[] = ['desk'],
      at = clock.now,
      { scope = '', sender, address }: Partial<Pick<Arrival, 'scope' | 'sender' | 'address'>> = {},
    ): Promise<string> {
      const report = makeReport();
      const bodyHash = report.id;
      await storeReport(database, { report, bodyHash, scope, sender, address, receivers, at });
      return report.id;
    },
    worker: (receivers: readonly ServerReceiver[], more: Partial<DeliveryOptions> = {}) =>
      createDelivery({
        database,
        receivers,
        now: () => clock.now,
        random: () => 0,
        onEvent: (event) => events.push(event),
        ...more,
      }),
    async row(report: string, receiver = 'desk'): Promise<DeliveryRow> {
      const [row] = await database.query<DeliveryRow>(
        'select * from waymark_deliveries where report = $1 and receiver = $2',
        [report, receiver],
      );
      if (!row) throw new Error('There is no such delivery.');
      return row;
    },
    async count(state: string): Promise<number> {
      const [row] = await database.query<{ count: number }>(
        'select count(*) as count from waymark_deliveries where state = $1',
        [state],
      );
      return row?.count ?? 0;
    },
  };
}
