import { cutText } from '../../core/model/value/cutText.ts';
import { readJson } from '../../core/model/value/readJson.ts';
import type { Delivery, Receipt } from '../../core/model/report.ts';
import { refusalOf } from '../../core/model/value/refusalOf.ts';
import { raceAbort } from './raceAbort.ts';

/** What receivers that answer over HTTP let a host pass in. */
export interface PostOptions {
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch;
  /** Milliseconds until an answer counts as not given. @default 20000 */
  readonly timeout?: number;
  /** Epoch milliseconds. @default `Date.now` */
  readonly now?: () => number;
}

/** One try to post a report. */
export interface Post {
  readonly url: string;
  readonly body: string;
  /** Asked for at each try; what it throws is no answer. */
  readonly headers: () => HeadersInit;
  /** What the receiver's own acknowledgement says; `undefined` when an answer of 2xx is none. */
  readonly receiptOf: (answer: unknown, headers: Headers) => Omit<Receipt, 'at'> | undefined;
  readonly signal: AbortSignal;
}

/** Longest answer that is read, in code units. */
const MAX_ANSWER = 20_000;

/**
 * Posts a report once and tells how it ended. Never throws. An answer that is lost, late or no acknowledgement leaves open whether the
 * report has arrived.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-status-codes
 */
export async function postReport(post: Post, options: PostOptions): Promise<Delivery> {
  const { fetch: send = fetch, timeout = 20_000, now = Date.now } = options;
  const timer = new AbortController();
  const stop = (): void => timer.abort();
  const clock = setTimeout(stop, timeout);
  post.signal.addEventListener('abort', stop, { once: true });
  try {
    if (post.signal.aborted) stop();
    const { url, body } = post;
    const ask = async (): Promise<Delivery> => {
      const request = { method: 'POST', headers: post.headers(), body, signal: timer.signal };
      const response = await send(url, request);
      return deliveryOf(response, (await response.text()).slice(0, MAX_ANSWER), post.receiptOf, now());
    };
    return await raceAbort(ask, timer.signal);
  } catch {
    return { kind: 'waiting', reason: timer.signal.aborted ? 'timeout' : 'network' };
  } finally {
    clearTimeout(clock);
    post.signal.removeEventListener('abort', stop);
  }
}

function deliveryOf(response: Response, answer: string, receiptOf: Post['receiptOf'], now: number): Delivery {
  const { status, headers } = response;
  if (response.ok) {
    const receipt = receiptOf(readJson(answer), headers);
    // A page in place of a receipt comes from something in between, such as a sign-in page.
    return receipt
      ? { kind: 'delivered', receipt: { ...receipt, at: now } }
      : { kind: 'waiting', reason: 'server' };
  }
  const refusal = refusalOf(status, headers.get('Retry-After'), now);
  if (refusal.kind === 'waiting') return refusal;
  const said = cutText(wordsOf(answer).trim(), 300);
  return { ...refusal, status, ...(said && { said }) };
}

/** What a refusal says to people: the detail of a problem in JSON, else the answer as it is. @see https://www.rfc-editor.org/rfc/rfc9457#name-detail */
function wordsOf(answer: string): string {
  const { detail } = (readJson(answer) ?? {}) as { detail?: unknown };
  return typeof detail === 'string' && detail.trim() ? detail : answer;
}
