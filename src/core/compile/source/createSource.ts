/** A file being compiled: its text with `\n` line ends, and where each line starts. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** Offset of the first code unit of each line. */
  readonly lineStarts: readonly number[];
}

/** A range of a file, counted as editors count: lines and columns from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Prepares a file for reading by offset. A byte order mark and the kind of line ends make no difference. */
export function createSource(file: string, text: string): Source {
  const marked = text.startsWith('\ufeff') ? text.slice(1) : text;
  const plain = marked.includes('\r') ? marked.replace(/\r\n?/g, '\n') : marked;
  const lineStarts = [0];
  for (let at = plain.indexOf('\n'); at >= 0; at = plain.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { file, text: plain, lineStarts };
}

/** Line and column of an offset. A range is cut at the end of its line. */
export function placeAt({ text, lineStarts }: Source, offset: number, length = 1): Place {
  const at = Math.max(0, Math.min(offset, text.length));
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  const lineEnd = (lineStarts[low + 1] ?? text.length + 1) - 1;
  return {
    line: low + 1,
    column: at - lineStarts[low]! + 1,
    length: Math.max(1, Math.min(length, lineEnd - at)),
  };
}

/** A range of lines, from 0; `to` is the line after the last. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** The lines that a range of offsets stands in. */
export function linesIn(
  source: Source,
  { start, end }: { readonly start: number; readonly end: number },
): LineRange {
  return { from: placeAt(source, start).line - 1, to: placeAt(source, end).line };
}

/**
 * Finds `needle` in a range of lines, because Markdown gives no position.
 * @param nth how many earlier occurrences to skip
 * @returns its offset, or -1
 */
export function findIn(
  { text, lineStarts }: Source,
  needle: string,
  { from, to }: LineRange,
  nth = 0,
): number {
  const start = lineStarts[from] ?? text.length;
  const slice = text.slice(start, lineStarts[to] ?? text.length);
  let at = needle === '' ? -1 : slice.indexOf(needle);
  for (let passed = 0; passed < nth && at >= 0; passed++) at = slice.indexOf(needle, at + 1);
  return at < 0 ? -1 : start + at;
}

/** A piece of the text, in UTF-16 code units. */
export interface TextSpan {
  readonly offset: number;
  readonly length: number;
}

/** Where `needle` stands in a range of lines; where it is not found as written, the beginning of the range. */
export function spanOf(source: Source, needle: string, lines: LineRange, nth = 0): TextSpan {
  const at = findIn(source, needle, lines, nth);
  return { offset: at < 0 ? lineStart(source, lines.from) : at, length: needle.length };
}

/** The first visible code unit of a line. */
export function lineStart({ text, lineStarts }: Source, line: number): number {
  const start = lineStarts[Math.min(line, lineStarts.length - 1)]!;
  const visible = text.slice(start, lineStarts[line + 1] ?? text.length).search(/\S/);
  return start + Math.max(0, visible);
}

/** The length of a line from its first visible code unit on. */
export function lineLength(source: Source, line: number): number {
  const end = (source.lineStarts[line + 1] ?? source.text.length + 1) - 1;
  return Math.max(1, source.text.slice(lineStart(source, line), end).trimEnd().length);
}
