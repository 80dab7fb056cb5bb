const FIRST_WAIT = 5000;
/** Milliseconds. */
export const MAX_WAIT = 12 * 3_600_000;
/** A receiver that limits its rate is there: the limit ends by itself, long before half a day. */
const MAX_LIMITED_WAIT = 5 * 60_000;

/**
 * How long a report waits after a try that failed, in milliseconds: 5 s, 20 s, 80 s … 12 h, a random part of it less, so that reports which
 * failed together do not come back together.
 *
 * @param tries begun so far, at least 1
 * @param after what the receiver asked for; never less than that
 * @param random from 0 up to 1
 */
export function backOff(tries: number, random: number, after = 0, isLimited = false): number {
  const longest = isLimited ? MAX_LIMITED_WAIT : MAX_WAIT;
  const grown = Math.min(longest, FIRST_WAIT * 4 ** Math.min(20, Math.max(0, tries - 1)));
  return Math.round(Math.max(after * (1 + random / 10), grown * (1 - random / 2)));
}
