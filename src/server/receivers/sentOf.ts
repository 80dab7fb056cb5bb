import { cutText } from '../../core/model/value/cutText.ts';
import { showText } from '../../core/model/value/showText.ts';
import type { GuardedAnswer } from '../outbound/guardedFetch.ts';
import { refusalOf } from '../../core/model/value/refusalOf.ts';
import type { Sent } from './serverReceiver.ts';

/** Statuses that refuse before anything is filed. */
const NOT_FILED = [408, 425, 429, 503];

/**
 * The meaning of an unsuccessful answer, by HTTP only. A vendor's own meaning of a status takes precedence.
 * @returns `undefined` for 2xx
 */
export function sentOf(answer: GuardedAnswer, now: number): Exclude<Sent, { kind: 'delivered' }> | undefined {
  if (answer.kind === 'failed') {
    const { maybeSent, said } = answer;
    const reason = answer.reason === 'timeout' || answer.reason === 'aborted' ? 'timeout' : 'network';
    // A refused address is a fault of the configuration or of a resolver, and both get fixed.
    const why = answer.reason === 'refused' ? `not sent: the target is refused (${said})` : said;
    return { kind: 'waiting', reason, maybeFiled: maybeSent, said: why };
  }
  const { status } = answer;
  if (status >= 200 && status < 300) return undefined;
  const said = saidOf(answer);
  if (status >= 300 && status < 400) {
    return { kind: 'rejected', reason: 'invalid', said: `HTTP ${status}: redirects are not followed` };
  }
  const refusal = refusalOf(status, answer.headers['retry-after'], now);
  return refusal.kind === 'waiting'
    ? { ...refusal, maybeFiled: !NOT_FILED.includes(status), said }
    : { ...refusal, said };
}

/** The end of a try of which nobody can tell whether it filed the report. */
export function unclear(said: string): Extract<Sent, { kind: 'waiting' }> {
  return { kind: 'waiting', reason: 'server', maybeFiled: true, said };
}

/** The receiver's message, short and on one line; an answer is as untrusted as a report. */
function saidOf({ status, text }: Extract<GuardedAnswer, { kind: 'answer' }>): string {
  const words = showText(text.slice(0, 2000)).replace(/\s+/g, ' ').trim();
  return `HTTP ${status}${words && `: ${cutText(words, 300)}`}`;
}
