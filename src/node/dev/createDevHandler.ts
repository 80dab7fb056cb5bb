import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOwnOrigin } from '../../server/handler/isOwnOrigin.ts';
import { isSame } from '../serve/createSignIn.ts';
import { isGuide } from '../guides/readGuides.ts';
import type { Workbench } from './createWorkbench.ts';
import { devPage, panelPage } from './devPage.ts';
import { DEV_STYLE } from './devStyle.ts';

export interface DevHandlerOptions {
  readonly workbench: Workbench;
  /** The folder of guides; absolute. */
  readonly dir: string;
  /** Where `element.js`, `element/` and `dev/` of the package lie; absolute. */
  readonly assets: string;
  /** What a request has to know that changes something: only the page itself is told. */
  readonly token: string;
  /** Resolves with the next change on the disk, and at once for one after `since`. */
  readonly changed: (since: number) => Promise<number>;
}

/** A guide has 64 KB at most; a text that is longer is judged by the compiler. */
const MAX_BODY = 1_000_000;

/** Nothing is loaded from elsewhere, and no other page may frame this one. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': POLICY,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

/** Answers the page of `waymark dev`, for who asks for this machine by its name, from a page of its own. */
export function createDevHandler(options: DevHandlerOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const { hostname, pathname, searchParams } = new URL(request.url);
    // Another site's name may be made to lead to this machine, and its pages could then read here.
    if (!LOOPBACK.test(hostname)) return text(421, 'Ask for 127.0.0.1 or localhost.');
    if (pathname.startsWith('/api/') && !isOwnOrigin(request, []))
      return text(403, 'Another page may not ask here.');
    if (request.method === 'POST') return change(options, pathname, request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'GET or POST.');
    return read(options, pathname, searchParams);
  };
}

async function read(
  { workbench, assets, token, changed }: DevHandlerOptions,
  pathname: string,
  query: URLSearchParams,
): Promise<Response> {
  const [, source, id] = /^\/api\/(own|starter)\/([\w-]*)$/.exec(pathname) ?? [];
  if (source === 'own' || source === 'starter') {
    const found = id ? await workbench.body(source, id) : workbench.index(source);
    return found ? json(found) : text(404, 'There is no such guide.');
  }
  switch (pathname) {
    case '/':
      return page(devPage(token));
    case '/panel':
      return page(panelPage());
    case '/dev.css':
      return new Response(DEV_STYLE, { headers: { ...HEADERS, 'Content-Type': 'text/css' } });
    case '/api/start':
      return json(workbench.start());
    case '/api/text': {
      const saved = workbench.saved(query.get('guide') ?? '');
      return saved === undefined ? text(404, 'There is no such guide.') : json(saved);
    }
    case '/api/run': {
      const run = workbench.run(query.get('name') ?? '');
      return run ? json(run) : text(404, 'There is no such run.');
    }
    case '/api/why':
      return json(workbench.whyNot(query.get('guide') ?? '', query.get('run') ?? ''));
    case '/api/changed':
      return json(await changed(Number(query.get('since') ?? 0)));
    default:
      return asset(assets, pathname);
  }
}

function asset(assets: string, pathname: string): Response {
  const file = join(assets, pathname);
  const isOurs = /^\/(?:element\.js|(?:element|dev)\/(?:[\w-]+\/)*[\w.-]+\.js)$/.test(pathname);
  if (!isOurs || !existsSync(file)) return text(404, 'There is nothing here.');
  return new Response(readFileSync(file), { headers: { ...HEADERS, 'Content-Type': 'text/javascript' } });
}

async function change(
  { workbench, dir, token }: DevHandlerOptions,
  pathname: string,
  request: Request,
): Promise<Response> {
  if (!isSame(request.headers.get('X-Waymark-Token') ?? '', token)) return text(403, 'The token is another.');
  const asked = await readBody(request);
  if (!asked) return text(400, 'Send {"guide", "text"} as JSON.');
  const { guide, text: written, was } = asked;
  const saved = workbench.saved(guide);
  if (saved === undefined || !isGuide(`${guide}.md`)) return text(404, 'There is no such guide.');
  if (pathname === '/api/draft') return json(workbench.answer(guide, written));
  if (pathname !== '/api/save') return text(404, 'There is nothing here.');
  workbench.reload();
  if (workbench.saved(guide) !== was) return text(409, 'The file has changed on the disk since it was read.');
  try {
    writeFileSync(join(dir, `${guide}.md`), written);
  } catch (error) {
    return text(500, `It could not be saved: ${error instanceof Error ? error.message : String(error)}`);
  }
  workbench.reload();
  return json({ saved: true });
}

interface Asked {
  readonly guide: string;
  readonly text: string;
  /** What the file held when the page read it. */
  readonly was: string;
}

async function readBody(request: Request): Promise<Asked | undefined> {
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_BODY) return undefined;
  try {
    const body: unknown = await request.json();
    if (typeof body !== 'object' || body === null) return undefined;
    const { guide, text: written, was = '' } = body as Partial<Record<keyof Asked, unknown>>;
    if (typeof guide !== 'string' || typeof written !== 'string' || typeof was !== 'string') return undefined;
    return /^[\w-]{1,200}$/.test(guide) && written.length <= MAX_BODY
      ? { guide, text: written, was }
      : undefined;
  } catch {
    return undefined;
  }
}

function json(value: unknown): Response {
  return Response.json(value, { headers: HEADERS });
}

function page(markup: string): Response {
  return new Response(markup, { headers: { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8' } });
}

function text(status: number, said: string): Response {
  return new Response(`${said}\n`, {
    status,
    headers: { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
