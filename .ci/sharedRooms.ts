import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SRC = fileURLToPath(new URL('../src/', import.meta.url)).replaceAll('\\', '/');

/** The rooms whose modules the doors for browsers and those for Node both need. */
const SHARED = /^(?:adapters|core\/(?:fit|model|report|search)|text)\//;
const SHARED_ID = 'waymark-shared:';

/** The module of a shared room that an import leads to, as its path below src/. */
function sharedModule(target: string, importer: string): string | undefined {
  if (!target.startsWith('.') || !importer.startsWith(SRC)) return undefined;
  const path = posix.join(posix.dirname(importer.slice(SRC.length)), target);
  return SHARED.test(path) ? path : undefined;
}

/** The doors for Node take the modules of shared rooms from the files that the doors for browsers ship, not a copy of them. */
export const sharedRooms: Plugin = {
  name: 'shared-rooms',
  enforce: 'pre',
  resolveId(id, importer) {
    const path = importer && sharedModule(id, importer.replaceAll('\\', '/'));
    return path ? { id: `${SHARED_ID}${path.replace(/\.ts$/, '.js')}`, external: true } : undefined;
  },
  renderChunk(code, { fileName }) {
    return code.replaceAll(new RegExp(`${SHARED_ID}([\\w/-]+\\.js)`, 'g'), (_, path: string) => {
      const from = relative(dirname(fileName), path).replaceAll('\\', '/');
      return from.startsWith('.') ? from : `./${from}`;
    });
  },
};

/** What the rooms of Node import of shared rooms: entries of the build for browsers, so that each keeps all its exports. */
export function sharedEntries(): Readonly<Record<string, string>> {
  const importers = ['core/compile', 'node', 'server'].flatMap((room) =>
    readdirSync(join(SRC, room), { recursive: true })
      .map((name) => `${SRC}${room}/${String(name).replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.ts')),
  );
  const paths = importers.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /^(?:import|export) (?!type )[^;]*? from '([^']+)'|import\('([^']+)'\)/gm,
      ),
    ].flatMap(([, one, late]) => sharedModule(one ?? late ?? '', file) ?? []),
  );
  return Object.fromEntries(paths.map((path) => [path.replace(/\.ts$/, ''), `src/${path}`]));
}
