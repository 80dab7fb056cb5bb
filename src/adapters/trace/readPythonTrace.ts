import type { Failure } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import { type Lines, lineAt } from '../payload/lines.ts';

/** A trace in a text. */
export interface Trace {
  readonly failure: Failure;
  /** Place of its last line among the lines. */
  readonly end: number;
}

/** `  File "x.py", line 3, in run`, also inside the margin of an exception group. */
const FRAME = /^([ |+-]{0,40})File "[^"]{1,500}", line \d{1,7}(?:, in .{0,500})?$/;
/** `package.module.Name: message`, in the column of the header. */
const RAISED = /^([ |+-]{0,40})([A-Za-z_][\w.]{0,200})(?:: (.*))?$/;
const CAUSED =
  /^[ |]{0,40}(?:The above exception was the direct cause|During handling of the above exception)/;

/**
 * The last Python traceback of a text, with the ones it names as its causes; its beginning may be missing.
 * @see https://docs.python.org/3/library/traceback.html and https://docs.python.org/3/library/exceptions.html#exception-context
 */
export function readPythonTrace(text: Lines): Trace | undefined {
  const { lines } = text;
  let found: Trace | undefined;
  let from = -1;
  let margin = 0;
  let linked = false;
  for (const [index, line] of lines.entries()) {
    const frame = FRAME.exec(line);
    if (frame) {
      if (from < 0) from = index;
      margin = frame[1]!.length;
      continue;
    }
    if (from < 0) {
      if (CAUSED.test(line)) linked = true;
      continue;
    }
    // Source lines stand deeper than their frame, the raised exception two columns before it.
    const raised = RAISED.exec(line);
    if (!raised || raised[1]!.length >= Math.max(margin, 1)) {
      // Anything else in the column of the exception: this was no trace.
      if (line.search(/[^ |+-]/) < margin) from = -1;
      continue;
    }
    const [, , name, message] = raised;
    const failure = defined({
      type: name!.slice(name!.lastIndexOf('.') + 1),
      message: message?.trim() || undefined,
      stack: lines.slice(from, index + 1).join('\n'),
      cause: linked && found ? limited(found.failure) : undefined,
      path: lineAt(text, index),
    });
    found = { failure, end: index };
    from = -1;
    linked = false;
  }
  return found;
}

/** At most seven causes: with the failure itself as many as a run keeps. */
function limited(failure: Failure, left = 6): Failure {
  const { cause, ...rest } = failure;
  return cause && left > 0 ? { ...rest, cause: limited(cause, left - 1) } : rest;
}
