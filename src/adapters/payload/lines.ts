import type { Piece } from './piece.ts';

/** The lines of a text, or of the end of a long text. */
export interface Lines {
  readonly lines: readonly string[];
  /** 1-based number of the first of them in the whole text. Computed on demand: 50 MB of empty lines take a while. */
  readonly first: () => number;
  /** Whether the text is longer than these lines. */
  readonly isCut: boolean;
  /** Path of the text. */
  readonly path: string;
}

/** Length of the end of a long text that is read, in UTF-16 code units: as much as intake keeps of a log's end. */
const MAX_END = 262_144;

/** @param most how much of the end is read, in code units */
export function linesOf({ value, path }: Piece, most = MAX_END): Lines {
  const text = typeof value === 'string' ? value : '';
  if (text.length <= most) return { lines: split(text), first: () => 1, isCut: false, path };
  const from = text.indexOf('\n', text.length - most) + 1;
  const start = from > 0 ? from : text.length - most;
  let known: number | undefined;
  const first = (): number => (known ??= 1 + newlinesIn(text, start));
  return { lines: split(text.slice(start)), first, isCut: true, path };
}

/** Path of a line, by its place among `lines`. */
export function lineAt({ first, path }: Lines, index: number): string {
  return `${path}#L${first() + index}`;
}

/** How many lines end before `to`. */
export function newlinesIn(text: string, to = text.length): number {
  let count = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < to; end = text.indexOf('\n', end + 1)) count++;
  return count;
}

function split(text: string): readonly string[] {
  return text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}
