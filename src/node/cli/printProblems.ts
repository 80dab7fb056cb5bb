import type { Problem } from '../../core/model/problem.ts';
import type { Io } from './io.ts';
import { paint } from './paint.ts';
import { problemText } from './problemText.ts';

/**
 * Writes problems to standard error.
 * @param texts the files that they are about, by name, for frames
 */
export function printProblems(
  problems: readonly Problem[],
  { stderr, colour }: Pick<Io, 'stderr' | 'colour'>,
  texts?: ReadonlyMap<string, string>,
): void {
  for (const problem of problems)
    stderr(`${problemText(problem, texts?.get(problem.file ?? ''), paint(colour))}\n`);
}
