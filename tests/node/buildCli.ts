import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { leanPackages } from '../../.ci/leanPackages.ts';
import { waymark } from '../../src/vite.ts';

/** The command line, for tests that run it as a process and kill it. */
export interface BuiltCli {
  readonly file: string;
  readonly remove: () => void;
}

/**
 * Built from the source as it is now, in the folder of the packages that it loads.
 *
 * @param withGuides carries the starter guides, which take a second to compile
 */
export async function buildCli(name: string, withGuides = false): Promise<BuiltCli> {
  const folder = resolve('node_modules/.cache', `waymark-${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [leanPackages, withGuides && waymark({ dir: 'guides' })],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { cli: 'src/cli.ts', reportWorker: 'src/server/handler/reportWorker.ts' },
        external: [/^node:/, 'vite', 'pg', '@electric-sql/pglite', ...(withGuides ? [] : [/starterGuides/])],
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  return { file: join(folder, 'cli.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
