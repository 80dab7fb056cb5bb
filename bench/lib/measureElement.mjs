import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, runnerImport } from 'vite';
import { ROOT } from './buildApp.mjs';
import { closure } from './graph.mjs';
import { gzip } from './stats.mjs';

/** Guides, and words of other languages than English: a page loads those it needs, and they are somebody's text. */
const TEXT = /virtual:waymark\/|\/text\/(?!en\/)[a-z]{2}\//;

/**
 * Builds `<waymark-help>` as the package does, and weighs it: bytes of its scripts, styles and Preact inside.
 *
 * @returns {Promise<{ loader: number, first: number, all: number }>} what the script tag names; what stands with the button; every chunk
 *   there is, without guides
 */
export async function measureElement() {
  const dir = join(ROOT, 'bench/results/element');
  rmSync(dir, { recursive: true, force: true });
  const file = join(ROOT, '.ci/elementBuild.ts');
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
  const [{ output }] = await build(module.elementBuild(dir));
  const chunks = output.filter(({ type }) => type === 'chunk');
  const bytes = (names) => [...names].reduce((sum, name) => sum + gzip(readFileSync(join(dir, name))), 0);
  const draw = chunks.find(({ name }) => name === 'drawHelp').fileName;
  const code = chunks.filter(({ moduleIds }) => !moduleIds.some((id) => TEXT.test(id)));
  return {
    loader: bytes(closure(dir, 'element.js')),
    first: bytes(new Set([...closure(dir, 'element.js'), ...closure(dir, draw)])),
    all: bytes(code.map(({ fileName }) => fileName)),
  };
}
