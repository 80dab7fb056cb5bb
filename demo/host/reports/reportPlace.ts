import { navigate } from '../router.ts';

export const DELIVERIES = ['queued', 'sending', 'delivered', 'rejected'] as const;

/** What the list of reports is narrowed to, as the address says it. */
export interface ReportPlace {
  readonly guide?: string;
  readonly run?: string;
  /** `2026-11-23`, a day where the reader is. */
  readonly day?: string;
  readonly delivery?: (typeof DELIVERIES)[number];
}

export function readPlace(query: URLSearchParams): ReportPlace {
  const text = (name: string): string | undefined => query.get(name)?.trim() || undefined;
  const guide = text('guide');
  const run = text('run');
  const day = text('day');
  const delivery = DELIVERIES.find((one) => one === query.get('delivery'));
  return {
    ...(guide && { guide }),
    ...(run && { run }),
    ...(day && dayOf(day) && { day }),
    ...(delivery && { delivery }),
  };
}

export function showPlace(place: ReportPlace): void {
  const query = new URLSearchParams({ ...place });
  navigate(query.size ? `/reports?${query.toString()}` : '/reports', { replace: true });
}

/** The address of the reports that are meant, for the API. */
export function reportsUrl({ day, ...rest }: ReportPlace, after?: string): string {
  const range = day === undefined ? undefined : dayOf(day);
  const query = new URLSearchParams({
    ...rest,
    ...(range && { from: String(range.from), to: String(range.to) }),
    limit: '25',
    ...(after && { after }),
  });
  return `/api/reports?${query.toString()}`;
}

/** A day's begin and end in epoch milliseconds; a day may have 23 or 25 hours. */
function dayOf(day: string): { readonly from: number; readonly to: number } | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  const at = (add: number): number => new Date(Number(year), Number(month) - 1, Number(date) + add).getTime();
  return { from: at(0), to: at(1) };
}
