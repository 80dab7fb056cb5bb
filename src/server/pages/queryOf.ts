import { DAY } from '../../core/model/value/duration.ts';
import { readBody } from '../handler/readBody.ts';
import type { FoundReport } from '../reports/findReport.ts';
import type { ReportSelection } from '../reports/markReports.ts';

/** Bytes of a form. */
const MAX_FORM = 4096;

/** The parameters with a value: a form submits its empty fields too. */
export function writtenParams(search: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...search].filter(([, value]) => value.trim() !== ''));
}

/** The parameters as the handler of reports takes them: a day as its start and end, and `none` for no guide. */
export function queryOf(params: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of params) {
    const from = name === 'day' ? Date.parse(`${value}T00:00:00Z`) : NaN;
    if (!Number.isNaN(from)) {
      query.append('from', String(from));
      query.append('to', String(from + DAY));
    } else query.append(name, name === 'guide' && value === 'none' ? '' : value);
  }
  return query;
}

/** The fields of a form; none if it is too large or was cut off. */
export async function formOf(request: Request): Promise<URLSearchParams> {
  const body = await readBody(request, MAX_FORM);
  return new URLSearchParams(body.kind === 'read' ? new TextDecoder().decode(body.bytes) : '');
}

/**
 * The reports to delete, given one of them.
 * @returns undefined when the form does not say which
 */
export function selectionOf(which: string | null, found: FoundReport): ReportSelection | undefined {
  const sender = found.sender ?? found.claimedSender;
  if (which === 'report') return { id: found.id };
  if (which === 'run') return { run: found.report.run.id };
  return which === 'sender' && sender !== undefined ? { sender } : undefined;
}
