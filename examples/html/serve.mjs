// Serves this folder, and the element out of the package, under the strictest policy that Waymark keeps to: node serve.mjs
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const path = normalize(decodeURIComponent(pathname)).replaceAll(sep, '/');
  const file = path.startsWith('/waymark/')
    ? join('node_modules/waymark/dist', path.slice('/waymark'.length))
    : join('.', path === '/' ? 'index.html' : path);
  if (file.startsWith('..') || !(extname(file) in TYPES) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': `${TYPES[extname(file)]}; charset=utf-8`,
    'Content-Security-Policy': POLICY,
  });
  createReadStream(file).pipe(response);
}).listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
