import { isPlace, type ReportFilter } from '../reports/listReports.ts';
import type { HttpProblem } from './httpProblem.ts';
import { DELIVERY_STATES, type DeliveryState } from '../database/schema.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** Reads which reports are asked for. A parameter that is unknown or wrong is refused: ignoring it would list what nobody asked for. */
export function readFilter(params: URLSearchParams): Omit<ReportFilter, 'scope'> | HttpProblem {
  const filter: { -readonly [K in keyof ReportFilter]: ReportFilter[K] } = { limit: DEFAULT_LIMIT };
  const seen = new Set<string>();
  for (const [name, value] of params) {
    const read = PARAMETERS.get(name);
    if (!read) return wrong('There is a parameter that is not known.');
    if (seen.has(name)) return wrong(`\`${name}\` is given twice.`);
    seen.add(name);
    const problem = read(filter, value);
    if (problem) return wrong(`\`${name}\` must be ${problem}.`);
  }
  return filter;
}

type Reader = (
  filter: { -readonly [K in keyof ReportFilter]: ReportFilter[K] },
  value: string,
) => string | undefined;

const time =
  (name: 'from' | 'to'): Reader =>
  (filter, value) => {
    if (!/^\d{1,15}$/.test(value)) return 'a time in epoch milliseconds';
    filter[name] = Number(value);
    return undefined;
  };

const PARAMETERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['run', (filter, value) => void (filter.run = value)],
  ['guide', (filter, value) => void (filter.guide = value)],
  ['from', time('from')],
  ['to', time('to')],
  [
    'delivery',
    (filter, value) => {
      if (!DELIVERY_STATES.includes(value as DeliveryState)) return `one of ${DELIVERY_STATES.join(', ')}`;
      filter.delivery = value as DeliveryState;
      return undefined;
    },
  ],
  [
    'limit',
    (filter, value) => {
      if (!/^[1-9]\d{0,2}$/.test(value) || Number(value) > MAX_LIMIT)
        return `a number from 1 to ${MAX_LIMIT}`;
      filter.limit = Number(value);
      return undefined;
    },
  ],
  [
    'after',
    (filter, value) => {
      if (!isPlace(value)) return '`next` of the page before';
      filter.after = value;
      return undefined;
    },
  ],
]);

function wrong(what: string): HttpProblem {
  return {
    status: 400,
    code: 'filter',
    detail: `${what} A list takes ${[...PARAMETERS.keys()].join(', ')}, each once.`,
  };
}
