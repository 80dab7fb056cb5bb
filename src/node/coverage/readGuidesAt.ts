import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { FolderFile } from '../../core/compile/compiledFile.ts';
import { CONFIG_NAME, type GuideFolder, isGuide } from '../guides/readGuides.ts';

/** Bytes of what git gives out at once: thousands of guides. */
const MAX_OUTPUT = 256 * 1024 * 1024;

/**
 * The guides of a folder as they stood at a commit, read out of git; nothing is checked out.
 *
 * @param dir the folder, absolute or relative to `cwd`
 * @param ref what git knows a commit by: `main`, `HEAD~1`, `v2.0`
 * @returns what git said where it could not
 */
export function readGuidesAt(dir: string, cwd: string, ref: string): GuideFolder | { readonly said: string } {
  const folder = resolve(cwd, dir);
  const git = (...args: readonly string[]): { readonly text?: string; readonly said: string } => {
    const { status, stdout, stderr, error } = spawnSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      maxBuffer: MAX_OUTPUT,
    });
    if (status === 0) return { text: stdout, said: '' };
    return { said: error ? `git cannot be run: ${error.message}` : stderr.trim().split('\n', 1)[0]! };
  };
  const commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (commit.text === undefined) {
    return { said: commit.said || `git knows no commit \`${ref}\` in ${folder}.` };
  }
  const id = commit.text.trim();
  const listed = git('ls-tree', '-z', '--name-only', id, './');
  if (listed.text === undefined) return { said: listed.said };
  const names = listed.text.split('\0').filter((name) => isGuide(name) || name === CONFIG_NAME);
  const files: FolderFile[] = [];
  for (const name of names.toSorted((one, other) => (one < other ? -1 : 1))) {
    const { text, said } = git('show', `${id}:./${name}`);
    if (text === undefined) return { said };
    files.push({ file: `${ref}:./${name}`, text });
  }
  const config = files.find(({ file }) => file === `${ref}:./${CONFIG_NAME}`);
  return {
    files: files.filter((one) => one !== config),
    ...(config && { config }),
    problems: [],
  };
}
