import { createFiling } from '../reports/createFiling.ts';
import { answerReader } from './answerReader.ts';
import { askAccess } from './askAccess.ts';
import { createLimiter } from './createLimiter.ts';
import { createPreparer } from './createPreparer.ts';
import { createQuota } from './createQuota.ts';
import { isOwnOrigin } from './isOwnOrigin.ts';
import { problemBody, type HttpProblem } from './httpProblem.ts';
import { redactionPattern } from '../../core/report/redactionPattern.ts';
import {
  tellFault,
  type AccessRequest,
  type Grant,
  type Reply,
  type ReportHandlerOptions,
} from './reportHandlerOptions.ts';
import { streamOf } from './streamOf.ts';
import { senderAddress } from './senderAddress.ts';
import { takeReport } from './takeReport.ts';

/** Answers one Web-standard request. Never rejects. */
export type ReportHandler = (request: Request) => Promise<Response>;

const METHODS = 'GET, POST, PATCH, DELETE, OPTIONS';

/**
 * The server's side of `endpoint`: takes reports, keeps each once, and shows them to those who may read.
 *
 * - `POST path`: a report as JSON, its id also as `Idempotency-Key` → `{ reference, url?, duplicate? }`
 * - `GET path?run=…&guide=…&mission=…&sender=…&code=…&category=…&state=…&failure=…&text=…&from=…&to=…&delivery=…&limit=…&after=…`: a page of
 *   reports, newest first
 * - `GET path/<id or reference>`: one report with its deliveries
 * - `GET path/failures?…&order=latest|most`: a page of failures, with how many reports, runs and senders each has
 * - `GET path/export?…&format=csv|jsonl`: all reports of a query
 * - `PATCH path/<id or reference>`, `PATCH path/failures/<failure>`: `{ state, by? }` → `{ marked }`
 * - `DELETE path/<id or reference>`, `DELETE path?run=…` or `?sender=…` or `?failure=…` → `{ deleted, elsewhere }`
 *
 * It uses nothing but `Request`, `Response` and `crypto.subtle`. `RULES.md` beside it says what it promises.
 */
export function createReportHandler(options: ReportHandlerOptions): ReportHandler {
  const { database, origins = [], path = '/api/reports' } = options;
  // An invalid redaction is reported when the server starts, not when a report arrives.
  options.redactions?.forEach(redactionPattern);
  const limiter = createLimiter(options.limits ?? {});
  const quota =
    options.limits?.stored === undefined ? undefined : createQuota(database, options.limits.stored);
  const prepare = createPreparer();
  const refused = refusal(options.challenge);
  const base = path.replace(/\/+$/, '');
  const file = createFiling(database);
  const ask = (request: Request, asked: AccessRequest): Promise<Grant | undefined> =>
    askAccess(options.authorize, request, asked);

  return async (request) => {
    try {
      const isOwn = isOwnOrigin(request, origins);
      const answer = isOwn ? await route(request) : FOREIGN;
      return respond(answer, request, origins);
    } catch (error) {
      tellFault(options, error);
      return respond(FAULT, request, origins);
    }
  };

  async function route(request: Request): Promise<Reply | HttpProblem> {
    const url = new URL(request.url);
    const name = nameIn(url.pathname, base);
    if (name === undefined) return NOT_HERE;
    if (request.method === 'OPTIONS') return { status: 204, body: undefined, headers: { Allow: METHODS } };
    if (request.method === 'POST' && name === '') {
      const grant = await ask(request, { action: 'send' });
      if (!grant) return refuse(request);
      const sender = { address: senderAddress(request), user: grant.sender, scope: grant.scope };
      const wait = limiter.count(sender);
      if (wait > 0) return tooMany(wait);
      if (await quota?.isFull()) return FULL;
      const hold = limiter.hold(sender);
      const taking = { options, prepare, bodyBytes: limiter.bodyBytes, hold, quota };
      return takeReport(request, grant, taking).finally(hold.release);
    }
    return answerReader(request, name, { options, database, ask: askReader, refuse });
  }

  /** Slows down guessing, where the guesser is known. */
  function refuse(request: Request): HttpProblem {
    const address = senderAddress(request);
    const wait = address === undefined ? 0 : limiter.count({ address });
    return wait > 0 ? tooMany(wait) : refused;
  }

  /** Reports stored by an earlier version are filed before a search. */
  async function askReader(request: Request, asked: AccessRequest): Promise<Grant | undefined> {
    const grant = await ask(request, asked);
    if (grant) await file();
    return grant;
  }
}

/** @returns the path after the mount, empty for the mount itself, undefined for other paths */
function nameIn(pathname: string, base: string): string | undefined {
  if (pathname === base || pathname === `${base}/`) return '';
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length + 1) : undefined;
}

function respond(answer: Reply | HttpProblem, request: Request, origins: readonly string[]): Response {
  const headers = new Headers(answer.headers);
  const body = 'detail' in answer ? problemBody(answer) : bodyOf(answer);
  if (body !== null && !headers.has('Content-Type')) {
    headers.set('Content-Type', 'detail' in answer ? 'application/problem+json' : 'application/json');
  }
  for (const [name, value] of SAFE_HEADERS) headers.set(name, value);
  const origin = request.headers.get('Origin');
  if (origin !== null && origins.includes(origin)) {
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Expose-Headers', 'Retry-After');
    if (request.method === 'OPTIONS') {
      headers.set('Access-Control-Allow-Methods', METHODS);
      headers.set('Access-Control-Allow-Headers', 'Authorization, Content-Type, Idempotency-Key');
      headers.set('Access-Control-Max-Age', '600');
    }
  }
  return new Response(body, { status: answer.status, headers });
}

function bodyOf({ body }: Reply): string | ReadableStream<Uint8Array<ArrayBuffer>> | null {
  if (body === undefined) return null;
  return isPieces(body) ? streamOf(body) : JSON.stringify(body);
}

function isPieces(body: unknown): body is AsyncGenerator<string> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** Reports are private: no answer may be cached, run or framed. */
const SAFE_HEADERS = [
  ['Cache-Control', 'no-store'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox"],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Referrer-Policy', 'no-referrer'],
  ['Vary', 'Origin'],
  ['X-Content-Type-Options', 'nosniff'],
] as const;

const FAULT: HttpProblem = {
  status: 503,
  code: 'fault',
  detail:
    'Something failed on the server, and whether the report was stored is not known. Try again with the same key: it is kept once.',
  headers: { 'Retry-After': '5' },
};
const FOREIGN: HttpProblem = {
  status: 403,
  code: 'foreign-origin',
  detail:
    'The request comes from a page of another origin. Add that origin to `origins` on the server if it may send reports.',
};
function refusal(challenge: string | undefined): HttpProblem {
  return {
    status: challenge === undefined ? 403 : 401,
    code: 'not-authorized',
    detail:
      'You may not do this here. Sign in, or have `authorize` on the server allow it; without `authorize` nobody may read.',
    ...(challenge !== undefined && { headers: { 'WWW-Authenticate': challenge } }),
  };
}

function tooMany(wait: number): HttpProblem {
  return {
    status: 429,
    code: 'too-many',
    detail:
      'More was sent than is taken within a minute or a day. Keep the report and send it again with the same key, not before the seconds in `Retry-After`.',
    headers: { 'Retry-After': String(wait) },
  };
}

const FULL: HttpProblem = {
  status: 503,
  code: 'full',
  detail:
    'There is no room for further reports until some were deleted. Keep the report and send it again with the same key.',
  headers: { 'Retry-After': '600' },
};
const NOT_HERE: HttpProblem = {
  status: 404,
  code: 'not-here',
  detail: 'There is nothing at this address. See `path` on the server for where reports are.',
};
