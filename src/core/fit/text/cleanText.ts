/** A text without terminal sequences, and a map back to the original text. */
export interface CleanText {
  readonly text: string;
  /** The offset in the original text of an offset in `text`. */
  readonly original: (offset: number) => number;
}

/**
 * CSI (colours, cursor), strings up to their terminator (titles, links) and two-character escapes. A string that does not end on its line
 * loses its introducer only, so that no text is lost. No part can match what the next one matches, so matching is linear.
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-48/ §5.3, §5.4, §5.6
 */
const SEQUENCE = new RegExp(
  [
    '(?:\u001B\\[|\u009B)[0-?]*[ -/]*[@-~]?',
    '\u001B[P\\]X^_](?:[^\u0007\u001B\n]*(?:\u0007|\u001B\\\\))?',
    '\u001B[ -/]*[0-~]?',
  ].join('|'),
  'g',
);

/** Removes terminal sequences from a text. */
export function cleanText(text: string): CleanText {
  if (!hasSequences(text)) return { text, original: (offset) => offset };
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

/** Whether the text has terminal sequences. */
export function hasSequences(text: string): boolean {
  return text.includes('\u001B') || text.includes('\u009B');
}

/** Position of the last of the ascending `numbers` that is not above `wanted`. */
function lastUpTo(numbers: readonly number[], wanted: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle]! <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
