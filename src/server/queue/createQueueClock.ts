import type { Database } from '../database/database.ts';
import { DATABASE_NOW, type ClockRow } from '../database/schema.ts';
import { PENDING } from '../database/nextTurn.ts';

/** The clock for due times and leases. */
export interface QueueClock {
  /** @returns epoch milliseconds, never earlier than the time at which anything waiting was written */
  readonly read: () => Promise<number>;
}

/** Milliseconds that a clock may go back without anything waiting noticeably longer. */
const MAX_STEP_BACK_MS = 1000;
/** Milliseconds between two stored times, which later workers compare theirs with. */
const NOTE_INTERVAL_MS = 60_000;

/**
 * Reads the clock. When it was set back, moves everything that waits with it: due times, leases, pauses and the tries that rates count. All
 * workers of a database use one clock, so only the first worker that sees it set back moves them; the others notice by the count.
 * @param now epoch milliseconds; without it, the database's clock
 */
export function createQueueClock(database: Database, now?: () => number): QueueClock {
  let seen: { readonly at: number; readonly setBacks: number } | undefined;
  return {
    async read() {
      const [row] = await database.query<ClockRow & { readonly now: number }>(
        `select *, ${DATABASE_NOW} as now from waymark_clock`,
      );
      if (!row) throw new Error('Waymark: the database does not tell the time.');
      const at = now?.() ?? row.now;
      const latest = seen?.setBacks === row.set_backs ? seen.at : row.noted_at;
      if (latest - at > MAX_STEP_BACK_MS) {
        await takeAlong(database, at, latest - at, row.set_backs);
        seen = { at, setBacks: row.set_backs + 1 };
        return at;
      }
      if (at - row.noted_at > NOTE_INTERVAL_MS) {
        await database.query('update waymark_clock set noted_at = $1 where set_backs = $2', [
          at,
          row.set_backs,
        ]);
      }
      seen = { at, setBacks: row.set_backs };
      return at;
    },
  };
}

async function takeAlong(database: Database, at: number, back: number, setBacks: number): Promise<void> {
  await database.transaction(async ({ query }) => {
    const first = await query(
      'update waymark_clock set noted_at = $1, set_backs = set_backs + 1 where set_backs = $2 returning set_backs',
      [at, setBacks],
    );
    if (first.length === 0) return;
    await query(
      `update waymark_deliveries set due_at = due_at - $1, lease_until = lease_until - $1 where ${PENDING}`,
      [back],
    );
    await query(
      `update waymark_receivers
       set paused_until = paused_until - $1, sent_at = array(select one - $1 from unnest(sent_at) as one)`,
      [back],
    );
  });
}
