import { cutText } from '../../core/model/value/cutText.ts';
import { showText } from '../../core/model/value/showText.ts';
import type { Report } from '../../core/model/report.ts';
import { reportText } from '../../core/report/reportText.ts';
import { reportTitle } from '../../core/report/reportTitle.ts';
import { type Receiver, rejectedSetup } from './receiver.ts';
import { postReport, type PostOptions } from './postReport.ts';

export interface SentryFeedbackOptions extends PostOptions {
  /** The client key of the project, as the SDK gets it. */
  readonly dsn: string;
  /** Who reports. It is part of what is sent and previewed. */
  readonly user?: { readonly name?: string; readonly email?: string };
  /** Shown as "Send to …". @default 'Sentry' */
  readonly label?: string;
}

const headers = (): HeadersInit => ({ 'Content-Type': 'text/plain;charset=UTF-8' });
/** Longest message of a feedback, in UTF-16 code units. */
const MAX_MESSAGE = 4096;

/**
 * Sends a report as Sentry user feedback: subject and message are the feedback, the whole report is attached to it as text. It goes as
 * `text/plain`, which needs no preflight. The id of the event is the report's; that a second one is dropped is documented nowhere, so after a lost
 * answer only the operator tries again. `sent_at` is left out, which Sentry allows: it would have to be written after the preview, and
 * serves to correct a clock that nothing here depends on.
 *
 * @see https://develop.sentry.dev/sdk/telemetry/feedbacks/
 * @see https://develop.sentry.dev/sdk/foundations/transport/envelopes/
 */
export function sentryFeedback(options: SentryFeedbackOptions): Receiver {
  const { dsn, user = {}, label = 'Sentry' } = options;
  const url = envelopeUrl(dsn);
  return {
    id: `sentry:${url?.split('?', 1)[0]}`,
    label,
    limits: {},
    idempotent: false,
    encode: (report) => envelopeOf(report, user),
    send(_, body, signal) {
      if (!url) return rejectedSetup('The DSN is not valid.');
      return postReport({ url, body, headers, receiptOf, signal }, options);
    },
  };
}

/**
 * `https://key@host/path/7` → `https://host/path/api/7/envelope/?…`
 * @see https://develop.sentry.dev/sdk/foundations/transport/authentication/
 */
function envelopeUrl(dsn: string): string | undefined {
  const parts =
    /^(https?):\/\/([\w-]{1,200})(?::[\w-]*)?@([\w.:[\]-]{1,300})((?:\/[\w.-]+)*)\/(\d{1,30})$/.exec(dsn);
  if (!parts) return undefined;
  const [, protocol, key, host, path, project] = parts;
  return `${protocol}://${host}${path}/api/${project}/envelope/?sentry_version=7&sentry_key=${key}`;
}

function envelopeOf(report: Report, { name, email }: NonNullable<SentryFeedbackOptions['user']>): string {
  const id = report.id.replaceAll('-', '').toLowerCase();
  const url = report.page?.url;
  const feedback = JSON.stringify({
    event_id: id,
    timestamp: report.createdAt / 1000,
    platform: 'javascript',
    level: 'info',
    contexts: {
      feedback: {
        message: messageOf(report),
        ...(name && { name }),
        ...(email && { contact_email: email }),
        ...(url && /^https?:\/\//i.test(url) && { url }),
      },
    },
  });
  const text = reportText(report);
  return [
    JSON.stringify({ event_id: id }),
    JSON.stringify({ type: 'feedback', length: bytes(feedback) }),
    feedback,
    JSON.stringify({
      type: 'attachment',
      length: bytes(text),
      filename: 'report.txt',
      content_type: 'text/plain',
    }),
    text,
    '',
  ].join('\n');
}

/** The message, cut to fit; the attachment has all of it. */
function messageOf(report: Report): string {
  return cutText(`${reportTitle(report)}\n\n${showText(report.message)}`.trim(), MAX_MESSAGE, '…');
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function receiptOf(answer: unknown): { reference: string } | undefined {
  const id = (answer as { id?: unknown } | undefined)?.id;
  return typeof id === 'string' && /^[\da-f-]{32,36}$/i.test(id) ? { reference: id } : undefined;
}
