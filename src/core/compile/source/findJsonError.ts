/** The place where a text stops being JSON, and the reason, phrased as the end of a sentence. */
export interface JsonError {
  /** In UTF-16 code units; the length of the text when it ends too early. */
  readonly offset: number;
  readonly message: string;
}

const SPACE = /[ \t\n\r]*/y;
// oxlint-disable-next-line no-control-regex -- the ones JSON does not allow
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const OTHER = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/**
 * The first error in a JSON text. Engines word it differently, and mostly give no place.
 * @returns `undefined` when the text is JSON
 */
export function findJsonError(text: string): JsonError | undefined {
  const closers: string[] = [];
  let want: 'value' | 'key' | 'colon' | 'comma' = 'value';
  /** Offset of the comma just read. */
  let comma = -1;
  /** Directly after an opening bracket, where the closing one may follow. */
  let mayClose = false;
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const wrong = (message: string, offset = at): JsonError => ({ offset, message });
  for (;;) {
    skip(SPACE);
    const closer = closers.at(-1);
    const next = text[at];
    if (next === undefined) {
      if (closer !== undefined) return wrong(`it ends before \`${closer}\``);
      return want === 'value' ? wrong('there is nothing in it') : undefined;
    }
    if (next === closer && (want === 'comma' || mayClose)) {
      at++;
      closers.pop();
      want = 'comma';
      mayClose = false;
      continue;
    }
    if (text.startsWith('//', at) || text.startsWith('/*', at)) return wrong('it has no comments');
    if (want === 'colon') {
      if (next !== ':') return wrong('a `:` is missing after the key');
      at++;
      want = 'value';
      continue;
    }
    if (want === 'comma') {
      if (closer === undefined) return wrong('something follows its end');
      if (next !== ',')
        return wrong(/[}\]]/.test(next) ? `a \`${closer}\` is missing` : 'a comma is missing');
      comma = at++;
      want = closer === '}' ? 'key' : 'value';
      continue;
    }
    if (comma >= 0 && next === closer && !mayClose && text.slice(comma + 1, at).trim() === '')
      return wrong(`a comma stands before \`${closer}\``, comma);
    mayClose = false;
    if (next === '"' && !skip(STRING))
      return wrong('this text is not closed, or holds a line break or a single `\\`');
    if (want === 'key') {
      if (next !== '"') return wrong('a key stands in double quotes');
      want = 'colon';
      continue;
    }
    want = 'comma';
    if (next === '"') continue;
    if (next === '{' || next === '[') {
      at++;
      closers.push(next === '{' ? '}' : ']');
      want = next === '{' ? 'key' : 'value';
      mayClose = true;
    } else if (!skip(OTHER)) {
      return wrong(next === "'" ? 'text stands in double quotes' : 'this is no value');
    }
  }
}
