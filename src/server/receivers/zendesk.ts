import type { Report } from '../../core/model/report.ts';
import type { OutlineLine, Segment } from '../../core/report/segment.ts';
import { reportOutline } from '../../core/report/reportOutline.ts';
import { showText } from '../../core/model/value/showText.ts';
import { reportTitle } from '../../core/report/reportTitle.ts';
import { type GuardedAnswer, guardedFetch } from '../outbound/guardedFetch.ts';
import { fitReport } from './fitReport.ts';
import { requireTarget } from './requireTarget.ts';
import { sentOf, unclear } from './sentOf.ts';
import type { ReceiverOptions, Sent, ServerReceiver } from './serverReceiver.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';
import { readJson } from '../../core/model/value/readJson.ts';

export interface ZendeskOptions extends ReceiverOptions {
  /** `acme` of `https://acme.zendesk.com`. */
  readonly subdomain: string;
  /** An API token and the agent it acts for, or an OAuth access token. */
  readonly credentials: { readonly email: string; readonly token: string } | { readonly oauth: string };
  readonly tags?: readonly string[];
  /** For tests: in place of `https://<subdomain>.zendesk.com`. */
  readonly origin?: string;
}

/** Of one comment: https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/ and its community, 65,000 or so. */
const MAX_COMMENT = 65_000;
const MAX_SUBJECT = 150;

/**
 * Files reports as tickets, as internal notes that mail nobody. The report's id goes along as `Idempotency-Key` and stays on the ticket as
 * `external_id`: keys are forgotten sooner than the queue gives up, so every try after the first asks for a ticket of that id.
 *
 * @see https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#create-ticket
 * @see https://developer.zendesk.com/api-reference/ticketing/introduction/#idempotency
 */
export function zendesk(options: ZendeskOptions): ServerReceiver {
  const { subdomain, credentials, tags = [], connection = {} } = options;
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(subdomain)) {
    throw new Error('Waymark: the receiver `zendesk` needs a subdomain, such as `acme`.');
  }
  const origin = requireTarget('zendesk', options.origin ?? `https://${subdomain}.zendesk.com`, connection);
  const guard = { ...connection, targets: [origin] };
  const headers = { accept: 'application/json', authorization: authorizationOf(credentials) };
  const receiptOf = (ticket: unknown): Sent | undefined => {
    const id = typeof ticket === 'object' && ticket !== null ? (ticket as { id?: unknown }).id : undefined;
    if (typeof id !== 'number' && typeof id !== 'string') return undefined;
    const number = encodeURIComponent(String(id).slice(0, 50));
    return { kind: 'delivered', reference: `#${number}`, url: `${origin}/agent/tickets/${number}` };
  };

  /** The ticket that an earlier try made, nothing when there is none, or why that could not be found out. */
  const findTicket = async ({ id }: Report, now: number, signal: AbortSignal): Promise<Sent | undefined> => {
    const url = `${origin}/api/v2/tickets.json?external_id=${encodeURIComponent(id)}`;
    const answer = await guardedFetch(url, { method: 'GET', headers, signal, largest: 2_000_000 }, guard);
    const ended = endingOf(answer, now);
    if (ended) return ended;
    const tickets = answer.kind === 'answer' ? fieldOf(answer.text, 'tickets') : undefined;
    if (!Array.isArray(tickets)) return unclear('the list of tickets could not be read');
    // That a filter was passed over must not make somebody else's ticket ours.
    const own = tickets.find((one: unknown) => (one as { external_id?: unknown } | null)?.external_id === id);
    return own === undefined ? undefined : receiptOf(own);
  };

  return {
    id: options.id ?? 'zendesk',
    idempotent: true,
    // The least that any plan documents is 200 requests a minute, for everything that uses the account; a retry makes two.
    // https://developer.zendesk.com/api-reference/introduction/rate-limits/
    rates: options.rates ?? [{ count: 60, per: 60_000 }],
    concurrency: options.concurrency ?? 2,
    timeout: 60_000,
    encode: (report) =>
      JSON.stringify({
        ticket: {
          external_id: report.id,
          subject: withoutPlaceholders(reportTitle(report, MAX_SUBJECT)),
          comment: {
            html_body: fitReport(report, MAX_COMMENT, (fitted) => htmlOf(fitted)),
            public: false,
          },
          ...(tags.length > 0 && { tags }),
        },
      }),
    async send(report, body, { now, number, signal }) {
      const before = number > 1 ? await findTicket(report, now, signal) : undefined;
      if (before) return before;
      const answer = await guardedFetch(
        `${origin}/api/v2/tickets.json`,
        {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': report.id },
          body,
          signal,
          largest: 1_000_000,
        },
        guard,
      );
      const ended = endingOf(answer, now);
      if (ended) return ended;
      const receipt = answer.kind === 'answer' ? receiptOf(fieldOf(answer.text, 'ticket')) : undefined;
      return receipt ?? unclear('the answer could not be read');
    },
  };
}

/** @throws when something is missing, without repeating what is there */
function authorizationOf(credentials: ZendeskOptions['credentials']): string {
  const basic = 'oauth' in credentials ? undefined : `${credentials.email}/token:${credentials.token}`;
  const given = 'oauth' in credentials ? [credentials.oauth] : [credentials.email, credentials.token];
  if (!given.every(Boolean)) {
    throw new Error('Waymark: the receiver `zendesk` needs `oauth`, or `email` and `token`.');
  }
  return basic === undefined ? `Bearer ${given[0]}` : `Basic ${Buffer.from(basic).toString('base64')}`;
}

/** 409 says that something else was changing the same thing, a try with the same key included: "try again". */
function endingOf(answer: GuardedAnswer, now: number): Exclude<Sent, { kind: 'delivered' }> | undefined {
  const ended = sentOf(answer, now);
  return answer.kind === 'answer' && answer.status === 409
    ? { kind: 'waiting', reason: 'server', maybeFiled: true, said: ended?.said ?? 'HTTP 409' }
    : ended;
}

/**
 * The report as HTML: a comment in `body` would be read as Markdown. Tags are ours alone.
 * @see https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/#bodies
 */
function htmlOf(report: Report): string {
  const { head, parts } = reportOutline(report);
  const message = showText(report.message).trim();
  return [
    listOf(head),
    ...(message ? ['<h3>Message</h3>', `<p>${escaped(message).replace(/\n/g, '<br>')}</p>`] : []),
    ...parts.flatMap(({ title, lines, quote }) => [
      `<h3>${escaped(title)}</h3>`,
      ...(quote ? [`<pre>${escaped(showText(quote.trimEnd()))}</pre>`] : []),
      ...(lines.length > 0 ? [listOf(lines)] : []),
    ]),
  ].join('');
}

function listOf(lines: readonly OutlineLine[]): string {
  const items = lines.map(
    ({ label, segments }) =>
      `<li>${label && `<b>${escaped(label)}:</b> `}${segments.map(segmentOf).join('')}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}

function segmentOf(segment: Segment): string {
  if (typeof segment === 'string') return escaped(segment);
  const text = escaped(showText(segment[1]).replace(/\n/g, '\\n'));
  return segment[0] === 'address' ? `<a href="${text}">${text}</a>` : text;
}

function escaped(text: string): string {
  return withoutPlaceholders(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * Zendesk fills in `{{ticket.requester.email}}` and runs `{% … %}` where an agent wrote them; with a word joiner between, which nobody
 * sees, they are text.
 * @see https://support.zendesk.com/hc/en-us/articles/4408886858138
 */
function withoutPlaceholders(text: string): string {
  return text.replace(/\{(?=[{%])/g, '{\u2060');
}

function fieldOf(text: string, name: string): unknown {
  const value = readJson(text);
  return isJsonObject(value) ? value[name] : undefined;
}
