// Starts the demo: node demo/start.mjs [--port 4173] [--host 127.0.0.1] [--reports demo/.state/reports]
// Reports are kept in that folder over restarts; `--reports ''` keeps them until the end.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createElement } from './createElement.mjs';
import { createVite } from './createVite.mjs';
import { withFault } from './gallery/faults.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4173' },
    host: { type: 'string', default: '127.0.0.1' },
    reports: { type: 'string', default: fileURLToPath(new URL('.state/reports', import.meta.url)) },
  },
});
const wanted = Number(values.port);
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
  console.error(`--port must be a number from 0 to 65535, and is ${values.port}.`);
  process.exit(1);
}

const server = createServer();
const vite = await createVite({ httpServer: server });
const { start } = await vite.ssrLoadModule('/server/start.ts');
const element = createElement();
const orbit = await start({ reports: values.reports || undefined });

/** Pages beside Orbit's own, by path. */
const PAGES = { '/gallery': 'gallery/index.html', '/gallery/stage': 'gallery/stage.html' };
const SOURCE = fileURLToPath(new URL('../src/', import.meta.url)).replaceAll('\\', '/');

async function sendPage(request, response) {
  const url = new URL(request.url, 'http://orbit');
  const file = PAGES[url.pathname] ?? 'index.html';
  const page = await readFile(new URL(file, import.meta.url), 'utf8');
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(withFault(await vite.transformIndexHtml(request.url, page, request.url), url, SOURCE));
}

server.on('request', (request, response) => {
  if (orbit.handle(request, response) || element.handle(request, response)) return;
  vite.middlewares(request, response, () => {
    // A path with a dot names a file, and Vite has none of that name.
    if (/\.\w+$/.test(request.url.split('?')[0])) {
      response.writeHead(404).end();
      return;
    }
    sendPage(request, response).catch((error) => {
      vite.ssrFixStacktrace(error);
      console.error(error);
      response.writeHead(500).end('The page could not be made; see the terminal.');
    });
  });
});

/** Listens on the wanted port, or on the next one that is free. */
function listen(port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && port < 65_535) {
        console.log(`Port ${port} is busy, trying ${port + 1}.`);
        resolve(listen(port + 1));
      } else reject(error);
    });
    server.listen(port, values.host, () => resolve(server.address().port));
  });
}

let ending = false;
async function end() {
  if (ending) return;
  ending = true;
  server.closeAllConnections();
  server.close();
  await orbit.end();
  await element.end();
  await vite.close();
  process.exit(0);
}
process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());

const port = await listen(wanted);
const shown = values.host.includes(':') ? `[${values.host}]` : values.host;
console.log(`Orbit is ready: http://${shown}:${port}`);
console.log(`Every state of the panel: http://${shown}:${port}/gallery`);
