import type { Queries } from '../database/database.ts';
import type { ReportRow } from '../database/schema.ts';
import {
  referenceOf,
  reportConditions,
  handlingOf,
  whereOf,
  type ListRow,
  type ReportQuery,
} from './listReports.ts';

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson',
};

/** What a browser has to be told to save an export. */
export function exportHeaders(format: ExportFormat): Readonly<Record<string, string>> {
  return {
    'Content-Type': TYPES[format],
    'Content-Disposition': `attachment; filename="reports.${format}"`,
  };
}

/** Reports that are held at one time. */
const BATCH_SIZE = 200;

type ExportRow = Omit<ListRow, 'summary'> & Pick<ReportRow, 'report'>;

/**
 * All reports of a query as text, newest first, a piece at a time: comma-separated values with a header (RFC 4180), or a JSON object a line
 * with the whole report in it.
 */
export async function* exportReports(
  { query }: Queries,
  reports: ReportQuery,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield `${Object.keys(COLUMNS).join(',')}\r\n`;
  let last: ExportRow | undefined;
  do {
    const params: unknown[] = [];
    const conditions = reportConditions(reports, params);
    if (last) {
      conditions.push(`(received_at, id) < ($${params.push(last.received_at)}, $${params.push(last.id)})`);
    }
    // oxlint-disable-next-line no-await-in-loop -- one page after another, so that memory stays bounded
    const rows = await query<ExportRow>(
      `select id, number, received_at, sender, claimed_sender, fingerprint, state, state_by, state_at, report
       from waymark_reports ${whereOf(conditions)}
       order by received_at desc, id desc limit $${params.push(BATCH_SIZE)}`,
      params,
    );
    if (rows.length > 0) yield rows.map(format === 'csv' ? csvLine : jsonLine).join('');
    last = rows.length === BATCH_SIZE ? rows.at(-1) : undefined;
  } while (last);
}

function jsonLine(row: ExportRow): string {
  const { id, number, received_at: receivedAt, report } = row;
  return `${JSON.stringify({ id, reference: referenceOf(number), receivedAt, ...handlingOf(row), report })}\n`;
}

const COLUMNS: Readonly<Record<string, (row: ExportRow) => string | number | null | undefined>> = {
  reference: ({ number }) => referenceOf(number),
  received: ({ received_at: at }) => new Date(at).toISOString(),
  state: ({ state }) => state,
  category: ({ report }) => report.category,
  subject: ({ report }) => report.subject,
  code: ({ report }) => (report.step ?? report.failures?.[0])?.code,
  step: ({ report }) => report.step?.title,
  run: ({ report }) => report.run.id,
  mission: ({ report }) => report.mission?.title ?? report.mission?.id,
  guide: ({ report }) => report.guide?.id,
  standing: ({ report }) => report.guide?.standing,
  sender: ({ sender, claimed_sender: claimed }) => sender ?? claimed,
  failure: ({ fingerprint }) => fingerprint,
  message: ({ report }) => report.message,
  id: ({ id }) => id,
};

function csvLine(row: ExportRow): string {
  return `${Object.values(COLUMNS)
    .map((value) => csvCell(value(row)))
    .join(',')}\r\n`;
}

/**
 * Spreadsheets run cells that begin like a formula; an apostrophe makes them text.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function csvCell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
