import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { sourceModule } from '../src/node/build/guideModules.ts';
import { modulesOf } from '../src/node/build/writeModules.ts';
import { compileFolder } from '../src/node/guides/compileFolder.ts';
import { STARTER_IDS } from '../src/starter/starterIds.ts';
import { readGuides } from '../src/node/guides/readGuides.ts';

const SOURCE = 'virtual:waymark/guides';
const CATALOG = 'virtual:waymark/catalog';

let written: { readonly folder: string; readonly files: readonly (readonly [string, string])[] } | undefined;

/**
 * The starter guides as `waymark build` writes them, once for all builds. They stand inside the folder that goes with `element.js`, so that a
 * page finds there all that the element loads, under a name that changes with them, so that no cache mixes two versions.
 */
function starterFiles(): NonNullable<typeof written> {
  if (written) return written;
  const root = fileURLToPath(new URL('..', import.meta.url));
  const modules = modulesOf(compileFolder(readGuides('guides', root), { now: Date.now() }));
  const files = modules
    .filter(({ path }) => path.endsWith('.js') && path !== 'index.js')
    .map(({ path, text }) => [path, text()] as const);
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('base64url').slice(0, 8);
  return (written = { folder: `element/guides-${hash}`, files });
}

/** The starter guides from the one copy in the package, which React's doors and the element share. */
export const sharedGuides: Plugin = {
  name: 'shared-guides',
  enforce: 'pre',
  resolveId: (id) => (id === SOURCE ? `\0${id}` : id === CATALOG ? { id, external: true } : undefined),
  load: (id) => (id === `\0${SOURCE}` ? sourceModule(() => CATALOG, false) : undefined),
  renderChunk(code, { fileName }) {
    if (!code.includes(CATALOG)) return undefined;
    const path = relative(dirname(fileName), `${starterFiles().folder}/catalog.js`).replaceAll('\\', '/');
    return code.replaceAll(CATALOG, path.startsWith('.') ? path : `./${path}`);
  },
};

/** Writes that copy. */
export const writtenGuides: Plugin = {
  name: 'written-guides',
  generateBundle() {
    const { folder, files } = starterFiles();
    for (const [path, source] of files)
      this.emitFile({ type: 'asset', fileName: `${folder}/${path}`, source });
  },
};

/** Their Markdown, a tenth of the unpacked package: only `waymark guides` reads it, so it is packed into a fifth of that. */
export const packedMarkdown: Plugin = {
  name: 'packed-markdown',
  load: {
    filter: { id: /\/starter\/starterMarkdown\.ts$/ },
    handler: () => `import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
const packed = readFileSync(new URL('./starterMarkdown.br', import.meta.url));
export const starterMarkdown = JSON.parse(brotliDecompressSync(packed).toString());`,
  },
  generateBundle() {
    const folder = new URL('../guides/', import.meta.url);
    const texts = STARTER_IDS.map((id) => [id, readFileSync(new URL(`${id}.md`, folder), 'utf8')] as const);
    const source = brotliCompressSync(JSON.stringify(Object.fromEntries(texts)));
    this.emitFile({ type: 'asset', fileName: 'node/starterMarkdown.br', source });
  },
};
