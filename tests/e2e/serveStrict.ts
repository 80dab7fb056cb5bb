import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { waymark } from '../../src/vite.ts';

/** Nothing but the host's own scripts, styles and addresses; no HTML made from text. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the page in `strict/`, or in another folder, as a host would, and serves it under a strict content security policy.
 *
 * @param run file of the run it shows
 */
export async function serveStrict(
  run: string,
  folder = 'strict',
): Promise<{ url: string; close: () => Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), 'waymark-strict-'));
  await build({
    configFile: false,
    root: at(`./${folder}`),
    logLevel: 'error',
    plugins: [waymark({ dir: at('../../guides') })],
    resolve: {
      alias: [
        { find: /^waymark$/, replacement: at('../../src/index.ts') },
        { find: /^waymark\/(core|guides)$/, replacement: at('../../src/$1.ts') },
        { find: /^waymark\/styles\.css$/, replacement: at('../../src/styles.css') },
      ],
    },
    build: { outDir, emptyOutDir: true, target: 'es2022', reportCompressedSize: false },
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://host').pathname);
    const file = path === sep ? '/index.html' : path;
    if (request.method === 'POST') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"reference":"STRICT-1"}');
      return;
    }
    try {
      const body = readFileSync(file === '/run.json' ? run : join(outDir, file));
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(outDir, { recursive: true });
    },
  };
}
