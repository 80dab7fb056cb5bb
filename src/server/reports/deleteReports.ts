import type { Database } from '../database/database.ts';
import type { DeliveryState } from '../database/schema.ts';
import { whereSelected, type ReportSelection } from './markReports.ts';

/** What was deleted, and what is left where it cannot be deleted from here. */
export interface Deleted {
  readonly deleted: number;
  /** Copies that receivers have or may have got, at most 1,000. */
  readonly elsewhere: readonly {
    readonly receiver: string;
    /** `sending`: it was on its way, and may have arrived. */
    readonly state: Extract<DeliveryState, 'delivered' | 'sending'>;
    readonly reference?: string;
    readonly url?: string;
  }[];
}

/** Reports that are deleted in one transaction, so that no other waits for long. */
const BATCH_SIZE = 500;
const MAX_NAMED = 1000;

/** Deletes reports for good, with what had still to be delivered of them. */
export async function deleteReports(database: Database, selection: ReportSelection): Promise<Deleted> {
  let deleted = 0;
  const elsewhere: Deleted['elsewhere'][number][] = [];
  for (;;) {
    const batch = await database.transaction(async ({ query }) => {
      const params: unknown[] = [];
      // Failures are counted one after another in one order, so that two deletions never wait for one another.
      const rows = await query<{ readonly id: string }>(
        `select id from waymark_reports ${whereSelected(selection, params)}
         order by fingerprint, id limit ${BATCH_SIZE} for update`,
        params,
      );
      const ids = rows.map(({ id }) => id);
      const copies = await query<CopyRow>(
        `select receiver, state, reference, url from waymark_deliveries
         where report = any($1::uuid[]) and state in ('delivered', 'sending') order by receiver, report`,
        [ids],
      );
      await query('delete from waymark_reports where id = any($1::uuid[])', [ids]);
      return { count: ids.length, copies };
    });
    deleted += batch.count;
    elsewhere.push(...batch.copies.slice(0, MAX_NAMED - elsewhere.length).map(copyOf));
    if (batch.count < BATCH_SIZE) return { deleted, elsewhere };
  }
}

interface CopyRow {
  readonly receiver: string;
  readonly state: 'delivered' | 'sending';
  readonly reference: string | null;
  readonly url: string | null;
}

function copyOf({ receiver, state, reference, url }: CopyRow): Deleted['elsewhere'][number] {
  return { receiver, state, ...(reference !== null && { reference }), ...(url !== null && { url }) };
}
