import type { Report } from '../../core/model/report.ts';
import { reportText } from '../../core/report/reportText.ts';
import { reportTitle } from '../../core/report/reportTitle.ts';
import { type Receiver, rejectedSetup } from './receiver.ts';
import { postReport, type PostOptions } from './postReport.ts';

export interface ZendeskRequestOptions extends PostOptions {
  /** `acme` of `acme.zendesk.com`. */
  readonly subdomain: string;
  /** Who asks; an e-mail address is where the answer goes. It is part of what is sent and previewed. @default `{ name: 'Anonymous' }` */
  readonly requester?: { readonly name: string; readonly email?: string };
  /** Shown as "Send to …". @default 'Zendesk' */
  readonly label?: string;
}

/** Longest comment that is taken: https://support.zendesk.com/hc/en-us/community/posts/4719863289498 */
const MAX_COMMENT_LENGTH = 65_000;

/**
 * Files an anonymous request with Zendesk, which takes it from any page as long as an administrator lets anyone submit tickets. The
 * report's id goes along as `Idempotency-Key`; that the key counts for anonymous requests is documented nowhere, so after a lost answer only the
 * operator tries again. Refusals and rate limits carry no CORS headers: a browser sees them as an unreachable network.
 *
 * @see https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-requests/#create-request
 * @see https://developer.zendesk.com/api-reference/ticketing/introduction/#idempotency
 * @see https://developer.zendesk.com/documentation/ticketing/using-the-zendesk-api/making-cross-origin-browser-side-api-requests/
 */
export function zendeskRequest(options: ZendeskRequestOptions): Receiver {
  const { subdomain, requester = { name: 'Anonymous' }, label = 'Zendesk' } = options;
  const origin = `https://${subdomain}.zendesk.com`;
  return {
    id: `zendesk:${subdomain}`,
    label,
    limits: { subject: 150, total: MAX_COMMENT_LENGTH, size: (report) => reportText(report).length },
    idempotent: false,
    encode: (report) => JSON.stringify(requestOf(report, requester), null, 2),
    send(report, body, signal) {
      if (!/^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(subdomain))
        return rejectedSetup('The subdomain is not valid.');
      const headers = (): HeadersInit => ({
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'Idempotency-Key': report.id.slice(0, 255),
      });
      const url = `${origin}/api/v2/requests.json`;
      return postReport({ url, body, headers, receiptOf, signal }, options);
    },
  };

  function receiptOf(
    answer: unknown,
    headers: Headers,
  ): { reference: string; url: string; duplicate?: true } | undefined {
    const id = (answer as { request?: { id?: unknown } } | undefined)?.request?.id;
    if (typeof id !== 'number' && (typeof id !== 'string' || !/^\d{1,30}$/.test(id))) return undefined;
    return {
      reference: `#${id}`,
      url: `${origin}/hc/requests/${id}`,
      ...(headers.get('x-idempotency-lookup') === 'hit' && { duplicate: true as const }),
    };
  }
}

function requestOf(report: Report, { name, email }: NonNullable<ZendeskRequestOptions['requester']>): object {
  const text = reportText(report);
  return {
    request: {
      requester: { name, ...(email && { email }) },
      subject: reportTitle(report, 150),
      // The ticket has the title already.
      comment: { body: text.slice(text.indexOf('\n\n') + 2) },
    },
  };
}
