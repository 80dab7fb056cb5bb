import type { Queries } from '../database/database.ts';
import { referenceOf } from '../reports/listReports.ts';
import { filterValues, type RequeueFilter, SET_ASIDE } from './requeueDeliveries.ts';

/** A report that was set aside for one receiver, because it could not be delivered. */
export interface RejectedDelivery {
  readonly report: string;
  /** The report's name for people: `R-42`. */
  readonly reference: string;
  readonly receiver: string;
  readonly tries: number;
  /** Epoch milliseconds. */
  readonly changedAt: number;
  readonly reason?: string;
  readonly said?: string;
}

/** Deliveries that were set aside, the latest first. */
export async function rejectedDeliveries(
  { query }: Queries,
  filter: RequeueFilter,
  limit = 200,
): Promise<readonly RejectedDelivery[]> {
  const rows = await query<{
    readonly report: string;
    readonly number: number;
    readonly receiver: string;
    readonly tries: number;
    readonly changed_at: number;
    readonly reason: string | null;
    readonly said: string | null;
  }>(
    `select report, (select number from waymark_reports as stored where stored.id = waymark_deliveries.report),
            receiver, tries, changed_at, reason, said
     from waymark_deliveries where ${SET_ASIDE} order by changed_at desc, report limit $4`,
    [...filterValues(filter), limit],
  );
  return rows.map(({ number, changed_at, reason, said, ...row }) => ({
    report: row.report,
    reference: referenceOf(number),
    receiver: row.receiver,
    tries: row.tries,
    changedAt: changed_at,
    ...(reason !== null && { reason }),
    ...(said !== null && { said }),
  }));
}

/**
 * Deletes deliveries that were set aside; the reports stay.
 * @returns how many
 */
export async function dropDeliveries({ query }: Queries, filter: RequeueFilter): Promise<number> {
  const dropped = await query(
    `delete from waymark_deliveries where ${SET_ASIDE} returning report`,
    filterValues(filter),
  );
  return dropped.length;
}
