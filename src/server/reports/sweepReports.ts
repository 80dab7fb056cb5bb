import { DAY } from '../../core/model/value/duration.ts';
import type { Queries } from '../database/database.ts';

/** What is kept. A report that still has to be delivered is kept whatever this says. */
export interface Retention {
  /** Days since a report was received. */
  readonly days?: number | undefined;
  /** The newest, so many. */
  readonly reports?: number | undefined;
}

/** Reports that are deleted in one statement, so that no other waits for long. */
const BATCH_SIZE = 500;

/**
 * Deletes the reports that are not to be kept any longer, with their deliveries.
 *
 * @param now epoch milliseconds
 * @returns how many
 */
export async function sweepReports(
  { query }: Queries,
  { days, reports }: Retention,
  now: number = Date.now(),
): Promise<number> {
  const before = days === undefined ? 0 : now - days * DAY;
  let swept = 0;
  for (;;) {
    const gone = await query(
      `delete from waymark_reports where id in (
         select id from waymark_reports as stored
         where (received_at < $1 or ($2::bigint is not null and (received_at, id) <= (
             select received_at, id from waymark_reports order by received_at desc, id desc offset $2 limit 1)))
           and not exists (select from waymark_deliveries where report = stored.id and state in ('queued', 'sending'))
         order by received_at limit $3)
       returning id`,
      [before, reports ?? null, BATCH_SIZE],
    );
    swept += gone.length;
    if (gone.length < BATCH_SIZE) return swept;
  }
}
