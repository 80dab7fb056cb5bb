import type { Database } from '../database/database.ts';
import type { ReportState } from '../database/schema.ts';
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

/** The condition of a statement that changes reports. @throws when nothing is named, which would mean every report */
export function whereSelected(
  { id, scope, run, sender, failure }: ReportSelection,
  params: unknown[],
): string {
  if ([id, run, sender, failure].every((value) => value === undefined)) {
    throw new Error('Waymark: no report, run, sender or failure was named.');
  }
  const conditions = reportConditions({ scope, run, sender, failure }, params);
  if (id !== undefined) conditions.push(`id = $${params.push(id)}`);
  return whereOf(conditions);
}
