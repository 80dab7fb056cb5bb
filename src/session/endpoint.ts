import type { Delivery } from '../core/model/report.ts';
import type { Receiver } from './receiver.ts';

export interface EndpointOptions {
  /** Sent with every report; a function is asked anew each time, for tokens that change. */
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch;
  /** Milliseconds until an answer counts as not given. @default 20000 */
  readonly timeout?: number;
  /** Shown as "Send to …". @default 'support' */
  readonly label?: string;
  readonly limits?: Receiver['limits'];
  /** Epoch milliseconds. @default `Date.now` */
  readonly now?: () => number;
}

const SECOND = 1000;
const HOUR = 3_600_000;
/** Longest answer that is read, in code units. */
const LONGEST_ANSWER = 20_000;

/**
 * Sends reports to an address of the host, as JSON. The report's id goes along as `Idempotency-Key`, the same on every try, so
 * that an answer that got lost does not file a report twice. Answer 2xx with `{ "reference": "…", "url": "…" }`.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function endpoint(url: string, options: EndpointOptions = {}): Receiver {
  const { label = 'support', timeout = 20 * SECOND, limits = {}, now = Date.now } = options;
  return {
    id: `endpoint:${url}`,
    label,
    limits,
    encode: (report) => JSON.stringify(report, null, 2),
    async send(report, body, signal) {
      const timer = new AbortController();
      const stop = (): void => timer.abort();
      const clock = setTimeout(stop, timeout);
      signal.addEventListener('abort', stop, { once: true });
      try {
        const own = typeof options.headers === 'function' ? options.headers() : options.headers;
        const headers = new Headers(own);
        headers.set('Content-Type', 'application/json');
        headers.set('Idempotency-Key', report.id);
        const response = await (options.fetch ?? fetch)(url, {
          method: 'POST',
          headers,
          body,
          signal: timer.signal,
        });
        return deliveryOf(response, await answerOf(response), now());
      } catch {
        // Whether a report that got no answer has arrived is not known; the next try carries the same key.
        return { kind: 'waiting', reason: timer.signal.aborted ? 'timeout' : 'network' };
      } finally {
        clearTimeout(clock);
        signal.removeEventListener('abort', stop);
      }
    },
  };
}

function deliveryOf(response: Response, answer: string, now: number): Delivery {
  const { status } = response;
  if (response.ok) {
    const receipt = receiptOf(answer);
    // A page in place of a receipt comes from something in between, such as a sign-in page.
    return receipt
      ? { kind: 'delivered', receipt: { ...receipt, at: now } }
      : { kind: 'waiting', reason: 'server' };
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const after = retryAfter(response.headers.get('Retry-After'), now);
    const reason = status === 429 ? 'rate-limited' : status === 408 ? 'timeout' : 'server';
    return { kind: 'waiting', reason, ...(after !== undefined && { after }) };
  }
  const said = answer.trim().slice(0, 300);
  return { kind: 'rejected', reason: REFUSALS[status] ?? 'invalid', status, ...(said && { said }) };
}

const REFUSALS: Readonly<Record<number, 'auth' | 'too-large' | 'gone'>> = {
  401: 'auth',
  403: 'auth',
  410: 'gone',
  413: 'too-large',
};

async function answerOf(response: Response): Promise<string> {
  return (await response.text()).slice(0, LONGEST_ANSWER);
}

function receiptOf(answer: string): { reference: string; url?: string; duplicate?: true } | undefined {
  try {
    const { reference, url, duplicate } = JSON.parse(answer) as Record<string, unknown>;
    if ((typeof reference !== 'string' || !reference) && typeof reference !== 'number') return undefined;
    return {
      reference: String(reference).slice(0, 200),
      ...(typeof url === 'string' && /^(?:https?:\/\/|\/(?!\/))/i.test(url) && { url }),
      ...(duplicate === true && { duplicate }),
    };
  } catch {
    return undefined;
  }
}

/**
 * Seconds or a date, as milliseconds from `now`, between a second and an hour.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
function retryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const isSeconds = /^\s*\d{1,15}\s*$/.test(header);
  // `Date.parse` makes a date of almost anything; an HTTP date begins with the name of a day.
  const isDate = /^\s*(?:mon|tue|wed|thu|fri|sat|sun)/i.test(header);
  const wait = isSeconds ? Number(header) * SECOND : isDate ? Date.parse(header) - now : Number.NaN;
  return Number.isNaN(wait) ? undefined : Math.min(HOUR, Math.max(SECOND, wait));
}
