import type { CompiledFile, FolderFile } from '../../core/compile/compiledFile.ts';

/** Compiled files, by name and text. */
export interface FileCache {
  /** @param config the text of `waymark.json`: another text invalidates every file */
  readonly under: (config: string) => {
    /** @param compile compiles a file that is not in the cache */
    readonly get: (file: FolderFile, compile: () => CompiledFile) => CompiledFile | undefined;
    readonly set: (file: FolderFile, compiled: CompiledFile) => void;
  };
}

/** A cache in memory, for guides that are being edited. */
export function fileCache(): FileCache {
  let known = new Map<string, { readonly text: string; readonly compiled: CompiledFile }>();
  let knownUnder: string | undefined;
  return {
    under(config) {
      if (knownUnder !== config) known = new Map();
      knownUnder = config;
      return {
        get({ file, text }) {
          const found = known.get(file);
          return found?.text === text ? found.compiled : undefined;
        },
        set: ({ file, text }, compiled) => void known.set(file, { text, compiled }),
      };
    },
  };
}
