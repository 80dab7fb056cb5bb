import { retryAfter } from './retryAfter.ts';

/** What an unsuccessful answer means for a report. */
export type Refusal =
  | {
      readonly kind: 'waiting';
      readonly reason: 'rate-limited' | 'timeout' | 'server';
      /** Milliseconds from now until the next try, if the answer gives them. */
      readonly after?: number;
    }
  | { readonly kind: 'rejected'; readonly reason: 'auth' | 'invalid' | 'too-large' | 'gone' };

const REJECTED: Readonly<Record<number, 'auth' | 'too-large' | 'gone'>> = {
  401: 'auth',
  403: 'auth',
  410: 'gone',
  413: 'too-large',
};

/**
 * Reads an HTTP status other than 2xx: `waiting` when a later try may be accepted, `rejected` when it would not.
 *
 * @param now epoch milliseconds, to which a date in `Retry-After` is compared
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-status-codes
 */
export function refusalOf(status: number, retryAfterHeader: string | null | undefined, now: number): Refusal {
  const isLater = status === 408 || status === 425 || status === 429 || status >= 500 || status < 200;
  if (!isLater) return { kind: 'rejected', reason: REJECTED[status] ?? 'invalid' };
  const after = retryAfter(retryAfterHeader, now);
  const reason = status === 429 ? 'rate-limited' : status === 408 ? 'timeout' : 'server';
  return { kind: 'waiting', reason, ...(after !== undefined && { after }) };
}
