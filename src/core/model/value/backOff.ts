import { SECOND } from './duration.ts';

/** Wait after the first try. */
const FIRST_WAIT = 5 * SECOND;

interface BackOff {
  /** What a wait is multiplied with after each further try. */
  readonly growth: number;
  /** Milliseconds that no wait of our own exceeds. */
  readonly longest: number;
  /** Milliseconds the receiver asked for: the least wait, whatever `longest` says. */
  readonly after?: number | undefined;
}

/**
 * Milliseconds to wait after a try that failed: exponential back-off with a jitter of half, so that those who failed together do not come
 * back together.
 *
 * @param tries made so far, from 1
 * @param random evenly from 0 to 1
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backOff(tries: number, random: number, { growth, longest, after }: BackOff): number {
  const share = Math.min(1, Math.max(0, random)) || 0;
  const grown = Math.min(longest, FIRST_WAIT * growth ** Math.min(20, Math.max(0, tries - 1)));
  const asked = Number.isFinite(after) ? after! * (1 + share / 10) : 0;
  return Math.round(Math.max(asked, grown * (1 - share / 2)));
}
