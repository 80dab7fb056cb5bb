import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { elementBuild } from '../../../.ci/elementBuild.ts';
import { waymark } from '../../../src/vite.ts';
import { GUESTS, SLOT, type Guest } from './GUESTS.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

const policyOf = ({ hasInlineStyles }: Guest): string =>
  hasInlineStyles ? POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") : POLICY;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const WIDGETS = ['element', 'react'] as const;
export type Widget = (typeof WIDGETS)[number];

export interface GuestServer {
  readonly url: (guest: Guest, widget: Widget) => string;
  /** A page without any script; `/element.js` and, as another version, `/v2/element.js` can be imported there. */
  readonly blank: string;
  /** Bodies of reports, since they were last looked at. */
  readonly takeReports: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Builds element and React widget as hosts would, and serves every guest's page under a strict content security policy. */
export async function serveGuests(run: string): Promise<GuestServer> {
  const outDir = mkdtempSync(join(tmpdir(), 'waymark-guests-'));
  await build(elementBuild(outDir));
  await build({
    configFile: false,
    root: at('.'),
    base: '/guest/',
    logLevel: 'error',
    plugins: [waymark({ dir: at('../../../guides') })],
    resolve: {
      alias: [
        { find: /^waymark$/, replacement: at('../../../src/index.ts') },
        { find: /^waymark\/(core|guides)$/, replacement: at('../../../src/$1.ts') },
      ],
    },
    build: {
      outDir: join(outDir, 'guest'),
      target: 'es2022',
      reportCompressedSize: false,
      rolldownOptions: {
        input: {
          react: at('reactGuest.tsx'),
          element: at('elementGuest.ts'),
          styles: at('../../../src/styles.css'),
        },
        output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  });
  let reports: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://host');
    const guest = GUESTS[Number(searchParams.get('guest') ?? 0)]!;
    // A sandboxed frame is of no origin, so its policy cannot say 'self', and asks for files as a stranger.
    const headers: Record<string, string> = { 'access-control-allow-origin': '*' };
    if (!guest.sandbox) headers['content-security-policy'] = policyOf(guest);
    if (request.method === 'OPTIONS')
      return response.writeHead(204, { ...headers, 'access-control-allow-headers': '*' }).end();
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (piece) => (body += piece));
      request.on('end', () => {
        reports.push(body);
        response
          .writeHead(200, { ...headers, 'content-type': 'application/json' })
          .end('{"reference":"GUEST-1"}');
      });
      return undefined;
    }
    const found = fileOf(pathname, guest, searchParams, outDir, run);
    if (found === undefined) return response.writeHead(404).end();
    const type = TYPES[extname(pathname)] ?? 'text/html; charset=utf-8';
    return response.writeHead(200, { ...headers, 'content-type': type }).end(found);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url: (guest, widget) =>
      `${origin}/${guest.sandbox ? 'frame' : 'page'}?widget=${widget}&guest=${String(GUESTS.indexOf(guest))}`,
    blank: `${origin}/blank`,
    takeReports() {
      const taken = reports;
      reports = [];
      return taken;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(outDir, { recursive: true });
    },
  };
}

function fileOf(
  path: string,
  guest: Guest,
  search: URLSearchParams,
  outDir: string,
  run: string,
): string | Buffer | undefined {
  if (path === '/blank') return '<!doctype html><html lang="en"><title>Blank</title><main></main>';
  if (path === '/page') return pageOf(guest, search);
  if (path === '/frame')
    return `<!doctype html><title>Frame</title><iframe sandbox="${guest.sandbox!}" src="/page?${search.toString()}" width="900" height="700"></iframe>`;
  if (path === '/before.css') return guest.before ?? '';
  if (path === '/after.css') return guest.after ?? '';
  if (path === '/host.js') return guest.script ?? '';
  if (path === '/favicon.ico') return '';
  try {
    return readFileSync(path === '/run.json' ? run : join(outDir, normalize(path.replace(/^\/v2/, ''))));
  } catch {
    return undefined;
  }
}

function pageOf({ body = SLOT, dir = 'ltr' as never }: Guest, search: URLSearchParams): string {
  const isReact = search.get('widget') === 'react';
  const ours = isReact ? '<link rel="stylesheet" href="/guest/styles.css">' : '';
  const sheet = (name: string): string => `<link rel="stylesheet" href="/${name}.css?${search.toString()}">`;
  return `<!doctype html>
<html lang="en" dir="${dir as string}">
<head><meta charset="utf-8"><title>A guest</title>${sheet('before')}${ours}${sheet('after')}
${isReact ? '' : '<script type="module" src="/element.js"></script>'}
<script src="/host.js?${search.toString()}" defer></script>
<script type="module" src="/guest/${isReact ? 'react' : 'element'}.js"></script>
</head>
<body><main>${body.replace('%STYLES%', ours)}</main></body>
</html>`;
}
