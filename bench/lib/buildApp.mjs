import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, runnerImport } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
export const ROOT = at('../..');

/** The package's doors by their public names, from source, so that nothing has to be built first. */
const doors = [
  { find: /^waymark$/, replacement: at('../../src/index.ts') },
  { find: /^waymark\/(core|guides)$/, replacement: at('../../src/$1.ts') },
  { find: /^waymark\/styles\.css$/, replacement: at('../../src/styles.css') },
];

// Vite takes the first mode it meets for all that follow, and loading the plugin would make that development.
process.env.NODE_ENV = 'production';

let plugin;
async function guidesPlugin() {
  plugin ??= runnerImport(at('../../src/vite.ts'), { configFile: false, logLevel: 'error' });
  return (await plugin).module.waymark({ dir: at('../../guides') });
}

/** Can apps that show a peer be built? Only where `npm ci` was run in `bench`. */
export const hasPeers = existsSync(at('../node_modules/@docsearch/react'));

/**
 * Builds one app of `bench/apps` the way a host would, minified, into `bench/results/apps/<id>[-external]`.
 *
 * @param {string} id file name without extension
 * @param {{ react: 'inside' | 'external', preload?: boolean, isDevelopment?: boolean }} options `external` leaves React out, for sizes;
 *   `preload: false` also leaves out what Vite adds to every dynamic `import()`; `isDevelopment` takes React as developers of a host have it
 * @returns {Promise<{ dir: string, chunks: { fileName: string, modules: Record<string, { renderedLength: number }> }[] }>} the folder,
 *   whose entry is `index.js`, and what went into each of its scripts
 */
export async function buildApp(id, { react, preload = true, isDevelopment = false }) {
  const outDir = at(
    `../results/apps/${id}${react === 'external' ? '-external' : ''}${isDevelopment ? '-development' : ''}`,
  );
  const mode = isDevelopment ? 'development' : 'production';
  rmSync(outDir, { recursive: true, force: true });
  const { output } = await build({
    configFile: false,
    root: at('..'),
    base: './',
    logLevel: 'error',
    mode,
    publicDir: false,
    plugins: [await guidesPlugin(), !preload && bareImports],
    define: { 'process.env.NODE_ENV': `"${mode}"` },
    resolve: { alias: doors, dedupe: ['react', 'react-dom'] },
    build: {
      outDir,
      emptyOutDir: true,
      minify: !isDevelopment,
      target: 'es2022',
      modulePreload: preload && { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: { index: at(`../apps/${id}.jsx`) },
        external: react === 'external' ? [/^react($|\/)/, /^react-dom($|\/)/] : [],
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: 'index.js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  });
  return { dir: outDir, chunks: output.filter(({ type }) => type === 'chunk') };
}

/** Takes out what Vite wraps around `import()` to load its styles and chunks early, its helper included: other bundlers have none. */
const bareImports = {
  name: 'bare-imports',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const [name, chunk] of Object.entries(bundle)) {
        if (name.startsWith('preload-helper')) delete bundle[name];
        else if (chunk.type === 'chunk')
          chunk.code = chunk.code
            .replace(/import\{\w+ as \w+\}from"\.\/preload-helper-[^"]*";/, '')
            .replace(
              /\w+\(\(\)=>(import\(`[^`]*`\)(?:\.then\(\w+=>\w+\.\w+\))?),(?:\[[^\]]*\]|void 0)(?:,import\.meta\.url)?\)/g,
              '$1',
            );
      }
    },
  },
};
