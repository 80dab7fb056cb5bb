/** A text without terminal sequences, and the way back to the text as it stood. */
export interface CleanText {
  readonly text: string;
  /** The offset in the original text of an offset in `text`. */
  readonly original: (offset: number) => number;
}

/**
 * CSI (colours, cursor), OSC (titles, links) and two-character escapes. No part can match what the next one matches, so
 * the work grows with the text alone; a sequence that never ends is cut off at its line.
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-48/ §5.4, §8.3.89
 */
const SEQUENCE =
  // oxlint-disable-next-line no-control-regex -- the sequences are made of control characters
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]?|\u001B\][^\u0007\u001B\n]*(?:\u0007|\u001B\\)?|\u001B[ -/]*[0-~]?/g;

/** Takes terminal sequences out of a text. */
export function cleanText(text: string): CleanText {
  if (!text.includes('\u001B') && !text.includes('\u009B')) return { text, original: (offset) => offset };
  const starts: number[] = [0];
  const shifts: number[] = [0];
  let clean = '';
  let from = 0;
  for (const match of text.matchAll(SEQUENCE)) {
    clean += text.slice(from, match.index);
    from = match.index + match[0].length;
    starts.push(clean.length);
    shifts.push(from - clean.length);
  }
  clean += text.slice(from);
  return { text: clean, original: (offset) => offset + shifts[lastUpTo(starts, offset)]! };
}

/** Position of the last of the rising `numbers` that is not above `wanted`. */
export function lastUpTo(numbers: readonly number[], wanted: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle]! <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
