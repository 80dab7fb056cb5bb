import type { Queries } from '../database/database.ts';
import type { ReportSummary } from '../database/schema.ts';
import { findable } from './findable.ts';
import { referenceOf, reportConditions, whereOf, type ReportQuery, type Statement } from './listReports.ts';

export const FAILURE_ORDERS = ['latest', 'most'] as const;

/** Which failures to list: those that at least one report of the query is about. */
export interface FailureFilter extends Omit<ReportQuery, 'failure'> {
  /** By their last report, or by how many there are. @default 'latest' */
  readonly order?: (typeof FAILURE_ORDERS)[number] | undefined;
  /** Those after this place in the list: `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One failure with all its reports counted, whatever the list was asked for. Times are epoch milliseconds. */
export interface ListedFailure {
  /** 32 hexadecimal digits; `failure=` of a list of reports. */
  readonly failure: string;
  readonly reports: number;
  /** How many of them are neither answered nor closed. */
  readonly open: number;
  /** How many runs, and how many senders that named themselves. */
  readonly runs: number;
  readonly senders: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Its newest report, which says what it is. */
  readonly latest: ReportSummary & { readonly id: string; readonly reference: string };
}

export interface FailurePage {
  readonly failures: readonly ListedFailure[];
  /** Where the next page begins, when there is one. */
  readonly next?: string;
}

/** A `next` that `listFailures` has given. */
export const FAILURE_PLACE = /^(\d{1,15})\.([\da-f]{32})$/;

/** A page of failures, each with how many reports of it there are. */
export async function listFailures({ query }: Queries, filter: FailureFilter): Promise<FailurePage> {
  const { sql, params } = failuresSql(filter);
  const rows = await query<FailureRow>(sql, params);
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  const key = filter.order === 'most' ? last?.reports : last?.last_at;
  return {
    failures: shown.map(listedFailure),
    ...(rows.length > shown.length && last && { next: `${key}.${last.fingerprint}` }),
  };
}

/** One failure, in whatever scopes it was reported. @param scope undefined: of any scope */
export async function findFailure(
  { query }: Queries,
  failure: string,
  scope: string | undefined,
): Promise<ListedFailure | undefined> {
  const [row] = await query<FailureRow>(
    `select counted.*, latest.id, latest.number, latest.summary from (
       select fingerprint, sum(reports)::bigint as reports, sum(open)::bigint as open, sum(runs)::bigint as runs,
         sum(senders)::bigint as senders, min(first_at) as first_at, max(last_at) as last_at
       from waymark_failures where fingerprint = $1 and ($2::text is null or scope = $2) group by fingerprint
     ) as counted cross join lateral (
       select id, number, summary from waymark_reports
       where fingerprint = counted.fingerprint and ($2::text is null or scope = $2)
       order by received_at desc, id desc limit 1
     ) as latest`,
    [failure, scope === undefined ? null : findable(scope)],
  );
  return row && listedFailure(row);
}

function listedFailure(row: FailureRow): ListedFailure {
  return {
    failure: row.fingerprint,
    reports: row.reports,
    open: row.open,
    runs: row.runs,
    senders: row.senders,
    firstAt: row.first_at,
    lastAt: row.last_at,
    latest: { id: row.id, reference: referenceOf(row.number), ...row.summary },
  };
}

interface FailureRow {
  readonly fingerprint: string;
  readonly reports: number;
  readonly open: number;
  readonly runs: number;
  readonly senders: number;
  readonly first_at: number;
  readonly last_at: number;
  readonly id: string;
  readonly number: number;
  readonly summary: ReportSummary;
}

function failuresSql({ order, after, limit, ...query }: FailureFilter): Statement {
  const params: unknown[] = [];
  const { scope, state, ...rest } = query;
  const conditions: string[] = [];
  if (scope !== undefined) conditions.push(`scope = $${params.push(findable(scope))}`);
  const isAny = Object.values({ ...rest, state }).every((value) => value === undefined);
  // What is open is counted; all else has to be looked for among the reports.
  const isOpenOnly = state === 'open' && Object.values(rest).every((value) => value === undefined);
  if (isOpenOnly) conditions.push('open > 0');
  else if (!isAny) {
    const inner = reportConditions(query, params);
    conditions.push(
      `(scope, fingerprint) in (select scope, fingerprint from waymark_reports ${whereOf(inner)})`,
    );
  }
  const column = order === 'most' ? 'reports' : 'last_at';
  const [, key, fingerprint] = FAILURE_PLACE.exec(after ?? '') ?? [];
  if (fingerprint !== undefined) {
    conditions.push(
      `(${column}, fingerprint) < ($${params.push(Number(key))}, $${params.push(fingerprint)})`,
    );
  }
  return {
    sql: `select page.*, latest.id, latest.number, latest.summary from (
        select * from waymark_failures ${whereOf(conditions)}
        order by ${column} desc, fingerprint desc limit $${params.push(limit + 1)}
      ) as page cross join lateral (
        select id, number, summary from waymark_reports as report
        where report.fingerprint = page.fingerprint and report.scope = page.scope
        order by received_at desc, id desc limit 1
      ) as latest order by ${column} desc, page.fingerprint desc`,
    params,
  };
}
