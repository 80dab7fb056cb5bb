import { REPORT_CATEGORIES } from '../../core/model/report.ts';
import { DELIVERY_STATES, REPORT_STATES } from '../database/schema.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../reports/exportReports.ts';
import { FAILURE_ORDERS, FAILURE_PLACE, type FailureFilter } from '../reports/listFailures.ts';
import { REPORT_PLACE, type ReportFilter, type ReportQuery } from '../reports/listReports.ts';
import type { HttpProblem } from './httpProblem.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
/** Characters of an unknown parameter's name that are repeated in the answer. */
const MAX_NAME = 40;

/** Everything that a request may ask for; each address accepts a part of it. */
type Asked = { -readonly [K in keyof (ReportFilter & FailureFilter)]?: (ReportFilter & FailureFilter)[K] } & {
  format?: ExportFormat;
};

/**
 * Stores one value.
 * @returns what the value must be, if it is not that
 */
type Reader = (asked: Asked, value: string) => string | undefined;

const text =
  (name: 'run' | 'guide' | 'mission' | 'sender' | 'code' | 'failure' | 'text'): Reader =>
  (asked, value) =>
    void (asked[name] = value);

const time =
  (name: 'from' | 'to'): Reader =>
  (asked, value) => {
    if (!/^\d{1,15}$/.test(value)) return 'a time in epoch milliseconds';
    asked[name] = Number(value);
    return undefined;
  };

const oneOf =
  <K extends 'category' | 'state' | 'delivery' | 'order' | 'format'>(
    name: K,
    values: readonly NonNullable<Asked[K]>[],
  ): Reader =>
  (asked, value) => {
    const known = values.find((one) => one === value);
    if (known === undefined) return `one of ${values.join(', ')}`;
    asked[name] = known;
    return undefined;
  };

const place =
  (known: RegExp): Reader =>
  (asked, value) => {
    if (!known.test(value)) return '`next` of the page before';
    asked.after = value;
    return undefined;
  };

const limit: Reader = (asked, value) => {
  if (!/^[1-9]\d{0,2}$/.test(value) || Number(value) > MAX_LIMIT) return `a number from 1 to ${MAX_LIMIT}`;
  asked.limit = Number(value);
  return undefined;
};

const QUERY: Readonly<Record<string, Reader>> = {
  run: text('run'),
  guide: text('guide'),
  mission: text('mission'),
  sender: text('sender'),
  code: text('code'),
  category: oneOf('category', REPORT_CATEGORIES),
  state: oneOf('state', REPORT_STATES),
  text: text('text'),
  from: time('from'),
  to: time('to'),
  delivery: oneOf('delivery', DELIVERY_STATES),
};
const REPORTS = { ...QUERY, failure: text('failure'), limit, after: place(REPORT_PLACE) };
const FAILURES = { ...QUERY, order: oneOf('order', FAILURE_ORDERS), limit, after: place(FAILURE_PLACE) };
const EXPORT = { ...QUERY, failure: text('failure'), format: oneOf('format', EXPORT_FORMATS) };

/** Reads the filter of a list of reports. An unknown or invalid parameter is refused: ignoring it would list what nobody asked for. */
export function readFilter(params: URLSearchParams): Omit<ReportFilter, 'scope'> | HttpProblem {
  return read(params, REPORTS, { limit: DEFAULT_LIMIT });
}

/** Reads the filter of a list of failures, in the same way. */
export function readFailureFilter(params: URLSearchParams): Omit<FailureFilter, 'scope'> | HttpProblem {
  return read(params, FAILURES, { limit: DEFAULT_LIMIT });
}

/** Reads the filter of an export, in the same way. */
export function readExport(
  params: URLSearchParams,
): (Omit<ReportQuery, 'scope'> & { readonly format: ExportFormat }) | HttpProblem {
  return read(params, EXPORT, { format: 'jsonl' });
}

function read<T extends Asked>(
  params: URLSearchParams,
  readers: Readonly<Record<string, Reader>>,
  start: T,
): (T & Asked) | HttpProblem {
  const asked = { ...start };
  const seen = new Set<string>();
  const wrong = (what: string): HttpProblem => ({
    status: 400,
    code: 'filter',
    detail: `${what} Here these are known, each once: ${Object.keys(readers).join(', ')}.`,
  });
  for (const [name, value] of params) {
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (!reader) return wrong(`${nameOf(name)} is not a parameter.`);
    if (seen.has(name)) return wrong(`\`${name}\` is given twice.`);
    seen.add(name);
    const problem = reader(asked, value);
    if (problem) return wrong(`\`${name}\` must be ${problem}.`);
  }
  return asked;
}

/** The sender's own word for a parameter, where it is a plain word. */
function nameOf(name: string): string {
  return /^[\w-]+$/.test(name) && name.length <= MAX_NAME ? `\`${name}\`` : 'One of them';
}
