import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { GuideFile } from '../../core/compile/compiledFile.ts';
import type { Problem } from '../../core/model/problem.ts';

/** What stands in a folder of guides. */
export interface GuideFolder {
  /** Sorted by name, so that the same folder always compiles to the same bytes. */
  readonly files: readonly GuideFile[];
  /** `waymark.json` beside the guides. */
  readonly config?: GuideFile;
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
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    return { files: [], problems: [unreadable(shown(''), error)] };
  }
  const problems: Problem[] = [];
  const read = (name: string): GuideFile | undefined => {
    try {
      return { file: shown(name), text: readFileSync(join(folder, name), 'utf8').replace(/^\ufeff/, '') };
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

function unreadable(file: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return {
    code: 'unreadable',
    severity: 'error',
    message:
      code === 'ENOENT' ? `There is no ${file || 'such folder'}.` : `${file} cannot be read (${code}).`,
    hint: 'Name the folder that holds the guides; `waymark new <id>` writes a first one.',
    file: file || '.',
  };
}
