import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/** A run page with some 2,000 elements, so that opening a panel meets a page of ordinary weight. */
function page(id, hasStyles, content) {
  const rows = Array.from(
    { length: 330 },
    (_, i) =>
      `<tr><td>${i}</td><td><span class="badge">${i % 7 ? 'ok' : 'failed'}</span></td><td>step-${i}</td><td><code>ms=${(i * 7919) % 90000}</code></td></tr>`,
  ).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Run</title>
<link rel="icon" href="data:,"><style>body{font:14px/1.5 sans-serif;margin:0}header{display:flex;gap:16px;align-items:center;padding:8px 16px;position:sticky;top:0;background:#fff;border-bottom:1px solid #ccc}table{width:100%;border-collapse:collapse}td{border-bottom:1px solid #eee;padding:4px 8px}.badge{background:#eee;border-radius:4px;padding:0 4px}</style>
${hasStyles ? `<link rel="stylesheet" href="/app/${id}/index.css">` : ''}</head><body><header><h1>Run 4821</h1><div id="slot"></div></header><main><table><tbody>${rows}</tbody></table></main>
<script>window.__content=${JSON.stringify(content ?? null).replaceAll('<', '\\u003c')}</script><script type="module" src="/app/${id}/index.js"></script></body></html>`;
}

/**
 * Serves `/page/<id>` for every built app, on a free port of this machine.
 *
 * @param {Record<string, string>} dirs app id → folder with its `index.js`
 * @param {() => unknown} content what `window.__content` holds
 */
export function serveHost(dirs, content) {
  const server = createServer((request, response) => {
    const [, kind, id, ...rest] = new URL(request.url, 'http://host').pathname.split('/');
    const send = (status, type, body) => {
      response.writeHead(status, {
        'content-type': type,
        'cache-control': kind === 'app' ? 'public,max-age=3600' : 'no-store',
      });
      response.end(body);
    };
    const dir = dirs[id];
    if (dir && kind === 'page')
      return send(200, 'text/html', page(id, existsSync(join(dir, 'index.css')), content()));
    const file = dir && kind === 'app' ? join(dir, ...rest) : '';
    if (file.startsWith(dir ?? '\0') && existsSync(file))
      return send(200, TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file));
    return send(404, 'text/plain', 'not found');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ close: () => server.close(), base: `http://127.0.0.1:${server.address().port}` }),
    );
  });
}
