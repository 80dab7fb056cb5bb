import type { FolderFile } from '../../core/compile/compiledFile.ts';
import { type CompiledFolder, compileFolder, readVocabulary } from './compileFolder.ts';
import { fileCache } from './fileCache.ts';
import { CONFIG_NAME, type GuideFolder, isGuide, readGuides } from './readGuides.ts';

/** A folder of guides that is being edited: what an author has not saved yet stands in the place of what is on the disk. */
export interface OpenFolder {
  /** Reads the folder again. */
  readonly reload: () => void;
  /** @param text left out: the file is again what is on the disk */
  readonly draft: (name: string, text?: string) => void;
  /** The text of a file, as it is edited. */
  readonly text: (name: string) => string | undefined;
  /**
   * Compiles what changed since the last time.
   *
   * @param now epoch milliseconds
   */
  readonly compile: (now: number) => CompiledFolder;
  /** What its conditions may name. */
  readonly vocabulary: () => ReturnType<typeof readVocabulary>;
}

/** @param dir absolute; files are named relative to it */
export function openFolder(dir: string): OpenFolder {
  let disk = readGuides('.', dir);
  const drafts = new Map<string, string>();
  const cache = fileCache();
  const folder = (): GuideFolder => withDrafts(disk, drafts);
  return {
    reload: () => void (disk = readGuides('.', dir)),
    draft: (name, text) => void (text === undefined ? drafts.delete(name) : drafts.set(name, text)),
    text: (name) =>
      drafts.get(name) ??
      (name === CONFIG_NAME ? disk.config : disk.files.find(({ file }) => file === name))?.text,
    compile: (now) => compileFolder(folder(), { now, cache }),
    vocabulary: () => readVocabulary(folder()),
  };
}

function withDrafts({ files, config, problems }: GuideFolder, drafts: ReadonlyMap<string, string>): GuideFolder {
  if (drafts.size === 0) return { files, ...(config && { config }), problems };
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  for (const [name, text] of drafts) if (isGuide(name)) texts.set(name, text);
  const own = drafts.get(CONFIG_NAME);
  const settings = own === undefined ? config : { file: CONFIG_NAME, text: own };
  return {
    files: [...texts]
      .map(([file, text]): FolderFile => ({ file, text }))
      .toSorted((one, other) => (one.file < other.file ? -1 : 1)),
    ...(settings && { config: settings }),
    problems: problems.filter(({ file = '' }) => !drafts.has(file)),
  };
}
