import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
export const ROOT = at('../..');

/** What a host installs: the built package, by its public names. */
const doors = [
  { find: /^waymark$/, replacement: at('../../dist/index.js') },
  { find: /^waymark\/(core|guides)$/, replacement: at('../../dist/$1.js') },
  { find: /^waymark\/styles\.css$/, replacement: at('../../dist/styles.css') },
];

/**
 * Builds one app of `bench/apps` the way a host would, minified, into `bench/results/apps/<id>[-external]`.
 *
 * @param {string} id file name without extension
 * @param {{ react: 'inside' | 'external', preload?: boolean }} options `external` leaves React out, for sizes; `preload: false`
 *   also leaves out what Vite adds to every dynamic `import()`
 * @returns {Promise<{ dir: string, chunks: { fileName: string, modules: Record<string, { renderedLength: number }> }[] }>} the folder,
 *   whose entry is `index.js`, and what went into each of its scripts
 */
export async function buildApp(id, { react, preload = true }) {
  const outDir = at(`../results/apps/${id}${react === 'external' ? '-external' : ''}`);
  rmSync(outDir, { recursive: true, force: true });
  const { output } = await build({
    configFile: false,
    root: at('..'),
    base: './',
    logLevel: 'error',
    mode: 'production',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: doors, dedupe: ['react', 'react-dom'] },
    build: {
      outDir,
      minify: true,
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
