import type { Database } from '../database/database.ts';
import type { DeliveryState, ReportState } from '../database/schema.ts';
import { findable } from './findable.ts';
import { reportConditions, whereOf, type ReportQuery } from './listReports.ts';

/** Which reports are changed: those of one id, run, sender or failure. At least one of them is given, and all that is given must hold. */
export interface ReportSelection extends Pick<ReportQuery, 'scope' | 'run' | 'sender' | 'failure'> {
  readonly id?: string | undefined;
}

/**
 * Says what support has done with reports.
 *
 * @param by who did it, where that is known
 * @param now epoch milliseconds
 * @returns how many reports were in another state before
 */
export async function markReports(
  { query }: Pick<Database, 'query'>,
  selection: ReportSelection,
  state: ReportState,
  by: string | undefined,
  now: number = Date.now(),
): Promise<number> {
  const params: unknown[] = [state, by === undefined ? null : findable(by, MAX_NAME), now];
  const rows = await query(
    `update waymark_reports set state = $1, state_by = $2, state_at = $3
     ${whereSelected(selection, params)} and state <> $1 returning id`,
    params,
  );
  return rows.length;
}

/** Code units of a name that is kept. */
const MAX_NAME = 200;

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
const BATCH = 500;
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
         order by fingerprint, id limit ${BATCH} for update`,
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
    if (batch.count < BATCH) return { deleted, elsewhere };
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

/** @throws when nothing is named, which would mean every report */
function whereSelected({ id, scope, run, sender, failure }: ReportSelection, params: unknown[]): string {
  if ([id, run, sender, failure].every((value) => value === undefined)) {
    throw new Error('Waymark: no report, run, sender or failure was named.');
  }
  const conditions = reportConditions({ scope, run, sender, failure }, params);
  if (id !== undefined) conditions.push(`id = $${params.push(id)}`);
  return whereOf(conditions);
}
