import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemBody } from './httpProblem.ts';
import { keepAddress } from './senderAddress.ts';

/** A request of Node. Frameworks keep its address in `originalUrl` before mounting, and may have read its body. */
export type NodeRequest = IncomingMessage & { readonly originalUrl?: string; readonly body?: unknown };

export interface NodeListenerOptions {
  /** Number of your own proxies in front of it; senders are then told apart by `X-Forwarded-For`. @default 0 */
  readonly proxies?: number;
}

/** Bytes of a refused body that are read and dropped, so that its sender can read the answer. */
const MAX_DRAINED_BYTES = 20_000_000;
const MAX_DRAIN_MS = 10_000;
/** Milliseconds that a client may take to receive one piece of an answer. */
const MAX_STALL = 60_000;

/**
 * Lets a Web-standard handler answer requests of `node:http`, and of frameworks built on it.
 *
 * @example createServer(nodeListener(handler)).listen(8787)
 * @example app.use('/api/reports', nodeListener(handler)) // Express: before `express.json()`
 */
export function nodeListener(
  handler: (request: Request) => Promise<Response>,
  { proxies = 0 }: NodeListenerOptions = {},
): (request: NodeRequest, response: ServerResponse) => void {
  return (request, response) => {
    answer(handler, request, response, proxies).catch(() => {
      // An answer that broke off must not look complete.
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };
}

async function answer(
  handler: (request: Request) => Promise<Response>,
  request: NodeRequest,
  response: ServerResponse,
  proxies: number,
): Promise<void> {
  // A client that disconnects is no fault of the server.
  response.on('error', () => undefined);
  request.on('error', () => undefined);
  const asked = wasRead(request) ? undefined : requestOf(request);
  if (asked) keepAddress(asked, request, proxies);
  const given = asked ? await handler(asked) : refusal(request);
  await send(given, response, request.method === 'HEAD');
  if (!request.complete) drain(request);
}

/** Sends pieces as they come, no faster than the client receives them; an answer of one piece has a `Content-Length`. */
async function send(given: Response, response: ServerResponse, isHead: boolean): Promise<void> {
  const reader = given.body?.getReader();
  const first = await reader?.read();
  let next = first?.done ? undefined : await reader?.read();
  const headers = Object.fromEntries(given.headers);
  const isWhole = !next || next.done;
  if (isWhole) headers['Content-Length'] = String(first?.value?.byteLength ?? 0);
  response.writeHead(given.status, headers);
  if (isHead) {
    await reader?.cancel();
    response.end();
    return;
  }
  if (first?.value) response.write(first.value);
  for (; next?.value; next = await reader?.read()) {
    if (!response.write(next.value))
      await once(response, 'drain', { signal: AbortSignal.timeout(MAX_STALL) });
  }
  response.end();
}

function wasRead(request: NodeRequest): boolean {
  return request.readableEnded && request.body !== undefined;
}

function refusal(request: NodeRequest): Response {
  const [status, code, detail] = wasRead(request)
    ? ([
        500,
        'body-was-read',
        'The body was read before it came here, so what was sent is not known any more. On the server, mount the reports before `express.json()` and its like.',
      ] as const)
    : ([400, 'address', 'The address of the request is not one. Ask by a path, with a `Host`.'] as const);
  return new Response(problemBody({ status, code, detail }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}

/** @returns undefined when the Web's `Request` cannot express the request */
function requestOf(request: NodeRequest): Request | undefined {
  const path = request.originalUrl ?? request.url ?? '';
  if (!path.startsWith('/')) return undefined;
  const scheme = 'encrypted' in request.socket && request.socket.encrypted ? 'https' : 'http';
  try {
    const headers = new Headers();
    for (const [name, values] of Object.entries(request.headersDistinct)) {
      if (!name.startsWith(':')) for (const value of values ?? []) headers.append(name, value);
    }
    const { method = 'GET' } = request;
    const init: RequestInit & { duplex?: 'half' } = { method, headers };
    if (method !== 'GET' && method !== 'HEAD') {
      init.body = bodyOf(request);
      init.duplex = 'half';
    }
    return new Request(`${scheme}://${request.headers.host ?? 'localhost'}${path}`, init);
  } catch {
    return undefined;
  }
}

/** Node's own conversion closes the connection, and with it the answer, as soon as the handler stops reading. */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  let isOver = false;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      request.on('data', (part: Uint8Array) => {
        if (isOver) return;
        controller.enqueue(part);
        if ((controller.desiredSize ?? 0) <= 0) request.pause();
      });
      request.on('end', () => {
        if (!isOver) controller.close();
        isOver = true;
      });
      request.on('close', () => {
        if (!isOver) controller.error(new Error('The request was broken off.'));
        isOver = true;
      });
      request.pause();
    },
    pull: () => void request.resume(),
    cancel: () => void (isOver = true),
  });
}

function drain(request: IncomingMessage): void {
  // The handler is done with the body; the rest is read and dropped.
  request.removeAllListeners('data');
  let size = 0;
  const clock = setTimeout(() => request.destroy(), MAX_DRAIN_MS);
  clock.unref();
  request.on('data', (part: Uint8Array) => {
    size += part.byteLength;
    if (size > MAX_DRAINED_BYTES) request.destroy();
  });
  request.on('close', () => clearTimeout(clock));
  request.resume();
}
