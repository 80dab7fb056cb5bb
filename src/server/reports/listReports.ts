import type { Queries } from '../database/database.ts';
import { findable } from './findable.ts';
import type { DeliveryRow, DeliveryState, ReportSummary } from '../database/schema.ts';

/** Which reports to list. All that is given must hold. */
export interface ReportFilter {
  /** Undefined: of every scope. */
  readonly scope?: string | undefined;
  readonly run?: string | undefined;
  /** Id of the guide that was shown. */
  readonly guide?: string | undefined;
  /** Received at or after, and before: epoch milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** At least one of its deliveries is so. */
  readonly delivery?: DeliveryState | undefined;
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
    reports: shown.map(({ id, number, received_at, sender, summary }) => ({
      id,
      reference: referenceOf(number),
      receivedAt: received_at,
      ...(sender !== null && { sender }),
      ...summary,
      deliveries: deliveries.filter(({ report }) => report === id).map(listedDelivery),
    })),
    ...(rows.length > shown.length && last && { next: `${last.received_at}.${last.id}` }),
  };
}

interface ListRow {
  readonly id: string;
  readonly number: number;
  readonly received_at: number;
  readonly sender: string | null;
  readonly summary: ReportSummary;
}

const PLACE = /^(\d{1,15})\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** Whether `text` is a `next` that `listReports` has given. */
export function isPlace(text: string): boolean {
  return PLACE.test(text);
}

export function referenceOf(number: number): string {
  return `R-${number}`;
}

/** The statement of one page: one more row than asked for, to know whether there is a further page. */
function listSql(filter: ReportFilter): { readonly sql: string; readonly params: readonly unknown[] } {
  const params: unknown[] = [];
  const conditions: string[] = [];
  const holds = (condition: (...names: string[]) => string, ...values: readonly unknown[]): void => {
    conditions.push(condition(...values.map((value) => `$${params.push(value)}`)));
  };
  const { scope, run, guide, from, to, delivery, after, limit } = filter;
  if (scope !== undefined) holds((it) => `scope = ${it}`, findable(scope));
  if (run !== undefined) holds((it) => `run_id = ${it}`, findable(run));
  if (guide !== undefined) holds((it) => `guide_id = ${it}`, findable(guide));
  if (from !== undefined) holds((it) => `received_at >= ${it}`, from);
  if (to !== undefined) holds((it) => `received_at < ${it}`, to);
  if (delivery !== undefined) {
    holds((it) => `id in (select report from waymark_deliveries where state = ${it})`, delivery);
  }
  const [, time, id] = PLACE.exec(after ?? '') ?? [];
  if (id !== undefined) holds((at, it) => `(received_at, id) < (${at}, ${it})`, Number(time), id);
  params.push(limit + 1);
  return {
    sql: `select id, number, received_at, sender, summary from waymark_reports
      ${conditions.length ? `where ${conditions.join(' and ')}` : ''}
      order by received_at desc, id desc limit $${params.length}`,
    params,
  };
}

/** A delivery as it is shown. */
export function listedDelivery(row: DeliveryRow): ListedDelivery {
  const { reference, url, reason, said } = row;
  return {
    receiver: row.receiver,
    state: row.state,
    tries: row.tries,
    changedAt: row.changed_at,
    ...(row.state === 'queued' && { dueAt: row.due_at }),
    ...(reference !== null && { reference }),
    ...(url !== null && { url }),
    ...(reason !== null && { reason }),
    ...(said !== null && { said }),
  };
}
