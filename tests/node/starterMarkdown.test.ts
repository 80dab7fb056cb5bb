import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STARTER_IDS } from '../../src/starter/starterIds.ts';
import { folderOf } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const written = (id: string): string => readFileSync(`guides/${id}.md`, 'utf8');

describe('B140: waymark guides', () => {
  it('lists the starter guides', async () => {
    const { code, stdout } = await runMain(folderOf({}), ['guides']);
    expect([code, stdout.trimEnd().split('\n')]).toEqual([0, STARTER_IDS]);
  });

  it('prints one as it was written', async () => {
    const { code, stdout } = await runMain(folderOf({}), ['guides', 'conflict']);
    expect([code, stdout]).toEqual([0, written('conflict')]);
  });

  it('writes all of them, which compile as guides of one’s own', async () => {
    const folder = folderOf({});
    const { code, stdout } = await runMain(folder, ['guides', '--out', 'own']);
    expect([code, stdout]).toEqual([0, `Wrote ${STARTER_IDS.length} guides into own.\n`]);
    for (const id of STARTER_IDS)
      expect(readFileSync(join(folder, 'own', `${id}.md`), 'utf8')).toBe(written(id));
    expect(await runMain(folder, ['check', 'own'])).toMatchObject({ code: 0 });
  });

  it('replaces no file, and then writes none', async () => {
    const folder = folderOf({ 'guides/conflict.md': 'mine' });
    expect(await runMain(folder, ['guides', '--out', 'guides'])).toEqual({
      code: 1,
      stdout: '',
      stderr: `${join('guides', 'conflict.md')} is there already; nothing was written.\n`,
    });
    expect(readFileSync(join(folder, 'guides/conflict.md'), 'utf8')).toBe('mine');
    expect(await runMain(folder, ['guides', 'rate-limited', '--out', 'guides'])).toMatchObject({
      code: 0,
      stdout: 'Wrote 1 guide into guides.\n',
    });
  });

  it('names the guide that was meant', async () => {
    expect(await runMain(folderOf({}), ['guides', 'conflct'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no starter guide "conflct". Did you mean "conflict"? `waymark guides` lists them.\n',
    });
  });
});
