import { createHmac } from 'node:crypto';
import { guardedFetch } from '../outbound/guardedFetch.ts';
import { requireTarget } from './requireTarget.ts';
import { sentOf } from './sentOf.ts';
import type { ReceiverOptions, Sent, ServerReceiver } from './serverReceiver.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';
import { isTime } from '../../core/model/value/isTime.ts';
import { readJson } from '../../core/model/value/readJson.ts';

export interface StandardWebhookOptions extends ReceiverOptions {
  readonly url: string;
  /**
   * The signing key, `whsec_` and 24 to 64 bytes as base64. While keys are changed, several: the newest first, and each signs, so that the
   * other side may know either.
   */
  readonly secret: string | readonly string[];
}

/** Refusals that another try of the same body meets again. Everything else may be a deployment half done, and is tried for days. */
const LASTING = [400, 413, 414, 415, 422, 431];

/**
 * Sends reports as Standard Webhooks: `{ type: 'report.created', timestamp, data }`, signed over `id.timestamp.body`. The report's id is
 * the webhook's, the same on every try, so the other side can tell a second copy. Any 2xx is a receipt; `{ "reference", "url" }` in it is
 * shown to support. 410 says that nothing more is wanted, and the queue for this receiver stops.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function standardWebhook(options: StandardWebhookOptions): ServerReceiver {
  const { url, id = 'webhook', rates = [], concurrency = 4, connection = {} } = options;
  const secrets = [options.secret].flat();
  if (!secrets.some(Boolean)) throw new Error(`Waymark: the receiver \`${id}\` needs a signing key.`);
  const keys = secrets.map(keyOf);
  const guard = { ...connection, targets: [requireTarget('webhook', url, connection)] };
  return {
    id,
    // The id is the same on every try; that the other side looks at it is what the standard asks of it.
    idempotent: true,
    rates,
    concurrency,
    timeout: 30_000,
    encode: (report) =>
      JSON.stringify({
        type: 'report.created',
        timestamp: timeOf(report.createdAt),
        data: report,
      }),
    async send(report, body, { now, signal }) {
      const timestamp = String(Math.floor(now / 1000));
      const signed = `${report.id}.${timestamp}.${body}`;
      const headers = {
        'content-type': 'application/json',
        'webhook-id': report.id,
        'webhook-timestamp': timestamp,
        'webhook-signature': keys
          .map((key) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
          .join(' '),
      };
      const answer = await guardedFetch(url, { method: 'POST', headers, body, signal }, guard);
      const ended = sentOf(answer, now);
      if (answer.kind === 'failed' || !ended) {
        return ended ?? { kind: 'delivered', ...receiptOf(answer.kind === 'answer' ? answer.text : '') };
      }
      if (ended.kind === 'rejected' && ended.reason !== 'gone' && !LASTING.includes(answer.status)) {
        return {
          kind: 'waiting',
          reason: 'server',
          maybeFiled: false,
          ...(ended.said && { said: ended.said }),
        };
      }
      return ended;
    },
  };
}

/** @throws when it is no key, without repeating it */
function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (key.length < 24) {
    throw new Error(
      'Waymark: a signing key of the receiver `webhook` is not `whsec_` and at least 24 bytes as base64. ' +
        "Make one with `node -p \"'whsec_' + crypto.randomBytes(32).toString('base64')\"`.",
    );
  }
  return key;
}

function timeOf(at: number): string {
  return new Date(isTime(at) ? at : 0).toISOString();
}

function receiptOf(text: string): Omit<Extract<Sent, { kind: 'delivered' }>, 'kind'> {
  const answer = readJson(text);
  const { reference, url } = isJsonObject(answer) ? answer : {};
  const isNamed = (typeof reference === 'string' && reference !== '') || typeof reference === 'number';
  return {
    ...(isNamed && { reference: String(reference).slice(0, 200) }),
    ...(typeof url === 'string' && /^https?:\/\//i.test(url) && { url: url.slice(0, 2000) }),
  };
}
