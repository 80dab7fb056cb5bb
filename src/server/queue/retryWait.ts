import { backOff } from '../../core/model/value/backOff.ts';
import { HOUR, MINUTE } from '../../core/model/value/duration.ts';

export const MAX_WAIT = 12 * HOUR;
/** A receiver that limits its rate works: the limit ends by itself, long before half a day. */
const MAX_LIMITED_WAIT = 5 * MINUTE;

/**
 * How long a report waits after a failed try, in milliseconds: 5 s, 20 s, 80 s … 12 h, minus a random part.
 * @param tries begun so far, at least 1
 * @param after what the receiver asked for; the wait is at least that
 * @param random from 0 up to 1
 */
export function retryWait(tries: number, random: number, after?: number, isLimited = false): number {
  return backOff(tries, random, { growth: 4, longest: isLimited ? MAX_LIMITED_WAIT : MAX_WAIT, after });
}
