import type { Problem } from '../../model/problem.ts';
import { placeAt, type Source } from './createSource.ts';

/** A problem without its place. The texts are in the `…Faults.ts` files. */
export type Fault = Omit<Problem, 'file' | 'line' | 'column' | 'length'>;

/** A fault that stops a build. */
export function wrong(code: string, message: string, why: string, hint: string): Fault {
  return { code, severity: 'error', message, why, hint };
}

/** Collects the problems of one file. */
export interface Faults {
  readonly problems: Problem[];
  /**
   * @param offset into the source's text, in UTF-16 code units
   * @returns `undefined`, so that a reader can report and return in one statement
   */
  readonly add: (fault: Fault, offset: number, length?: number) => undefined;
  /** The same at a range of offsets. */
  readonly addAt: (fault: Fault, range: { readonly start: number; readonly end: number }) => undefined;
}

/** Starts an empty list of problems for one file. */
export function collectFaults(source: Source): Faults {
  const problems: Problem[] = [];
  const add: Faults['add'] = (fault, offset, length) => {
    problems.push({ ...fault, file: source.file, ...placeAt(source, offset, length) });
  };
  return { problems, add, addAt: (fault, { start, end }) => add(fault, start, end - start) };
}
