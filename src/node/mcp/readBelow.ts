import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { decodeText } from '../cli/decodeText.ts';

/** Largest file that is read, in bytes. */
const MAX_FILE = 16_000_000;

/** A file's text, or why there is none, as a sentence. */
export type ReadFile = { readonly text: string } | { readonly refused: string };

/**
 * Reads a file below a folder, after resolving links and `..`. Hidden files and folders, whose names begin with a dot, are refused, because
 * they hold keys and settings.
 * @param folder absolute; without it, no file is read
 */
export function readBelow(folder: string | undefined, path: string): ReadFile {
  if (folder === undefined)
    return {
      refused: 'Files are not read: the server was started without `--folder`. Pass the text itself.',
    };
  try {
    const root = realpathSync(folder);
    const file = realpathSync(resolve(root, path));
    const inner = relative(root, file);
    const isBelow = inner !== '' && inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner);
    if (!isBelow)
      return { refused: 'Only files below the folder that the server was started with are read.' };
    if (inner.split(sep).some((part) => part.startsWith('.')))
      return { refused: 'Hidden files are not read.' };
    const { size } = statSync(file);
    if (!statSync(file).isFile()) return { refused: 'That is no file.' };
    if (size > MAX_FILE)
      return { refused: `The file is larger than ${MAX_FILE / 1e6} MB. Pass its last part.` };
    const text = decodeText(readFileSync(file));
    return text === undefined ? { refused: 'The file is neither JSON nor text.' } : { text };
  } catch {
    // The answer does not reveal whether a file outside the folder exists.
    return { refused: 'There is no such file to read below the folder.' };
  }
}
