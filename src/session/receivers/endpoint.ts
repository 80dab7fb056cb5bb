import { cutText } from '../../core/model/value/cutText.ts';
import { defined } from '../../core/model/value/defined.ts';
import { safeUrl } from '../../core/model/value/safeUrl.ts';
import type { Receipt } from '../../core/model/report.ts';
import type { FiledReport, Receiver } from './receiver.ts';
import { postReport, type PostOptions } from './postReport.ts';

export interface EndpointOptions extends PostOptions {
  /** Sent with every report; a function is asked anew each time, for tokens that change. */
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /** Shown as "Send to …". @default 'support' */
  readonly label?: string;
  readonly limits?: Receiver['limits'];
  /**
   * Also asks the address which reports it has about a run, by `GET` with `?run=`, and shows them before another one is written. Answer
   * as `createReportHandler` of `waymark/server` does where its `authorize` allows `list`. @default false
   */
  readonly lists?: boolean;
}

/** Reports of one run that are listed. */
const MAX_FILED = 20;

/**
 * Sends reports to an address of the host, as JSON. The report's id goes along as `Idempotency-Key`, the same on every try, so
 * that an answer that got lost does not file a report twice. Answer 2xx with `{ "reference": "…", "url": "…" }`, and only once the report is
 * stored for good: the browser deletes its text then.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function endpoint(url: string, options: EndpointOptions = {}): Receiver {
  const { label = 'support', limits = {} } = options;
  const own = (): Headers =>
    new Headers(typeof options.headers === 'function' ? options.headers() : options.headers);
  return {
    id: `endpoint:${url}`,
    label,
    limits,
    encode: (report) => JSON.stringify(report, null, 2),
    send(report, body, signal) {
      const headers = (): Headers => {
        const all = own();
        all.set('Content-Type', 'application/json');
        all.set('Idempotency-Key', report.id);
        return all;
      };
      return postReport({ url, body, headers, receiptOf, signal }, options);
    },
    ...(options.lists && {
      async filed(runId, signal) {
        const query = `${url.includes('?') ? '&' : '?'}run=${encodeURIComponent(runId)}`;
        const response = await (options.fetch ?? fetch)(url + query, { headers: own(), signal });
        return response.ok ? filedOf(await response.json()) : [];
      },
    }),
  };
}

function filedOf(answer: unknown): readonly FiledReport[] {
  const { reports } = (answer ?? {}) as { reports?: unknown };
  return (Array.isArray(reports) ? reports : []).slice(0, MAX_FILED).flatMap((one: unknown) => {
    const { id, subject, receivedAt } = (one ?? {}) as Record<string, unknown>;
    const receipt = receiptOf(one);
    if (!receipt || typeof id !== 'string' || typeof receivedAt !== 'number') return [];
    const title = typeof subject === 'string' ? cutText(subject, 300) : '';
    return [{ id, subject: title, receipt: { ...receipt, at: receivedAt } }];
  });
}

function receiptOf(answer: unknown): Omit<Receipt, 'at'> | undefined {
  const { reference, url, duplicate } = (answer ?? {}) as Record<string, unknown>;
  if ((typeof reference !== 'string' || !reference) && typeof reference !== 'number') return undefined;
  return {
    reference: cutText(String(reference), 200),
    ...defined({ url: safeUrl(url) }),
    ...(duplicate === true && { duplicate }),
  };
}
