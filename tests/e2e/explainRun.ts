import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { waymark } from '../../src/vite.ts';
import type { runMain as RunMain } from '../node/runMain.ts';
import { expect } from './test.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What `waymark explain -` prints for a run, line by line. Through Vite, for the command line knows the starter guides as modules. */
export async function explainRun(run: string): Promise<readonly string[]> {
  const { module } = await runnerImport<{ runMain: typeof RunMain }>(at('tests/node/runMain.ts'), {
    configFile: false,
    logLevel: 'error',
    plugins: [waymark({ dir: at('guides') })],
  });
  const { code, stdout, stderr } = await module.runMain(at('.'), ['explain', '-', '--guides', 'guides'], run);
  expect(code, stderr).toBe(0);
  return stdout.split('\n').map((line) => line.trim());
}
