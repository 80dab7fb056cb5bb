import type { Problem } from '../../model/problem.ts';
import { placeAt, type Source } from './createSource.ts';

/** A problem without its place. The texts are in the `…Faults.ts` files. */
export type Fault = Omit<Problem, 'file' | 'line' | 'column' | 'length'>;

/** Collects the problems of one file. */
export interface Faults {
  readonly problems: Problem[];
  /**
   * @param offset into the source's text, in UTF-16 code units
   * @returns `undefined`, so that a reader can report and return in one statement
   */
  readonly add: (fault: Fault, offset: number, length?: number) => undefined;
}

/** Starts an empty list of problems for one file. */
export function collectFaults(source: Source): Faults {
  const problems: Problem[] = [];
  return {
    problems,
    add: (fault, offset, length) => {
      problems.push({ ...fault, file: source.file, ...placeAt(source, offset, length) });
    },
  };
}
