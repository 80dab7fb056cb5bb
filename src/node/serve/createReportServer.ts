import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { isIP } from 'node:net';
import { createReportHandler } from '../../server/handler/createReportHandler.ts';
import type { ReportHandlerOptions } from '../../server/handler/reportHandlerOptions.ts';
import { createReportPages } from '../../server/pages/createReportPages.ts';
import { createSignIn, isSame } from './createSignIn.ts';
import { nodeListener } from '../../server/handler/nodeListener.ts';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ReportServerOptions extends Pick<
  ReportHandlerOptions,
  'database' | 'secrets' | 'redactions' | 'limits' | 'receivers' | 'onStored' | 'onFault'
> {
  /** The address it will listen at. */
  readonly host: string;
  readonly origins: readonly string[];
  /** The token of readers, as `Authorization: Bearer …`. Without it nobody can read. */
  readonly token: string | undefined;
  /** Number of your own proxies in front of it. */
  readonly proxies: number;
  /** Called when a person requeued a delivery. */
  readonly onRequeued?: () => void;
}

/** The server, not yet listening. */
export interface ReportServer {
  readonly server: Server;
  /** Accepts no more connections, lets current requests end, and aborts them after `within` milliseconds. */
  readonly end: (within: number) => Promise<void>;
}

/** Where reports are taken, and where people read them. */
export const REPORTS_PATH = '/api/reports';
export const PAGES_PATH = '/reports';

const READY_TIMEOUT_MS = 2000;
/** Connections of one address, where addresses are known. */
const MAX_CONNECTIONS_OF_ONE = 100;
const MAX_CONNECTIONS = 1000;
/** Descriptors reserved for the database and the process itself. */
const OTHER_DESCRIPTORS = 300;

/** The report handler as a server of its own, with `/health`, which says that it runs, and `/ready`, which says that it can store a report. */
export function createReportServer(options: ReportServerOptions): ReportServer {
  const { database, host, origins, token, proxies } = options;
  const reports = createReportHandler({
    ...options,
    path: REPORTS_PATH,
    authorize: (request, { action }) =>
      action === 'send' || (token !== undefined && isSame(bearerOf(request), token)),
    ...(token !== undefined && { challenge: 'Bearer realm="Waymark reports"' }),
  });
  const signIn = token === undefined ? undefined : createSignIn({ token, base: PAGES_PATH });
  const pages = createReportPages({
    ...options,
    path: PAGES_PATH,
    authorize: (request) => signIn?.readerOf(request) ?? false,
    ...(signIn && { signIn: `${PAGES_PATH}/sign-in`, signOut: `${PAGES_PATH}/sign-out` }),
  });
  const known = new Set(origins.map((origin) => new URL(origin).host));
  const listener = nodeListener(
    async (request) => {
      const { pathname, host: asked, hostname } = new URL(request.url);
      if (isLoopback(host) && !isLoopback(hostname) && !known.has(asked)) return misdirected();
      if (pathname === '/health') return state(true);
      if (pathname === '/ready') return state(await isReady());
      if (pathname === '/') return Response.redirect(new URL(PAGES_PATH, request.url), 302);
      if (pathname === PAGES_PATH || pathname.startsWith(`${PAGES_PATH}/`)) {
        return (await signIn?.answer(request)) ?? pages(request);
      }
      return reports(request);
    },
    { proxies },
  );
  let isEnding = false;
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2000 },
    (request, response) => {
      // A client that keeps its connection would go on sending after the end.
      if (isEnding) response.setHeader('Connection', 'close');
      listener(request, response);
    },
  );
  server.maxConnections = Math.max(10, Math.min(MAX_CONNECTIONS, openFileLimit() - OTHER_DESCRIPTORS));
  if (proxies === 0) limitConnections(server);
  return {
    server,
    async end(within) {
      isEnding = true;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      // A connection counts as idle only after its last answer was read.
      const idle = setInterval(() => server.closeIdleConnections(), 100);
      const clock = setTimeout(() => server.closeAllConnections(), within);
      await closed;
      clearInterval(idle);
      clearTimeout(clock);
    },
  };

  async function isReady(): Promise<boolean> {
    try {
      const answer = await Promise.race([
        database.query('update waymark_clock set noted_at = noted_at'),
        sleep(READY_TIMEOUT_MS, undefined, { ref: false }),
      ]);
      if (!answer) throw new Error('The database does not answer in time.');
      return true;
    } catch (error) {
      options.onFault?.(error);
      return false;
    }
  }
}

function state(ok: boolean): Response {
  return Response.json({ ok }, { status: ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_limits.5.html */
function openFileLimit(): number {
  try {
    return Number(
      /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? Infinity,
    );
  } catch {
    return Infinity;
  }
}

/** Closes connections of an address that has many open. Connections from this machine come from a proxy and are not limited. */
function limitConnections(server: Server): void {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (count > MAX_CONNECTIONS_OF_ONE && !isLoopback(address.replace(/^::ffff:/, ''))) socket.destroy();
  });
}

/** The token of a request; the scheme may be in any case. @see https://www.rfc-editor.org/rfc/rfc9110#section-11.1 */
function bearerOf(request: Request): string {
  return /^bearer +(\S+) *$/i.exec(request.headers.get('Authorization') ?? '')?.[1] ?? '';
}

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/** Protects against DNS rebinding: another site's name may resolve to this machine, and its pages could then read here. */
function misdirected(): Response {
  const detail =
    'The request asks for another host than this machine. Behind a proxy, start `waymark serve` with `--origin` and the address of your pages.';
  return Response.json(
    { title: 'Misdirected Request', status: 421, code: 'host', detail },
    { status: 421, headers: { 'Content-Type': 'application/problem+json' } },
  );
}
