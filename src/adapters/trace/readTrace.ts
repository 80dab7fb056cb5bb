import type { Failure } from '../../core/model/run.ts';
import { type Lines, linesOf } from '../payload/lines.ts';
import type { Piece } from '../payload/piece.ts';
import { readNodeTrace } from './readNodeTrace.ts';
import { readPythonTrace } from './readPythonTrace.ts';
import { readStated } from './readStated.ts';

/** Lines that may follow a trace that still ended its text: the runtime's version, a script's last word. */
const MAX_LINES_AFTER = 10;

/**
 * The traceback with which a text ends: what its process died of. One in the middle was got over, or nobody can tell.
 *
 * @param text a piece whose value is a text
 */
export function readTrace(text: Piece): Failure | undefined {
  const { value } = text;
  // Most texts hold no frame at all.
  if (typeof value !== 'string' || !(value.includes('File "') || /^ {1,44}at /m.test(value)))
    return undefined;
  const lines = linesOf(text);
  const traces = [readPythonTrace(lines), readNodeTrace(lines)].filter((trace) => trace !== undefined);
  const trace = traces.sort((one, other) => other.end - one.end)[0];
  if (!trace || linesAfter(lines, trace.end) > MAX_LINES_AFTER) return undefined;
  return readStated(trace.failure, text);
}

function linesAfter({ lines }: Lines, end: number): number {
  let count = 0;
  for (let index = end + 1; index < lines.length && count <= MAX_LINES_AFTER; index++)
    if (lines[index]!.trim()) count++;
  return count;
}
