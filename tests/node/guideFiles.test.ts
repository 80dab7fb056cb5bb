import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GuideManifest } from '../../src/core/model/guideManifest.ts';
import { folderOf, guide } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const read = (name: string): string =>
  readFileSync(new URL(`./translated/${name}.md`, import.meta.url), 'utf8');
const FILES = {
  'guides/index-locked.md': read('index-locked'),
  'guides/index-locked.de.md': read('index-locked.de'),
  'guides/disk-full.md': guide('disk-full'),
};
const manifestOf = (root: string): GuideManifest =>
  JSON.parse(readFileSync(join(root, 'out/manifest.json'), 'utf8'));
const jsonOf = (root: string, path: string): { readonly [name: string]: unknown } =>
  JSON.parse(readFileSync(join(root, 'out', path), 'utf8'));

describe('waymark build --json', () => {
  it('B85: writes index and bodies of every language, and their hashes', async () => {
    const root = folderOf(FILES);
    const { code, stderr } = await runMain(root, ['build', '--out', 'out', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { schema, version, original, translations } = manifestOf(root);
    expect({ schema, ids: Object.keys(original.bodies) }).toEqual({
      schema: 2,
      ids: ['disk-full', 'index-locked'],
    });
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    expect(Object.keys(translations['de']!.bodies)).toEqual(['index-locked']);
    expect(jsonOf(root, translations['de']!.index[0])['locale']).toBe('de');
    const all = [original, translations['de']!].flatMap(({ index, bodies }) => [
      index,
      ...Object.values(bodies),
    ]);
    for (const [path, integrity] of all) {
      const hash = createHash('sha384').update(readFileSync(join(root, 'out', path)));
      expect([path, integrity]).toEqual([path, `sha384-${hash.digest('base64')}`]);
    }
  });

  it('B85: later builds keep them up to date and tell them apart, and remove what is gone', async () => {
    const root = folderOf(FILES);
    await runMain(root, ['build', '--out', 'out', '--json']);
    const before = manifestOf(root).version;
    const edited = guide('disk-full').replace('One or two sentences for', 'For');
    writeFileSync(join(root, 'guides/disk-full.md'), edited);
    expect((await runMain(root, ['build', '--out', 'out', '--check'])).stdout).toContain(
      'stale  out/json/guides/disk-full.json',
    );
    await runMain(root, ['build', '--out', 'out']);
    expect(manifestOf(root).version).not.toBe(before);
    expect(readFileSync(join(root, 'out/json/guides/disk-full.json'), 'utf8')).toContain('For someone');
    rmSync(join(root, 'guides/index-locked.md'));
    rmSync(join(root, 'guides/index-locked.de.md'));
    await runMain(root, ['build', '--out', 'out']);
    expect(existsSync(join(root, 'out/json/guides/index-locked.de.json'))).toBe(false);
    expect((await runMain(root, ['build', '--out', 'out', '--check'])).code).toBe(0);
  });

  it('B85: removes no file that a manifest of somebody else names', async () => {
    const root = folderOf({
      ...FILES,
      'out/manifest.json': JSON.stringify({
        schema: 2,
        original: { index: ['../keep.txt', ''], bodies: { a: ['json/../../keep.txt', ''] } },
      }),
      'keep.txt': 'kept',
    });
    await runMain(root, ['build', '--out', 'out', '--json']);
    expect(existsSync(join(root, 'keep.txt'))).toBe(true);
  });
});
