// `<waymark-help>` as it is packed, for the gallery: built when it is first asked for.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, runnerImport } from 'vite';

/** Where its files are served. */
const PREFIX = '/packed/';
const TYPES = { '.js': 'text/javascript', '.json': 'application/json' };
const BUILD = fileURLToPath(new URL('../.ci/elementBuild.ts', import.meta.url));

async function buildElement() {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-element-'));
  const { module } = await runnerImport(BUILD, { configFile: false, logLevel: 'error' });
  await build(module.elementBuild(folder));
  return folder;
}

export function createElement() {
  let built;
  async function send(path, response) {
    built ??= buildElement();
    const file = join(await built, normalize(`/${path}`));
    const body = await readFile(file).catch(() => undefined);
    const type = TYPES[extname(file)] ?? 'text/plain';
    response.writeHead(body ? 200 : 404, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  }
  return {
    /** Answers a request for a file of the element. @returns whether it is one */
    handle(request, response) {
      const { pathname } = new URL(request.url, 'http://element');
      if (!pathname.startsWith(PREFIX)) return false;
      send(pathname.slice(PREFIX.length), response).catch((error) => {
        console.error(error);
        response.writeHead(500).end();
      });
      return true;
    },
    async end() {
      if (built) await rm(await built, { recursive: true, force: true });
    },
  };
}
