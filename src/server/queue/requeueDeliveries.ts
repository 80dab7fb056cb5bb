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

/**
 * Requeues deliveries that were set aside, under the same id, and lets stopped receivers start again. A receiver that does not recognise a
 * second copy may get one; whoever asks for this accepts that.
 * @param now epoch milliseconds
 * @returns how many reports are queued again
 */
export async function requeueDeliveries(
  database: Database,
  { report, receiver, reason }: RequeueFilter,
  now: number = Date.now(),
): Promise<number> {
  return database.transaction(async ({ query }) => {
    const rows = await query<{ receiver: string }>(
      // One try is kept on record, so that the receiver checks whether it has the report already.
      `update waymark_deliveries as delivery
       set turn = waiting.turn, state = 'queued', tries = least(tries, 1), due_at = least($1::bigint, ${DATABASE_NOW}), give_up_at = null, reason = null, said = null, changed_at = $1
       from (
         select report, receiver, coalesce((select turn from waymark_receivers where id = receiver), 0)
             + row_number() over (partition by receiver, lane order by received_at) as turn
         from waymark_deliveries
         where state = 'rejected' and ($2::uuid is null or report = $2) and ($3::text is null or receiver = $3)
           and ($4::text is null or reason = $4)
       ) as waiting
       where delivery.report = waiting.report and delivery.receiver = waiting.receiver and state = 'rejected'
       returning delivery.receiver`,
      [now, report ?? null, receiver ?? null, reason ?? null],
    );
    const begun = new Set([
      ...rows.map((row) => row.receiver),
      ...(receiver === undefined ? [] : [receiver]),
    ]);
    await query(
      'update waymark_receivers set stopped_at = null, stopped_said = null, paused_until = null where id = any($1::text[])',
      [[...begun]],
    );
    return rows.length;
  });
}
