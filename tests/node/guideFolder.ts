import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { guideSkeleton } from '../../src/node/guides/guideSkeleton.ts';

/** When every test of this room takes place. */
export const NOW = Date.UTC(2026, 10, 23);

/** A guide that compiles, with nothing left to write. */
export const guide = (id: string): string =>
  guideSkeleton(id, { now: NOW, related: ['run-failed'] }).replaceAll('✎ ', '');

/** A guide whose condition names a signal that does not exist; the place is line 33, column 11. */
export const brokenGuide = (id: string): string => guide(id).replace('when error.code', 'when eror.code');

/** A new folder with these files, gone after the test. @returns its absolute path */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'waymark-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}
