import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { GuideHead } from '../../core/model/guide.ts';
import type { Problem } from '../../core/model/problem.ts';
import { type OpenFolder, openFolder } from '../guides/openFolder.ts';
import { CONFIG_NAME, isGuide } from '../guides/readGuides.ts';
import type { Names } from './completion.ts';

/** The name of a folder of guides that has no settings, unless it is told. */
const USUAL_NAME = 'guides';

/** A file of a folder of guides that is open in an editor. */
export interface OpenFile {
  readonly folder: Folder;
  /** `rate-limited.md`, `waymark.json`. */
  readonly name: string;
}

/** One folder, as it was when it was last looked at. */
export interface Folder {
  readonly dir: string;
  readonly files: OpenFolder;
  names: Names;
  /** By the name of the file. */
  problems: ReadonlyMap<string, readonly Problem[]>;
}

export interface GuideFoldersOptions {
  /** A folder that holds guides, whatever its name; absolute. */
  readonly dir: string | undefined;
  /** What is known of the starter guides. */
  readonly starter: readonly GuideHead[];
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The folders of guides that an editor has files open of. */
export interface GuideFolders {
  /** @returns nothing for a document that is no part of a folder of guides */
  readonly find: (uri: string) => OpenFile | undefined;
  /** Compiles what changed, and reads names and problems anew. */
  readonly look: (folder: Folder) => void;
}

/** Knows the folders by their files: one that holds `waymark.json`, is called `guides`, or was named at the start. */
export function guideFolders({ dir: named, starter, now }: GuideFoldersOptions): GuideFolders {
  const folders = new Map<string, Folder>();

  function look(folder: Folder): void {
    const compiled = folder.files.compile(now());
    const guides = new Map<string, Pick<GuideHead, 'title' | 'summary'>>();
    for (const head of compiled.starter ? starter : []) guides.set(head.id, head);
    // A guide with an error is not in the index, and may be named all the same.
    for (const file of compiled.texts.keys()) {
      const [, id] = /^([\w-]+)\.md$/.exec(file) ?? [];
      if (id !== undefined) guides.set(id, { title: id, summary: '' });
    }
    for (const head of compiled.index.guides) guides.set(head.id, head);
    const { vocabulary } = folder.files.vocabulary();
    const heads = [...compiled.index.guides, ...(compiled.starter ? starter : [])];
    folder.names = { vocabulary, surfaces: surfacesOf(compiled.surfaces, heads), guides };
    folder.problems = groupByFile(compiled.problems);
  }

  function open(dir: string): Folder {
    const files = openFolder(dir);
    const { vocabulary } = files.vocabulary();
    const folder: Folder = {
      dir,
      files,
      names: { vocabulary, surfaces: {}, guides: new Map() },
      problems: new Map(),
    };
    folders.set(dir, folder);
    look(folder);
    return folder;
  }

  return {
    find(uri) {
      if (!uri.startsWith('file:')) return undefined;
      const path = fileURLToPath(uri);
      const [dir, name] = [dirname(path), basename(path)];
      if (!isGuide(name) && name !== CONFIG_NAME) return undefined;
      const holdsGuides =
        folders.has(dir) ||
        dir === named ||
        basename(dir) === USUAL_NAME ||
        existsSync(join(dir, CONFIG_NAME));
      return holdsGuides ? { folder: folders.get(dir) ?? open(dir), name } : undefined;
    },
    look,
  };
}

export function uriOf({ dir }: Folder, name: string): string {
  return pathToFileURL(join(dir, name)).href;
}

/** The surfaces that are declared; where none is, those that guides name, starter guides too, by their ids. */
function surfacesOf(
  declared: Readonly<Record<string, string>>,
  guides: readonly GuideHead[],
): Readonly<Record<string, string>> {
  if (Object.keys(declared).length > 0) return declared;
  return Object.fromEntries(guides.flatMap(({ surfaces }) => surfaces.map((id) => [id, id])));
}

function groupByFile(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { file = '' } = problem;
    const group = groups.get(file) ?? [];
    groups.set(file, group);
    group.push(problem);
  }
  return groups;
}
