import type { Database } from '../database/database.ts';
import { DATABASE_NOW } from '../database/schema.ts';

/** Selects deliveries that were set aside. All given fields must match. */
export interface RequeueFilter {
  /** Id of one report. */
  readonly report?: string;
  /** Id of one receiver. */
  readonly receiver?: string;
  /** Why it was set aside: `auth`, `gave-up`, `unsure` … */
  readonly reason?: string;
}

/** SQL for the deliveries of a filter, whose values are `$1` to `$3`. */
export const SET_ASIDE = `state = 'rejected' and ($1::uuid is null or report = $1) and ($2::text is null or receiver = $2)
  and ($3::text is null or reason = $3)`;

export function filterValues({ report, receiver, reason }: RequeueFilter): readonly unknown[] {
  return [report ?? null, receiver ?? null, reason ?? null];
}

/**
 * Requeues deliveries that were set aside, under the same id, and lets stopped receivers start again. A receiver that does not recognise a
 * second copy may get one; whoever asks for this accepts that.
 * @param now epoch milliseconds
 * @returns how many reports are queued again
 */
export async function requeueDeliveries(
  database: Database,
  filter: RequeueFilter,
  now: number = Date.now(),
): Promise<number> {
  return database.transaction(async ({ query }) => {
    const rows = await query<{ receiver: string }>(
      // One try is kept on record, so that the receiver checks whether it has the report already.
      `update waymark_deliveries as delivery
       set turn = waiting.turn, state = 'queued', tries = least(tries, 1), due_at = least($4::bigint, ${DATABASE_NOW}), give_up_at = null, reason = null, said = null, changed_at = $4
       from (
         select report, receiver, coalesce((select turn from waymark_receivers where id = receiver), 0)
             + row_number() over (partition by receiver, lane order by received_at) as turn
         from waymark_deliveries
         where ${SET_ASIDE}
       ) as waiting
       where delivery.report = waiting.report and delivery.receiver = waiting.receiver and state = 'rejected'
       returning delivery.receiver`,
      [...filterValues(filter), now],
    );
    const begun = new Set([
      ...rows.map((row) => row.receiver),
      ...(filter.receiver === undefined ? [] : [filter.receiver]),
    ]);
    await query(
      'update waymark_receivers set stopped_at = null, stopped_said = null, paused_until = null where id = any($1::text[])',
      [[...begun]],
    );
    return rows.length;
  });
}
