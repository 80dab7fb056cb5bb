import { detect } from '../../adapters/detect/detect.ts';

/** One line of a file of cases. */
export interface Case {
  /** As it stands in the line; `null` when it has none. */
  readonly id: unknown;
  readonly input: unknown;
  /** The line's other fields, where a label may stand. */
  readonly line: object;
}

/**
 * Reads a line `{"id", "input"}`. A line that is a run itself, or what an adapter knows, or log text in quotes, is taken as its input.
 *
 * @returns the case, or what is wrong with the line
 */
export function readCase(text: string): Case | string {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch (error) {
    return `This line is not JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
  if (typeof line === 'string') return { id: null, input: line, line: {} };
  if (line === null || typeof line !== 'object') return 'This line is neither {"id", "input"} nor a run.';
  const id = 'id' in line && Object.hasOwn(line, 'id') ? line.id : null;
  if (Object.hasOwn(line, 'input')) return { id, input: (line as { input: unknown }).input, line };
  if (detect(line, { now: 0, id: '' }).adapter === 'unknown')
    return 'This line has no `input`, and is no run either.';
  return { id, input: line, line: {} };
}
