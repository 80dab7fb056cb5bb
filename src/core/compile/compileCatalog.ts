import { compileFile } from './compileFile.ts';
import type { CompileOptions, FolderFile } from './compiledFile.ts';
import { createVocabulary } from './condition/createVocabulary.ts';
import { linkCatalog, type CompiledCatalog } from './catalog/linkCatalog.ts';

/**
 * Compiles a folder of guides: every problem of every file in one go, in the order of file, line and column. Guides with an
 * error are left out of the result; the others are whole.
 *
 * The same files in any order give the same catalog.
 */
export function compileCatalog(files: readonly FolderFile[], options: CompileOptions): CompiledCatalog {
  const vocabulary = createVocabulary(options.config);
  return linkCatalog(
    files.map((file) => compileFile(file, vocabulary)),
    options,
  );
}
