import { cutText } from '../../core/model/value/cutText.ts';
import { readJson } from '../../core/model/value/readJson.ts';
import type { Delivery, Receipt } from '../../core/model/report.ts';
import { refusalOf } from '../../core/model/value/refusalOf.ts';
import { raceAbort } from './raceAbort.ts';

/** Options of receivers that answer over HTTP. */
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
  /** Called at each try; if it throws, that counts as no answer. */
  readonly headers: () => HeadersInit;
  /** Reads the receiver's acknowledgement; `undefined` when a 2xx answer is none. */
  readonly receiptOf: (answer: unknown, headers: Headers) => Omit<Receipt, 'at'> | undefined;
  readonly signal: AbortSignal;
}

/** Longest answer that is read, in UTF-16 code units. */
const MAX_ANSWER = 20_000;

/**
 * Posts a report once and returns how it ended. Never throws. If an answer is lost, late or no acknowledgement, it is unknown whether the
 * report has arrived.
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
