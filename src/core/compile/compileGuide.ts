import type { Atom } from '../model/condition.ts';
import type { GuideBody, GuideHead } from '../model/guide.ts';
import type { Problem } from '../model/problem.ts';
import { compileFile } from './compileFile.ts';
import type { CompileOptions, GuideFile } from './compiledFile.ts';
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
): {
  readonly guide?: { readonly head: GuideHead; readonly body: GuideBody; readonly atoms: readonly Atom[] };
  readonly problems: readonly Problem[];
} {
  const { guide, problems } = compileFile(file, createVocabulary(options.config));
  return { ...(guide && { guide }), problems };
}
