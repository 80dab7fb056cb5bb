import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findHost, type Host } from '../init/findHost.ts';
import { placeIn } from '../cli/placeIn.ts';

/** One of the project's own files. */
export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  /** Comments are replaced by blanks, so that lines and columns stay valid. */
  readonly text: string;
}

/** A host's project, read from its folder. */
export interface Project {
  readonly host: Host;
  readonly files: readonly SourceFile[];
  /** The version of a package in `node_modules`, of this folder or one above. */
  readonly installed: (name: string) => string | undefined;
}

/** Files that are read, and bytes of one; a larger one is not source code. */
const MAX_FILES = 5000;
const MAX_BYTES = 512 * 1024;

const SOURCES = /\.([cm]?[jt]sx?|vue|svelte|html|css|scss|less)$|^(_headers|vercel\.json|netlify\.toml)$/;
const NOT_OWN = /^(\..*|node_modules|dist|build|out|coverage|public)$/;

/** @returns what is wrong with the folder, as a sentence */
export function readProject(root: string): Project | string {
  const host = findHost(root);
  if (typeof host === 'string') return host;
  const files: SourceFile[] = [];
  const walk = (folder: string): void => {
    // The script of <waymark-help>, copied out of the package.
    const isCopy = existsSync(join(root, folder, 'element/manifest.json'));
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (isCopy && /^element(\.js)?$/.test(entry.name)) continue;
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (files.length >= MAX_FILES || (entry.isDirectory() && NOT_OWN.test(entry.name))) continue;
      if (entry.isDirectory()) walk(file);
      else if (SOURCES.test(entry.name) && statSync(join(root, file)).size <= MAX_BYTES) {
        files.push({ file, text: withoutComments(readFileSync(join(root, file), 'utf8')) });
      }
    }
  };
  walk('');
  return { host, files, installed: (name) => versionOf(root, name) };
}

/** `//` after a colon is part of an address. */
function withoutComments(text: string): string {
  return text.replaceAll(/<!--[^]*?-->|\/\*[^]*?\*\/|(?<![:"'`\w])\/\/[^\n]*/g, (comment) =>
    comment.replaceAll(/[^\n]/g, ' '),
  );
}

function versionOf(root: string, name: string): string | undefined {
  for (let folder = root; ; folder = join(folder, '..')) {
    try {
      const { version } = JSON.parse(
        readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'),
      ) as {
        version?: string;
      };
      return version;
    } catch {
      if (join(folder, '..') === folder) return undefined;
    }
  }
}

/** Places of a pattern in the files: the first one in each file. */
export function placesOf(
  files: readonly SourceFile[],
  pattern: RegExp,
): readonly {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly found: RegExpExecArray;
}[] {
  return files.flatMap(({ file, text }) => {
    const found = pattern.exec(text);
    return found ? [{ file, ...placeIn(text, found.index), found }] : [];
  });
}
