export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** Wait after the first try; it doubles with every further one. */
const FIRST = 5 * SECOND;

/**
 * Milliseconds until the next try: never before what the receiver asked for, never below a second nor above an hour.
 *
 * @param tries made so far, from 1
 * @param after what the receiver asked for, in milliseconds
 * @param random evenly from 0 to 1, so that pages that failed together do not come back together
 */
export function backOff(tries: number, after: number | undefined, random: number): number {
  const share = Math.min(1, Math.max(0, random)) || 0;
  const own = Math.min(HOUR, FIRST * 2 ** Math.min(tries - 1, 20)) * (0.5 + share / 2);
  const asked = Number.isFinite(after) ? after! * (1 + share / 10) : 0;
  return Math.round(Math.min(HOUR, Math.max(SECOND, own, asked)));
}
