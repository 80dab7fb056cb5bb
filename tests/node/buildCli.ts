import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** The command line, for tests that run it as a process and kill it. */
export interface BuiltCli {
  readonly file: string;
  readonly remove: () => void;
}

/** Built from the source as it is now, without the starter guides, in the folder of the packages that it loads. */
export async function buildCli(name: string): Promise<BuiltCli> {
  const folder = resolve('node_modules/.cache', `waymark-${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { cli: 'src/cli.ts', reportWorker: 'src/server/handler/reportWorker.ts' },
        external: [/^node:/, 'vite', 'pg', '@electric-sql/pglite', /starterGuides/],
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  return { file: join(folder, 'cli.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
