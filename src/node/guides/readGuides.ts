import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { FolderFile } from '../../core/compile/compiledFile.ts';
import type { Problem } from '../../core/model/problem.ts';
import { placeIn } from '../cli/placeIn.ts';

/** What stands in a folder of guides. */
export interface GuideFolder {
  /** Sorted by name, so that the same folder always compiles to the same bytes. */
  readonly files: readonly FolderFile[];
  /** `waymark.json` beside the guides. */
  readonly config?: FolderFile;
  readonly problems: readonly Problem[];
}

/** The name of the file beside the guides that declares surfaces and `host.*` signals. */
export const CONFIG_NAME = 'waymark.json';

/**
 * Reads every guide of a folder: the `.md` files directly in it, except `README.md` and hidden files.
 *
 * @param dir the folder, absolute or relative to `cwd`
 * @param cwd absolute path that shown file names are relative to
 */
export function readGuides(dir: string, cwd: string): GuideFolder {
  const folder = resolve(cwd, dir);
  const shown = (name: string): string => relative(cwd, join(folder, name)).replaceAll('\\', '/');
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return { files: [], problems: [unreadable(shown(''), error)] };
  }
  const problems: Problem[] = [];
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  for (const entry of entries) {
    if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const inside = isGuide(entry.name) ? undefined : firstGuideIn(join(folder, entry.name));
    if (isGuide(entry.name)) problems.push(folderNamedAsGuide(shown(entry.name)));
    else if (inside !== undefined) problems.push(guideInSubfolder(shown(join(entry.name, inside))));
  }
  const read = (name: string): FolderFile | undefined => {
    try {
      const bytes = readFileSync(join(folder, name));
      const broken = brokenByte(bytes);
      const text = new TextDecoder().decode(bytes);
      if (broken < 0) return { file: shown(name), text };
      problems.push(notUtf8(shown(name), bytes, broken));
      return undefined;
    } catch (error) {
      problems.push(unreadable(shown(name), error));
      return undefined;
    }
  };
  const files = names
    .filter(isGuide)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .flatMap((name) => read(name) ?? []);
  const config = names.includes(CONFIG_NAME) ? read(CONFIG_NAME) : undefined;
  return { files, ...(config && { config }), problems };
}

/** Is a file of this name, in a folder of guides, a guide? */
export function isGuide(name: string): boolean {
  return name.endsWith('.md') && !name.startsWith('.') && name.toLowerCase() !== 'readme.md';
}

/** Does a file of this name hold cases of a guide: `index-locked.cases.jsonl`? */
export function isCases(name: string): boolean {
  return name.endsWith('.cases.jsonl') && !name.startsWith('.');
}

function firstGuideIn(folder: string): string | undefined {
  try {
    return readdirSync(folder).find(isGuide);
  } catch {
    return undefined;
  }
}

/** Offset of the first byte that is not UTF-8; -1 without one. */
function brokenByte(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    decoder.decode(bytes);
    return -1;
  } catch {
    let [good, bad] = [0, bytes.length];
    while (good + 1 < bad) {
      const middle = (good + bad) >> 1;
      if (isUtf8(bytes.subarray(0, middle))) good = middle;
      else bad = middle;
    }
    return good;
  }
}

/** Whether the bytes are UTF-8; the last character may be cut. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function notUtf8(file: string, bytes: Buffer, at: number): Problem {
  const before = new TextDecoder().decode(bytes.subarray(0, at), { stream: true });
  return {
    code: 'not-utf-8',
    severity: 'error',
    message: `Byte ${at + 1} of this file is no UTF-8.`,
    why: 'Its letters would be shown broken.',
    hint: 'Save the file as UTF-8.',
    file,
    ...placeIn(before, before.length),
  };
}

function folderNamedAsGuide(file: string): Problem {
  return {
    code: 'folder-named-as-guide',
    severity: 'warning',
    message: `${file} is a folder.`,
    why: 'A guide is a file, so nothing is read of it.',
    hint: 'Rename it, or take it out.',
    file,
  };
}

function guideInSubfolder(file: string): Problem {
  return {
    code: 'guide-in-subfolder',
    severity: 'warning',
    message: 'This file stands in a folder below the guides and is not read.',
    why: 'The guides of a folder stand directly in it, since their names are their ids.',
    hint: 'Move it up, or compile that folder by itself.',
    file,
  };
}

function unreadable(file: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return {
    code: 'unreadable',
    severity: 'error',
    message:
      code === 'ENOENT' ? `There is no ${file || 'such folder'}.` : `${file} cannot be read (${code}).`,
    hint:
      code === 'ELOOP'
        ? 'It is a link that leads to itself; take it out.'
        : file.endsWith('.md')
          ? code === 'ENOENT'
            ? 'It is a link to a file that is gone; take it out.'
            : 'Let this user read the file, or take it out.'
          : 'Name the folder that holds the guides; `waymark new <id>` writes a first one.',
    file: file || '.',
  };
}
