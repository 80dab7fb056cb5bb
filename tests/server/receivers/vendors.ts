import markdownIt from 'markdown-it';
import { Webhook } from 'standardwebhooks';
import { githubIssues } from '../../../src/server/receivers/githubIssues.ts';
import type { ReceiverOptions, ServerReceiver } from '../../../src/server/receivers/serverReceiver.ts';
import { slack } from '../../../src/server/receivers/slack.ts';
import { standardWebhook } from '../../../src/server/receivers/standardWebhook.ts';
import { zendesk } from '../../../src/server/receivers/zendesk.ts';
import type { Answer, Vendor } from './fakeVendor.ts';

/** One receiver, the vendor it talks to, and what people there see. */
export interface Counterpart {
  readonly name: string;
  readonly create: (url: string, options?: ReceiverOptions) => ServerReceiver;
  /** Enforces what the vendor documents; `filed` grows by one body for every report it takes. */
  readonly vendor: (filed: string[], now?: () => number) => Vendor;
  readonly isIdempotent: boolean;
  readonly url?: (base: string) => string;
  /**
   * What people see of a filed body, and everything in it that would do more than be read: links, mentions, markup.
   */
  readonly show: (body: string) => { readonly text: string; readonly active: readonly string[] };
}

/** Not live, like every credential here. */
export const SECRET = `whsec_${Buffer.from('a signing key of thirty-two byte').toString('base64')}`;
const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

const webhook: Counterpart = {
  name: 'standardWebhook',
  isIdempotent: true,
  create: (url, options) => standardWebhook({ url: `${url}/hooks/waymark`, secret: SECRET, ...options }),
  vendor: (filed) => {
    const seen = new Set<string>();
    return ({ body, headers }) => {
      try {
        new Webhook(SECRET).verify(body, headers as Record<string, string>);
      } catch {
        return json(400, { error: 'signature' });
      }
      const id = String(headers['webhook-id']);
      if (!seen.has(id)) filed.push(body);
      seen.add(id);
      return json(200, { reference: `W-${id.slice(0, 4)}`, url: 'https://support.test/W' });
    };
  },
  // A machine reads it; the report in it is the report.
  show: (body) => ({ text: JSON.stringify((JSON.parse(body) as { data: unknown }).data), active: [] }),
};

/** What GitHub draws closed. */
const FOLD = /^(?:<details>\n<summary>Run, guide and evidence<\/summary>|<\/details>)\n?$/;

const github: Counterpart = {
  name: 'githubIssues',
  isIdempotent: true,
  create: (url, options) =>
    githubIssues({ repository: 'acme/support', token: 'ghp_test', api: url, ...options }),
  vendor: (filed, now = Date.now) => {
    const issues: { number: number; body: string; title: string; created_at: string; html_url: string }[] =
      [];
    return ({ method, url, headers, body }) => {
      if (headers.authorization !== 'Bearer ghp_test') return json(401, { message: 'Bad credentials' });
      if (url.pathname !== '/repos/acme/support/issues') return json(404, { message: 'Not Found' });
      if (method === 'GET') {
        const page = Number(url.searchParams.get('page'));
        const size = Number(url.searchParams.get('per_page'));
        const since = Date.parse(url.searchParams.get('since') ?? '');
        const listed = issues.filter(({ created_at }) => Date.parse(created_at) >= since).toReversed();
        return json(200, listed.slice((page - 1) * size, page * size));
      }
      const issue = JSON.parse(body) as { title: string; body: string };
      const errors: string[] = [];
      if (!issue.title || issue.title.length > 256)
        errors.push('title is too long (maximum is 256 characters)');
      if (issue.body.length > 65_536) errors.push('body is too long (maximum is 65536 characters)');
      if (errors.length > 0) return json(422, { message: 'Validation Failed', errors });
      const number = issues.length + 1;
      issues.push({
        number,
        ...issue,
        created_at: new Date(now()).toISOString(),
        html_url: `https://github.com/acme/support/issues/${number}`,
      });
      filed.push(body);
      return json(201, issues.at(-1));
    };
  },
  show: (body) => {
    const issue = JSON.parse(body) as { title: string; body: string };
    const [mark, ...rest] = markdownIt({ html: true, linkify: true }).parse(issue.body, {});
    const active = /^<!-- waymark-report:[\w-]+ -->\n?$/.test(mark?.content ?? '')
      ? []
      : [`mark ${mark?.content}`];
    const inner = rest.flatMap(({ children }) => children ?? []);
    for (const { type, content, attrs } of [...rest, ...inner]) {
      if (type.startsWith('html') && !FOLD.test(content)) active.push(content);
      if (type === 'image') active.push(content);
      const href = String(attrs?.find(([name]) => name === 'href')?.[1] ?? '');
      if (type === 'link_open' && !href.startsWith('https://orbit.test/')) active.push(href);
      if (type === 'text' && /@\w|(^|\s)#\d/.test(content)) active.push(content);
    }
    const shown = rest.flatMap(({ type, content, children }) =>
      type === 'fence' ? [content] : (children ?? []).map((it) => it.content),
    );
    return { text: `${issue.title}\n${shown.join(' ')}`, active };
  },
};

/** What a ticket's comment is made of, and links to the host's own pages. */
const TAGS = /<(?:br|\/?(?:p|b|h3|ul|li|pre|a)|a href="https:\/\/orbit\.test\/[^"<>]*")>/g;

const desk: Counterpart = {
  name: 'zendesk',
  isIdempotent: true,
  create: (url, options) =>
    zendesk({
      subdomain: 'acme',
      origin: url,
      credentials: { email: 'a@acme.test', token: 't' },
      ...options,
    }),
  vendor: (filed) => {
    const keys = new Map<string, { body: string; id: number }>();
    const tickets: { id: number; external_id: string }[] = [];
    const credentials = `Basic ${Buffer.from('a@acme.test/token:t').toString('base64')}`;
    return ({ method, url, headers, body }) => {
      if (headers.authorization !== credentials) return json(401, { error: "Couldn't authenticate you" });
      if (method === 'GET') {
        const wanted = url.searchParams.get('external_id');
        return json(200, { tickets: tickets.filter(({ external_id }) => external_id === wanted) });
      }
      const key = String(headers['idempotency-key']);
      const before = keys.get(key);
      if (before && before.body !== body) return json(400, { error: 'IdempotentRequestError' });
      if (before) return json(201, { ticket: { id: before.id } }, { 'x-idempotency-lookup': 'hit' });
      const { ticket } = JSON.parse(body) as {
        ticket: { subject: string; external_id: string; comment: { html_body: string } };
      };
      if (ticket.comment.html_body.length > 65_000) return json(422, { error: 'RecordInvalid' });
      const id = 100 + tickets.length;
      tickets.push({ id, external_id: ticket.external_id });
      keys.set(key, { body, id });
      filed.push(body);
      return json(201, { ticket: { id } }, { 'x-idempotency-lookup': 'miss' });
    };
  },
  show: (body) => {
    const { ticket } = JSON.parse(body) as { ticket: { subject: string; comment: { html_body: string } } };
    const html = ticket.comment.html_body;
    const active = html.replace(TAGS, '').match(/<[^>]*>?|&(?!#\d+;)|["']/g) ?? [];
    const placeholders = `${ticket.subject}\n${html}`.match(/\{\{|\{%/g) ?? [];
    const text = html
      .replace(TAGS, '\n')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    return {
      text: `${ticket.subject}\n${text}`.replaceAll('\u2060', ''),
      active: [...active, ...placeholders],
    };
  },
};

interface Block {
  readonly type: string;
  readonly text?: SlackText;
  readonly fields?: readonly SlackText[];
}
interface SlackText {
  readonly type: string;
  readonly text: string;
  readonly emoji?: boolean;
}
/** Links to the host's own pages, with our words. */
const OPEN = /<https:\/\/orbit\.test\/[^|<>\s]*\|(?:Open (?:run|page)|Replay at the step)>/g;

/** The text of plain_text objects: escapes are undone, and nothing else is done. */
const channel: Counterpart = {
  name: 'slack',
  isIdempotent: false,
  create: (url, options) => slack({ webhookUrl: `${url}/services/T0/B0/x`, ...options }),
  vendor:
    (filed) =>
    ({ url, body }) => {
      if (url.pathname !== '/services/T0/B0/x') return { status: 404, body: 'no_service' };
      const { blocks, text } = JSON.parse(body) as {
        text: string;
        blocks: readonly Block[];
      };
      const isWrong =
        !text ||
        blocks.length === 0 ||
        blocks.length > 50 ||
        blocks.some(({ type, text: one, fields }) => {
          const longest = type === 'header' ? 150 : 3000;
          const isText = one !== undefined && one.text.trim() !== '' && one.text.length <= longest;
          const isFields = fields?.every((field) => field.text.trim() && field.text.length <= 2000);
          return !['header', 'section'].includes(type) || !(isText || (isFields && fields!.length <= 10));
        });
      if (isWrong) return { status: 400, body: 'invalid_blocks' };
      filed.push(body);
      return { status: 200, body: 'ok' };
    },
  show: (body) => {
    const message = JSON.parse(body) as {
      text: string;
      mrkdwn: boolean;
      blocks: readonly Block[];
    };
    const all = message.blocks.flatMap(({ text, fields }) => [...(text ? [text] : []), ...(fields ?? [])]);
    const links = all.filter(({ type }) => type === 'mrkdwn').map(({ text }) => text);
    const plain = all.filter(({ type }) => type !== 'mrkdwn');
    const active = [message.text, ...plain.map(({ text }) => text)].flatMap(
      (text) => text.match(/[<>]|&(?!amp;|lt;|gt;)/g) ?? [],
    );
    if (message.mrkdwn) active.push('mrkdwn');
    active.push(...links.filter((text) => text.replace(OPEN, '').trim() !== ''));
    for (const { type, emoji } of plain) if (type !== 'plain_text' || emoji) active.push(type);
    const whole = plain.map(({ text }) => text).join('');
    const text = whole.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    return { text, active };
  },
};

/** Every receiver of the server; a new one joins here and is held to the same suite. */
export const COUNTERPARTS: readonly Counterpart[] = [webhook, github, desk, channel];
