/** The exception that a Python traceback ends with. */
export interface Raised {
  /** Offset of the line that names it. */
  readonly line: number;
  /** Offsets of the last part of its class. */
  readonly start: number;
  readonly end: number;
  /** It reached the end of its program: nothing caught it. */
  readonly isUncaught: boolean;
}

/** Lines of one traceback; Python itself shortens deeper ones. */
const MAX_LINES = 2_000;
const NAME = /^[A-Za-z_](?:[\w.]{0,200}[\w])?(?=:|$)/;

/**
 * The exception below a traceback's header: the first line in the header's own column. Loggers print the same prefix before every line,
 * apart from the time.
 * @param header offset of `Traceback (most recent call last):`
 * @see https://docs.python.org/3/library/traceback.html
 */
export function raisedBy(text: string, header: number): Raised | undefined {
  const prefix = text.slice(text.lastIndexOf('\n', header) + 1, header);
  const shape = shapeOf(prefix);
  let frames = 0;
  let isUncaught = false;
  let line = text.indexOf('\n', header) + 1;
  for (let count = 0; line > 0 && count < MAX_LINES; count++) {
    let end = text.indexOf('\n', line);
    if (end < 0) end = text.length;
    const own = shapeOf(text.slice(line, line + prefix.length)) === shape ? line + prefix.length : line;
    const rest = text.slice(own, Math.min(end, own + 300)).trimEnd();
    if (/^\s/.test(rest) || rest === '') {
      if (rest.startsWith('  File "')) {
        if (frames === 0) isUncaught = rest.endsWith(', in <module>');
        frames++;
      }
    } else {
      const name = frames > 0 ? NAME.exec(rest)?.[0] : undefined;
      if (name === undefined) return undefined;
      return { line, start: own + name.lastIndexOf('.') + 1, end: own + name.length, isUncaught };
    }
    line = end + 1 > text.length ? 0 : end + 1;
  }
  return undefined;
}

/** The prefix with its digits masked, since they differ from line to line. */
function shapeOf(text: string): string {
  return text.replaceAll(/\d/g, '0');
}
