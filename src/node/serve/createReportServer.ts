import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { isIP } from 'node:net';
import { createReportHandler } from '../../server/handler/createReportHandler.ts';
import type { ReportHandlerOptions } from '../../server/handler/reportHandlerOptions.ts';
import { nodeListener } from '../../server/handler/nodeListener.ts';

export interface ReportServerOptions extends Pick<
  ReportHandlerOptions,
  'database' | 'secrets' | 'receivers' | 'onStored' | 'onFault'
> {
  /** The address it will listen at. */
  readonly host: string;
  readonly origins: readonly string[];
  /** What readers send as `Authorization: Bearer …`. Without it nobody reads. */
  readonly token: string | undefined;
}

/** Where reports are taken. */
export const REPORTS_PATH = '/api/reports';

/** The report handler as a server of its own, with `/health` for those who watch over it. Not yet listening. */
export function createReportServer(options: ReportServerOptions): Server {
  const { database, host, origins, token } = options;
  const reports = createReportHandler({
    ...options,
    path: REPORTS_PATH,
    authorize: (request, { action }) =>
      action === 'send' ||
      (token !== undefined && isSame(request.headers.get('Authorization'), `Bearer ${token}`)),
  });
  const known = new Set(origins.map((origin) => new URL(origin).host));
  const listener = nodeListener(async (request) => {
    const { pathname, host: asked, hostname } = new URL(request.url);
    if (isLoopback(host) && !isLoopback(hostname) && !known.has(asked)) return misdirected();
    if (pathname === '/health') return health();
    return reports(request);
  });
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, listener);
  return server;

  async function health(): Promise<Response> {
    try {
      await database.query('select 1');
      return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } });
    } catch (error) {
      options.onFault?.(error);
      return Response.json({ ok: false }, { status: 503, headers: { 'Cache-Control': 'no-store' } });
    }
  }
}

/** Compares in constant time, so that the time does not tell how much of a guess was right. */
function isSame(given: string | null, wanted: string): boolean {
  return timingSafeEqual(hashOf(given ?? ''), hashOf(wanted));
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/** Guards against DNS rebinding: another site's name may be made to lead to this machine, and its pages could then read here. */
function misdirected(): Response {
  const detail =
    'The request asks for another host than this machine. Behind a proxy, start `waymark serve` with `--origin` and the address of your pages.';
  return Response.json(
    { title: 'Misdirected Request', status: 421, code: 'host', detail },
    { status: 421, headers: { 'Content-Type': 'application/problem+json' } },
  );
}
