import type { Problem } from '../model/problem.ts';
import { compileFile } from './compileFile.ts';
import type { CompiledGuide, CompileOptions, GuideFile } from './compiledFile.ts';
import { createVocabulary } from './createVocabulary.ts';

/**
 * Compiles one guide by itself. What other guides decide (dead links, the same conditions twice, the age of a review) is judged by
 * `compileCatalog`.
 *
 * @returns the guide when it has no error; its `head` points into `atoms`
 */
export function compileGuide(
  file: GuideFile,
  options: CompileOptions,
): { readonly guide?: CompiledGuide; readonly problems: readonly Problem[] } {
  const { guide, problems } = compileFile(file, createVocabulary(options.config));
  return { ...(guide && { guide }), problems };
}
