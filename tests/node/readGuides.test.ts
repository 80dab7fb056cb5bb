import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGuides } from '../../src/node/guides/readGuides.ts';
import { folderOf } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const GUIDE = readFileSync('guides/disk-full.md', 'utf8');

describe('what stands in a folder of guides', () => {
  it('names what is no guide file, and reads the others', () => {
    const root = folderOf({
      'guides/disk-full.md': GUIDE,
      'guides/more/other.md': GUIDE,
      'guides/notes/a.txt': '',
    });
    mkdirSync(join(root, 'guides/folder.md'));
    symlinkSync('loop.md', join(root, 'guides/loop.md'));
    const { files, problems } = readGuides('guides', root);
    expect(files.map(({ file }) => file)).toEqual(['guides/disk-full.md']);
    expect(
      problems.map(({ code, severity, file, hint }) => [code, severity, file, hint].join(' · ')).toSorted(),
    ).toEqual([
      'folder-named-as-guide · warning · guides/folder.md · Rename it, or take it out.',
      'guide-in-subfolder · warning · guides/more/other.md · Move it up, or compile that folder by itself.',
      'unreadable · error · guides/loop.md · It is a link that leads to itself; take it out.',
    ]);
  });

  it.each([
    ['a byte of another encoding', Buffer.from([0xe9]), 1],
    ['a character that is cut off', Buffer.from([0xe2, 0x82, 0x2e]), 1],
    ['UTF-16', Buffer.from('\ufeffx', 'utf16le'), 1],
  ])('tells the place of %s', (_, bytes, column) => {
    const root = folderOf({ 'guides/a.md': 'x' });
    writeFileSync(join(root, 'guides/a.md'), Buffer.concat([Buffer.from('é fine\n'), bytes]));
    const { files, problems } = readGuides('guides', root);
    expect(files).toEqual([]);
    expect(problems).toMatchObject([{ code: 'not-utf-8', file: 'guides/a.md', line: 2, column }]);
  });

  it('drops a byte order mark', () => {
    const root = folderOf({ 'guides/a.md': '\ufeffx' });
    expect(readGuides('guides', root).files).toEqual([{ file: 'guides/a.md', text: 'x' }]);
  });

  it('counts a guide with a dead link among those with an error', async () => {
    const guide = (related: string) => GUIDE.replace(/^related: .*$/m, `related: [${related}]`);
    const root = folderOf({ 'guides/disk-full.md': guide('gone-for-good') });
    const { code, stdout } = await runMain(root, ['check', 'guides']);
    expect(code).toBe(1);
    expect(stdout).toContain('; 0 guides without an error.');
  });
});
