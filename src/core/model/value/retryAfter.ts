import { HOUR, SECOND } from './duration.ts';

/**
 * The wait that an answer asks for, given in seconds or as a date: milliseconds from `now`, between a second and an hour.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryAfter(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const isSeconds = /^\s*\d{1,15}\s*$/.test(header);
  // `Date.parse` makes a date of almost anything; an HTTP date begins with the name of a day.
  const isDate = /^\s*(?:mon|tue|wed|thu|fri|sat|sun)/i.test(header);
  const wait = isSeconds ? Number(header) * SECOND : isDate ? Date.parse(header) - now : Number.NaN;
  return Number.isNaN(wait) ? undefined : clampWait(wait);
}

/** Between a second and an hour, so that a wrong clock neither skips the wait nor holds reports for days. */
export function clampWait(wait: number): number {
  return Math.min(HOUR, Math.max(SECOND, wait));
}
