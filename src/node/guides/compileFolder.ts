import type { CompiledFile, FolderFile } from '../../core/compile/compiledFile.ts';
import { compileFile } from '../../core/compile/compileFile.ts';
import { createVocabulary, type Vocabulary } from '../../core/compile/condition/createVocabulary.ts';
import { type CompiledCatalog, linkCatalog } from '../../core/compile/catalog/linkCatalog.ts';
import { readFolderConfig } from '../../core/compile/config/readFolderConfig.ts';
import { STARTER_IDS } from '../../starter/starterIds.ts';
import { countProblems } from '../cli/countProblems.ts';
import type { FileCache } from './fileCache.ts';
import { plural } from '../cli/plural.ts';
import type { GuideFolder } from './readGuides.ts';

/** A folder of guides, compiled. */
export interface CompiledFolder extends CompiledCatalog {
  /** Texts of all files that can have problems, for frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** Labels of the surfaces that `waymark.json` names, by id. */
  readonly surfaces: Readonly<Record<string, string>>;
  /** Whether the host shows the starter guides beside these, according to `waymark.json`. */
  readonly starter: boolean;
  /** Files that were not in the cache. */
  readonly fresh: ReadonlySet<string>;
  readonly errors: number;
}

export interface FolderCompileOptions {
  /** Epoch milliseconds; decides which reviews are too old. */
  readonly now: number;
  /** Replaces the text of a file: the last good version of one that is being edited. */
  readonly instead?: ReadonlyMap<string, string>;
  /** Files compiled earlier, under the same config. */
  readonly cache?: FileCache;
  /** Told how far it is. */
  readonly say?: (progress: string) => void;
}

/** Compiles a folder of guides. A file that cannot be read is reported as a problem. */
export function compileFolder(
  folder: GuideFolder,
  { now, instead, cache, say }: FolderCompileOptions,
): CompiledFolder {
  const files = folder.files.map((file): FolderFile => {
    const text = instead?.get(file.file);
    return text === undefined ? file : { ...file, text };
  });
  const { vocabulary, config } = readVocabulary(folder);
  const known = cache?.under(folder.config?.text ?? '');
  const fresh = new Set<string>();
  const compiled = files.map((file, at): CompiledFile => {
    const compile = (): CompiledFile => compileFile(file, vocabulary);
    const before = known?.get(file, compile);
    if (before) return before;
    const made = compile();
    known?.set(file, made);
    fresh.add(file.file);
    if (at % 64 === 0) say?.(`Compiled ${at.toLocaleString('en')} of ${plural(files.length, 'guide')}.`);
    return made;
  });
  const starter = config?.config.starter ?? true;
  const catalog = linkCatalog(compiled, {
    now,
    ...(config && { config: config.config }),
    known: starter ? STARTER_IDS : [],
  });
  const problems = [...folder.problems, ...(config?.problems ?? []), ...catalog.problems];
  return {
    ...catalog,
    problems,
    errors: countProblems(problems).errors,
    texts: new Map(
      [...files, ...(folder.config ? [folder.config] : [])].map(({ file, text }) => [file, text]),
    ),
    surfaces: config?.config.surfaces ?? {},
    starter,
    fresh,
  };
}

/** What the conditions of a folder's guides may name, from its config. */
export function readVocabulary({ config: file }: GuideFolder): {
  readonly config?: ReturnType<typeof readFolderConfig>;
  readonly vocabulary: Vocabulary;
} {
  const config = file && readFolderConfig(file.text, file.file);
  return { ...(config && { config }), vocabulary: createVocabulary(config?.config) };
}
