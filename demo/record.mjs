// Records the runs the demo ships and the runs tests are fed with, by really running the missions.
// Usage: node demo/record.mjs [part of a path]
import { fileURLToPath } from 'node:url';
import { createVite } from './createVite.mjs';

const vite = await createVite();
try {
  const { recordAll } = await vite.ssrLoadModule('/server/record.ts');
  await recordAll(fileURLToPath(new URL('..', import.meta.url)), console.log, process.argv[2]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await vite.close();
}
