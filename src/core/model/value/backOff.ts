import { SECOND } from './duration.ts';

/** Milliseconds to wait after the first try. */
const FIRST_WAIT = 5 * SECOND;

interface BackOff {
  /** Factor of the wait after each further try. */
  readonly growth: number;
  /** Longest wait, milliseconds. */
  readonly longest: number;
  /** Milliseconds that the receiver asked for; the wait is at least that, whatever `longest` says. */
  readonly after?: number | undefined;
}

/**
 * Milliseconds to wait after a failed try: exponential back-off with a jitter of one half, so that clients that failed together do not
 * return together.
 * @param tries made so far, from 1
 * @param random uniform from 0 to 1
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backOff(tries: number, random: number, { growth, longest, after }: BackOff): number {
  const share = Math.min(1, Math.max(0, random)) || 0;
  const grown = Math.min(longest, FIRST_WAIT * growth ** Math.min(20, Math.max(0, tries - 1)));
  const asked = Number.isFinite(after) ? after! * (1 + share / 10) : 0;
  return Math.round(Math.max(asked, grown * (1 - share / 2)));
}
