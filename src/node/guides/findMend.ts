import type { Problem } from '../../core/model/problem.ts';

/** A piece of a line and what stands there once a problem is mended; columns from 0, in UTF-16 code units. */
export interface LineEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The edit that mends a problem.
 *
 * @param line the line that the problem stands in, as it is now
 * @returns nothing where the problem has no mend, or the line is not any more what it was
 */
export function findMend({ mend, column = 1, length = 1 }: Problem, line: string): LineEdit | undefined {
  if (!mend) return undefined;
  const from = line.indexOf(mend.from, column - 1);
  return from < 0 || from >= column - 1 + length
    ? undefined
    : { from, to: from + mend.from.length, text: mend.to };
}
