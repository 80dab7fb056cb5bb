import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One bundle of a module of `src` and what it imports, minified as a host's would be: its exports, and its code. */
export async function loadSource(path) {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: {
        input: join(root, path),
        output: { entryFileNames: 'source.mjs', codeSplitting: false },
      },
    },
  });
  const { code } = [result].flat()[0].output[0];
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  try {
    const file = join(folder, 'source.mjs');
    writeFileSync(file, code);
    return { ...(await import(pathToFileURL(file).href)), code };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
