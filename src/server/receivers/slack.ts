import type { Report } from '../../core/model/report.ts';
import { reportSegments } from '../../core/report/reportText.ts';
import { cutAt, cutText } from '../../core/model/value/cutText.ts';
import { reportTitle } from '../../core/report/reportTitle.ts';
import { type GuardedAnswer, guardedFetch } from '../outbound/guardedFetch.ts';
import { fitReport } from './fitReport.ts';
import { requireTarget } from './requireTarget.ts';
import { sentOf } from './sentOf.ts';
import type { ReceiverOptions, Sent, ServerReceiver } from './serverReceiver.ts';

export interface SlackOptions extends ReceiverOptions {
  /** `https://hooks.slack.com/services/…`; whoever has it can post, so it is a secret. */
  readonly webhookUrl: string;
  /**
   * Slack cannot tell a second copy. `false`: a report whose answer was lost is set aside, and a person sends it again or not. `true`: it
   * is posted again, and may then stand in the channel twice. @default false
   */
  readonly mayRepeat?: boolean;
}

/** Of the text of one section: https://docs.slack.dev/reference/block-kit/blocks/section-block */
const MAX_SECTION = 3000;
/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
const MAX_HEADER = 150;
/** Of what stands in a field, so that it keeps within its 2,000 characters however much of it is escaped. */
const MAX_FIELD = 380;
/** All blocks together, as JSON. A channel is where people hear of a report; four screens of it are enough. */
const MAX_TEXT = 5 * MAX_SECTION;

/** What an incoming webhook answers that is about the webhook, not about the message. */
const GONE = ['no_service', 'no_team', 'team_disabled', 'channel_not_found', 'channel_is_archived'];

/**
 * Posts reports to a channel through an incoming webhook: a header, fields, a link that opens the run, and the rest as plain text: nothing of
 * a run can mention, link or format.
 *
 * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 * @see https://docs.slack.dev/apis/web-api/rate-limits (one message a second)
 */
export function slack(options: SlackOptions): ServerReceiver {
  const { webhookUrl, mayRepeat = false, connection = {} } = options;
  const guard = { ...connection, targets: [requireTarget('slack', webhookUrl, connection)] };
  return {
    id: options.id ?? 'slack',
    idempotent: mayRepeat,
    rates: options.rates ?? [{ count: 1, per: 1000 }],
    concurrency: options.concurrency ?? 1,
    timeout: 30_000,
    encode(report) {
      const title = titleOf(report);
      const blocks = fitReport(report, MAX_TEXT, (fitted) => JSON.stringify(blocksOf(fitted, title)));
      // The text is shown where blocks are not, as in notifications.
      return `{"text":${JSON.stringify(title)},"mrkdwn":false,"blocks":${blocks}}`;
    },
    async send(_report, body, { now, signal }) {
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      const answer = await guardedFetch(webhookUrl, { method: 'POST', headers, body, signal }, guard);
      return endingOf(answer, now);
    },
  };
}

/** Header, what happened, fields, *Open run*, then message, log and evidence. */
function blocksOf(report: Report, title: string): readonly object[] {
  const { head, rest } = reportSegments(report);
  const line = (wanted: string): string => head.find(({ label }) => label === wanted)?.text ?? '';
  const open = (
    [
      [report.run.url, 'Open run'],
      [report.step?.url, 'Replay at the step'],
      [report.page?.url, 'Open page'],
    ] as const
  ).flatMap(([url, words]) =>
    url && /^https?:\/\/[^\s/?#@\\]+(?:[/?#]|$)/i.test(url) ? [`<${encoded(url)}|${words}>`] : [],
  );
  return [
    { type: 'header', text: plain(title) },
    ...sectionsOf(slackText(line('What'))).map(section),
    {
      type: 'section',
      fields: [
        ['Who', line('Who')],
        ['When', line('When')],
        ['Tried', line('Tried')],
        ['Report', report.id],
      ].map(([label, text]) => plain(slackText(`${label}\n${cutText(text!, MAX_FIELD, '…')}`))),
    },
    ...(open.length > 0 ? [{ type: 'section', text: { type: 'mrkdwn', text: open.join('   ') } }] : []),
    ...sectionsOf(slackText(rest)).map(section),
  ];
}

function section(text: string): object {
  return { type: 'section', text: plain(text) };
}

function plain(text: string): object {
  return { type: 'plain_text', text, emoji: false };
}

/** Escaped, a title may be longer than it was. */
function titleOf(report: Report): string {
  let title = '';
  for (let longest = MAX_HEADER; longest > 20; longest -= 10) {
    title = slackText(reportTitle(report, longest));
    if (title.length <= MAX_HEADER) break;
  }
  return title;
}

/** An address in which nothing ends the link. */
function encoded(url: string): string {
  return url
    .replace(/[^\w.~:/?#[\]@!$&'()*+,;=%-]/gu, (sign) =>
      encodeURIComponent(/\p{Cs}/u.test(sign) ? '\ufffd' : sign),
    )
    .replaceAll('&', '&amp;');
}

/** Pieces that each fit a section, cut at line ends where there are any, and never within an escape or a surrogate pair. */
function sectionsOf(text: string): readonly string[] {
  const sections: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + MAX_SECTION);
    if (to < text.length) {
      const line = text.lastIndexOf('\n', to - 1) + 1;
      if (line > from + MAX_SECTION / 2) to = line;
      else {
        const escape = text.lastIndexOf('&', to - 1);
        if (escape > from && to - escape < '&amp;'.length && !text.slice(escape, to).includes(';'))
          to = escape;
        to = cutAt(text, to);
      }
    }
    const section = text.slice(from, to);
    if (section.trim()) sections.push(section);
    from = to;
  }
  return sections;
}

/** Only the body `ok` is a receipt. */
function endingOf(answer: GuardedAnswer, now: number): Sent {
  const ended = sentOf(answer, now);
  const words = answer.kind === 'answer' ? answer.text.trim() : '';
  if (!ended) {
    if (words === 'ok') return { kind: 'delivered' };
    return { kind: 'waiting', reason: 'server', maybeFiled: true, said: 'the answer was not `ok`' };
  }
  return ended.kind === 'rejected' && GONE.includes(words) ? { ...ended, reason: 'gone' } : ended;
}

/**
 * Text as Slack takes it: `&`, `<` and `>` are what mentions, channels, dates and links are made of, and nothing else is to be escaped.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text/#escaping
 */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
