import type { Report } from '../../core/model/report.ts';
import type { Queries } from '../database/database.ts';
import { findable } from './findable.ts';
import { searchQuery } from './searchWords.ts';
import type {
  DeliveryRow,
  DeliveryState,
  ReportRow,
  ReportState,
  ReportSummary,
} from '../database/schema.ts';
import { defined } from '../../core/model/value/defined.ts';

/** Which reports. All that is given must hold. */
export interface ReportQuery {
  /** Undefined: of every scope. */
  readonly scope?: string | undefined;
  readonly run?: string | undefined;
  /** Id of the guide that was shown; empty: none was. */
  readonly guide?: string | undefined;
  /** Id of the mission. */
  readonly mission?: string | undefined;
  /** Who sent it: as the host says, else as the operator says. */
  readonly sender?: string | undefined;
  /** Code of the failure, else its type. */
  readonly code?: string | undefined;
  readonly category?: Report['category'] | undefined;
  readonly state?: ReportState | undefined;
  /** Which failure it is about (`fingerprintOf`). */
  readonly failure?: string | undefined;
  /** Words that must all stand in it, beginnings of words included. */
  readonly text?: string | undefined;
  /** Received at or after, and before: epoch milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** At least one of its deliveries is so. */
  readonly delivery?: DeliveryState | undefined;
}

/** Which page of them. */
export interface ReportFilter extends ReportQuery {
  /** Those after this place in the list: `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One report in a list. */
export interface ListedReport extends ReportSummary {
  readonly id: string;
  /** What people call it: `R-42`. */
  readonly reference: string;
  readonly receivedAt: number;
  readonly sender?: string;
  readonly claimedSender?: string;
  /** Which failure it is about. */
  readonly failure?: string;
  readonly state: ReportState;
  /** Who set it, where the host says who that is, and when: epoch milliseconds. */
  readonly stateBy?: string;
  readonly stateAt?: number;
  /** Where to look at it, where the host's `reportUrl` says so. */
  readonly url?: string;
  readonly deliveries: readonly ListedDelivery[];
}

/** What is known of one delivery. Times are epoch milliseconds. */
export interface ListedDelivery {
  readonly receiver: string;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly changedAt: number;
  /** When it is tried next, while it is queued. */
  readonly dueAt?: number;
  readonly reference?: string;
  readonly url?: string;
  readonly reason?: string;
  readonly said?: string;
}

export interface ReportPage {
  readonly reports: readonly ListedReport[];
  /** Where the next page begins, when there is one. */
  readonly next?: string;
}

/** A page of reports, newest first. It stays where it is while new ones arrive. */
export async function listReports({ query }: Queries, filter: ReportFilter): Promise<ReportPage> {
  const { sql, params } = listSql(filter);
  const rows = await query<ListRow>(sql, params);
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  const deliveries = shown.length
    ? await query<DeliveryRow>(
        'select * from waymark_deliveries where report = any($1::uuid[]) order by receiver',
        [shown.map(({ id }) => id)],
      )
    : [];
  return {
    reports: shown.map((row) => ({
      id: row.id,
      reference: referenceOf(row.number),
      receivedAt: row.received_at,
      ...handlingOf(row),
      ...row.summary,
      deliveries: deliveries.filter(({ report }) => report === row.id).map(listedDelivery),
    })),
    ...(rows.length > shown.length && last && { next: `${last.received_at}.${last.id}` }),
  };
}

const LISTED =
  'id, number, received_at, sender, claimed_sender, fingerprint, state, state_by, state_at, summary';

/** What a list reads of a report. */
export type ListRow = Pick<
  ReportRow,
  | 'id'
  | 'number'
  | 'received_at'
  | 'sender'
  | 'claimed_sender'
  | 'fingerprint'
  | 'state'
  | 'state_by'
  | 'state_at'
  | 'summary'
>;

/** Who sent a report, which failure it is about, and what support has done with it. */
export function handlingOf(
  row: Omit<ListRow, 'id' | 'number' | 'received_at' | 'summary'>,
): Pick<ListedReport, 'sender' | 'claimedSender' | 'failure' | 'state' | 'stateBy' | 'stateAt'> {
  return defined({
    sender: row.sender ?? undefined,
    claimedSender: row.claimed_sender ?? undefined,
    failure: row.fingerprint ?? undefined,
    state: row.state,
    stateBy: row.state_by ?? undefined,
    stateAt: row.state_at ?? undefined,
  });
}

/** A `next` that `listReports` has given. */
export const REPORT_PLACE = /^(\d{1,15})\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

export function referenceOf(number: number): string {
  return `R-${number}`;
}

/** The statement of one page: one more row than asked for, to know whether there is a further page. */
function listSql(filter: ReportFilter): Statement {
  const params: unknown[] = [];
  const conditions = reportConditions(filter, params);
  const [, time, id] = REPORT_PLACE.exec(filter.after ?? '') ?? [];
  if (id !== undefined) {
    conditions.push(`(received_at, id) < ($${params.push(Number(time))}, $${params.push(id)})`);
  }
  return {
    sql: `select ${LISTED} from waymark_reports ${whereOf(conditions)}
      order by received_at desc, id desc limit $${params.push(filter.limit + 1)}`,
    params,
  };
}

export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** The conditions of a query on `waymark_reports`, whose values are added to `params`. */
export function reportConditions(query: ReportQuery, params: unknown[]): string[] {
  const { scope, run, guide, mission, sender, code, category, state, failure, text, from, to, delivery } =
    query;
  const texts = {
    scope,
    run_id: run,
    mission_id: mission,
    'coalesce(sender, claimed_sender)': sender,
    code,
    category,
    state,
    fingerprint: failure,
  };
  const conditions = Object.entries(texts).flatMap(([column, value]) =>
    value === undefined ? [] : [`${column} = $${params.push(findable(value))}`],
  );
  if (guide !== undefined) {
    conditions.push(guide === '' ? 'guide_id is null' : `guide_id = $${params.push(findable(guide))}`);
  }
  if (from !== undefined) conditions.push(`received_at >= $${params.push(from)}`);
  if (to !== undefined) conditions.push(`received_at < $${params.push(to)}`);
  if (delivery !== undefined) {
    conditions.push(`id in (select report from waymark_deliveries where state = $${params.push(delivery)})`);
  }
  const words = text === undefined ? undefined : searchQuery(text);
  if (words !== undefined) conditions.push(`words @@ $${params.push(words)}::tsquery`);
  // Signs alone are found nowhere.
  else if (text?.trim()) conditions.push('false');
  return conditions;
}

export function whereOf(conditions: readonly string[]): string {
  return conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
}

/** A delivery as it is shown. */
export function listedDelivery(row: DeliveryRow): ListedDelivery {
  return defined({
    receiver: row.receiver,
    state: row.state,
    tries: row.tries,
    changedAt: row.changed_at,
    dueAt: row.state === 'queued' ? row.due_at : undefined,
    reference: row.reference ?? undefined,
    url: row.url ?? undefined,
    reason: row.reason ?? undefined,
    said: row.said ?? undefined,
  });
}

/** How many reports hold for a query, counted up to `most`. */
export async function countReports({ query }: Queries, reports: ReportQuery, most: number): Promise<number> {
  const params: unknown[] = [];
  const where = whereOf(reportConditions(reports, params));
  const [row] = await query<{ count: number }>(
    `select count(*) as count from (select 1 from waymark_reports ${where} limit $${params.push(most)}) as counted`,
    params,
  );
  return row?.count ?? 0;
}
