import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What one request brought. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

type Answer = (asked: Asked, response: ServerResponse) => void;

/** A local server that stands for the host's endpoint, Zendesk and Sentry, and keeps to what their documents say. */
export interface Vendors {
  /** The global `fetch`, sent here whatever the address. */
  readonly fetch: typeof fetch;
  readonly asked: Asked[];
  /** Reports that were filed, by vendor and id. */
  readonly filed: string[];
  /** The next requests are answered so instead. */
  readonly answer: (next: Answer | undefined) => void;
  readonly close: () => Promise<void>;
}

export async function createVendors(): Promise<Vendors> {
  const asked: Asked[] = [];
  const filed: string[] = [];
  const keys = new Map<string, { body: string; id: number }>();
  let override: Answer | undefined;

  const json = (response: ServerResponse, status: number, answer: unknown, headers = {}): void => {
    response
      .writeHead(status, { 'Content-Type': 'application/json', ...headers })
      .end(JSON.stringify(answer));
  };

  /** A key counts once: the same body gets the same answer, another body is refused. */
  const once = (key: string, body: string): { id: number; isNew: boolean } | undefined => {
    const known = keys.get(key);
    if (known) return known.body === body ? { id: known.id, isNew: false } : undefined;
    keys.set(key, { body, id: keys.size + 1 });
    filed.push(key);
    return { id: keys.size, isNew: true };
  };

  const takeReport: Answer = ({ headers, body }, response) => {
    if (body.length > 1_000_000) return json(response, 413, { error: 'too large' });
    if (headers['content-type'] !== 'application/json') return json(response, 415, {});
    const taken = once(`endpoint ${String(headers['idempotency-key'])}`, body.toString());
    if (!taken) return json(response, 422, { error: 'the key was used for another body' });
    json(response, 201, { reference: `R-${taken.id}`, ...(!taken.isNew && { duplicate: true }) });
  };

  const takeRequest: Answer = ({ headers, body }, response) => {
    const key = String(headers['idempotency-key']);
    const { request } = JSON.parse(body.toString()) as {
      request: { requester?: { name?: string }; subject?: string; comment?: { body?: string } };
    };
    const { requester, subject = '', comment } = request;
    const text = comment?.body ?? '';
    if (
      headers['content-type'] !== 'application/json' ||
      !requester?.name ||
      !subject ||
      !text ||
      key.length > 255
    )
      return json(response, 422, { error: 'RecordInvalid' });
    if (text.length > 65_000 || subject.length > 150) return json(response, 422, { error: 'too long' });
    const taken = once(`zendesk ${key}`, body.toString());
    if (!taken) return json(response, 400, { error: 'IdempotentRequestError' });
    const lookup = { 'x-idempotency-lookup': taken.isNew ? 'miss' : 'hit' };
    json(response, 201, { request: { id: taken.id, subject } }, lookup);
  };

  const takeEnvelope: Answer = ({ path, headers, body }, response) => {
    const query = new URLSearchParams(path.slice(path.indexOf('?')));
    if (query.get('sentry_key') !== 'public0key' || query.get('sentry_version') !== '7')
      return json(response, 403, { detail: 'missing authorization information' });
    // Anything else would have cost the page a preflight.
    if (!headers['content-type']?.startsWith('text/plain') || headers['idempotency-key'])
      return json(response, 400, { detail: 'preflight' });
    const items = readEnvelope(body);
    const event =
      items &&
      (JSON.parse(items[0]!.payload) as { event_id: string; contexts: { feedback: { message: string } } });
    if (!items || !event || items[0]!.header['type'] !== 'feedback')
      return json(response, 400, { detail: 'invalid envelope' });
    const { message } = event.contexts.feedback;
    if (!message || message.length > 4096) return json(response, 400, { detail: 'message' });
    if (!/^[\da-f]{32}$/.test(event.event_id)) return json(response, 400, { detail: 'event_id' });
    filed.push(`sentry ${event.event_id}`);
    json(response, 200, { id: event.event_id });
  };

  const take: Answer = (one, response) => {
    const path = one.path.split('?', 1)[0];
    if (path === '/api/reports') takeReport(one, response);
    else if (path === '/api/v2/requests.json') takeRequest(one, response);
    else if (path === '/api/42/envelope/') takeEnvelope(one, response);
    else json(response, 404, {});
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url!;
      const one = { path, headers: request.headers, body: Buffer.concat(chunks) };
      asked.push(one);
      if (override) return override(one, response);
      try {
        take(one, response);
      } catch {
        json(response, 400, { error: 'not what was expected' });
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    fetch: (url, init) => {
      const { pathname, search } = new URL(url as string, 'http://host.test');
      return fetch(`http://127.0.0.1:${port}${pathname}${search}`, init);
    },
    asked,
    filed,
    answer: (next) => (override = next),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** Items of an envelope, read by their lengths; `undefined` when they do not fit. */
export function readEnvelope(
  body: Buffer,
): { readonly header: Record<string, unknown>; readonly payload: string }[] | undefined {
  const items: { header: Record<string, unknown>; payload: string }[] = [];
  let at = body.indexOf(10) + 1;
  while (at < body.length) {
    const end = body.indexOf(10, at);
    if (end < 0) return undefined;
    const header = JSON.parse(body.subarray(at, end).toString()) as Record<string, unknown>;
    const stop = end + 1 + Number(header['length']);
    if (stop > body.length || (stop < body.length && body[stop] !== 10)) return undefined;
    items.push({ header, payload: body.subarray(end + 1, stop).toString() });
    at = stop + 1;
  }
  return items;
}
