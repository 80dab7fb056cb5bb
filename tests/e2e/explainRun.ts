import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { waymark } from '../../src/vite.ts';
import type { runMain as RunMain } from '../node/runMain.ts';
import { expect } from './test.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What `waymark explain -` prints for a run, line by line. Through Vite, for the command line knows the starter guides as modules. */
export async function explainRun(run: string): Promise<readonly string[]> {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [waymark({ dir: at('guides') })],
  });
  // The command loads the starter guides while it runs, so the server stays until it has ended.
  const { runMain } = (await server.ssrLoadModule(at('tests/node/runMain.ts'))) as {
    runMain: typeof RunMain;
  };
  const { code, stdout, stderr } = await runMain(at('.'), ['explain', '-', '--guides', 'guides'], run);
  await server.close();
  expect(code, stderr).toBe(0);
  return stdout.split('\n').map((line) => line.trim());
}
