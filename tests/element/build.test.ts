import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elementBuild } from '../../.ci/elementBuild.ts';
import { readModule } from '../readModule.ts';

let folder = '';
let chunks: readonly Rolldown.OutputChunk[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-element-'));
  const [{ output }] = (await build(elementBuild(folder))) as [Rolldown.RolldownOutput];
  chunks = output.filter((file) => file.type === 'chunk');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const modules = (pattern: RegExp): readonly string[] =>
  chunks.flatMap(({ moduleIds }) => moduleIds.filter((id) => pattern.test(id)));

describe('the build of the element', () => {
  it('W9: holds one Preact, each of its modules once, and no React', () => {
    const preact = modules(/\/node_modules\/preact\//);
    expect(preact).toHaveLength(new Set(preact).size);
    expect(new Set(preact.map((id) => id.replace(/(\/node_modules\/preact\/).*/, '$1'))).size).toBe(1);
    // Its core, hooks, compat and JSX runtime: a second core would draw nothing, and say nothing.
    expect(preact.filter((id) => /\/preact\/dist\//.test(id))).toHaveLength(1);
    expect(modules(/\/node_modules\/react(-dom)?\//)).toEqual([]);
  });

  it('W9: imports nothing but its own chunks, so that no page can lend it another Preact', () => {
    const names = readdirSync(folder, { recursive: true }).map(String);
    const targets = names
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => readModule(join(folder, name)).imports);
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((target) => !target.startsWith('.'))).toEqual([]);
  });

  it('W10: has a manifest with the hash of every script', () => {
    const { integrity } = JSON.parse(readFileSync(join(folder, 'element/manifest.json'), 'utf8'));
    const scripts = readdirSync(folder, { recursive: true })
      .map((name) => String(name).replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.js'));
    expect(Object.keys(integrity).toSorted()).toEqual(scripts.toSorted());
    for (const name of scripts) {
      const hash = createHash('sha384')
        .update(readFileSync(join(folder, name)))
        .digest('base64');
      expect([name, integrity[name]]).toEqual([name, `sha384-${hash}`]);
    }
  });

  it('W10: is production code that names no folder of the machine it was built on', () => {
    for (const { code, fileName } of chunks) {
      expect([fileName, code.includes(process.cwd()), code.includes('jsxDEV')]).toEqual([
        fileName,
        false,
        false,
      ]);
    }
  });
});
