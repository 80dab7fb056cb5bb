import type { Failure } from '../../core/model/run.ts';
import { type Lines, lineAt } from '../payload/lines.ts';
import type { Trace } from './readPythonTrace.ts';

/** `Name [CODE]: message`, after `Uncaught` or as a cause. */
const RAISED =
  /^( {0,40})(?:Uncaught )?(\[cause\]: )?([A-Za-z_$][\w$.]{0,100}?)(?: \[([A-Z]\w{1,80})\])?(?:: (.*))?$/;
const FRAME = /^( {1,44})at .{1,2000}$/;
const FIELD = /^( {1,44})(code|status|statusCode|signal): (?:'([^']{1,200})'|"([^"]{1,200})"|(-?\d{1,9})),?$/;
/** Lines that a message may have before its frames begin. */
const MAX_MESSAGE_LINES = 12;
const MAX_CAUSES = 8;

interface Open {
  readonly indent: number;
  readonly from: number;
  readonly failure: { -readonly [K in keyof Failure]: Failure[K] };
}

/**
 * The last error that Node printed in a text, with its own fields and its causes.
 * @see https://nodejs.org/api/errors.html#errorstack and https://nodejs.org/api/util.html#utilinspectobject-options
 */
export function readNodeTrace(text: Lines): Trace | undefined {
  const { lines } = text;
  let open: Open[] = [];
  let end = -1;
  for (const [index, line] of lines.entries()) {
    const frame = FRAME.exec(line);
    const last = open.at(-1);
    if (frame) {
      if (last && frame[1]!.length > last.indent) {
        end = index;
        last.failure.stack = lines
          .slice(last.from, index + 1)
          .join('\n')
          .replace(/ \{$/, '');
      }
      continue;
    }
    const field = FIELD.exec(line);
    if (field) {
      const owner = open.findLast(({ indent }) => indent === field[1]!.length - 2);
      if (owner && end >= 0) setField(owner.failure, field[2]!, field[3] ?? field[4] ?? Number(field[5]));
      continue;
    }
    const raised = RAISED.exec(line);
    if (!raised || !hasFrames(lines, index, raised[1]!.length)) continue;
    const [, indent, isCause, name, code, message] = raised;
    const failure: Open['failure'] = {
      type: name!.slice(name!.lastIndexOf('.') + 1),
      path: lineAt(text, index),
    };
    // A DOMException has its name there, any other error its code.
    if (code && name === 'DOMException') failure.type = code;
    else if (code) failure.code = code;
    const whole = messageOf(lines, index, message);
    if (whole) failure.message = whole;
    const parent = isCause ? open.findLast((one) => one.indent < indent!.length) : undefined;
    if (parent && open.length < MAX_CAUSES) parent.failure.cause = failure;
    else if (parent) continue;
    else open = [];
    open.push({ indent: indent!.length, from: index, failure });
  }
  const first = open[0];
  return first && end >= first.from ? { failure: first.failure, end: endOf(lines, end) } : undefined;
}

/** Whether frames follow, indented by four columns, with only the rest of the message before them. */
function hasFrames(lines: readonly string[], index: number, indent: number): boolean {
  for (let next = index + 1; next <= index + MAX_MESSAGE_LINES && next < lines.length; next++) {
    const frame = FRAME.exec(lines[next]!);
    if (frame) return frame[1]!.length === indent + 4;
    const other = RAISED.exec(lines[next]!);
    if (other?.[5] !== undefined && /(?:Error|Exception)$/.test(other[3]!)) return false;
  }
  return false;
}

function messageOf(lines: readonly string[], index: number, first: string | undefined): string {
  const all = [first ?? ''];
  for (let next = index + 1; next < lines.length && !FRAME.test(lines[next]!); next++) all.push(lines[next]!);
  return all.join('\n').trim();
}

/** A number that is an HTTP status counts as one, whatever its name: some clients put it into `code`. */
function setField(failure: Open['failure'], name: string, value: string | number): void {
  if (typeof value === 'number' && value >= 400 && value < 600) failure.status ??= value;
  else if (name === 'code') failure.code ??= value;
  else if (name === 'signal' && /^SIG[A-Z0-9]{2,8}$/.test(String(value))) failure.signal ??= String(value);
}

/** The closing brackets of printed fields belong to the error. */
function endOf(lines: readonly string[], end: number): number {
  let last = end;
  if (lines[end]!.endsWith('{')) while (last + 1 < lines.length && !lines[last]!.startsWith('}')) last++;
  return last;
}
