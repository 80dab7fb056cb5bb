import type { PhraseHit, PhraseScan } from './createPhraseScan.ts';
import { findPhrase, foldCase, type PhraseMatch } from './findPhrase.ts';
import { BYTES, foldUnit, learnByte } from './foldUnit.ts';
import { fileGrams, keyOfEight, keyOfFour, keyOfLast, keyOfTwelve, type Filed } from './phraseGrams.ts';

/**
 * Finds many phrases in a long text: the cost is that of one pass over it, however many phrases there are.
 *
 * The pass takes four units at a time and looks the last eight, or four, up in a table (see `fileGrams`); only where the
 * catalog has very short phrases, every unit is looked up. No substring is made; a candidate is verified in place. Nothing
 * in the loop depends on where words end, which a processor cannot foresee: a search by words took twice as long.
 */
export function createPass(phrases: readonly string[]): PhraseScan {
  const { long, middle, short, everywhere, small, literals, plain, loose } = fileGrams(phrases);
  const tables: Tables = {
    long: createTable(long),
    middle: createTable(middle),
    short: createTable(short),
    everywhere,
    small,
  };
  const found = new Int32Array(phrases.length);
  let scans = 0;

  return (text) => {
    const hits: PhraseHit[] = [];
    const scan = ++scans;
    const { length } = text;
    const tried = new Map<number, number>();
    let lineStart = 0;
    let lineEnd = -1;
    let line = '';
    let folded = '';

    const look = ({ slots, mask, rows }: Table, key: number, end: number): void => {
      for (let slot = key & mask; slots[slot + 1] !== 0; slot = (slot + 2) & mask) {
        if (slots[slot] !== key) continue;
        for (let row = slots[slot + 1]!; row !== 0; row = rows[row]!) {
          const phrase = rows[row + 1]!;
          if (found[phrase] !== scan) verify(phrase, end - rows[row + 2]!);
        }
        return;
      }
    };
    const verify = (phrase: number, start: number): void => {
      const literal = literals[phrase]!;
      const end = start + literal.length;
      if (start < 0 || end > length) return;
      for (let at = 0; at < literal.length; at++) {
        if (foldUnit(text.charCodeAt(start + at)) !== literal.charCodeAt(at)) return;
      }
      if (plain[phrase] === 1) {
        if (!joins(text, start) && !joins(text, end)) add(phrase, { start, end, captures: {} });
        return;
      }
      if (start < lineStart || start > lineEnd) {
        lineStart = text.lastIndexOf('\n', start) + 1;
        lineEnd = text.indexOf('\n', start);
        if (lineEnd < 0) lineEnd = length;
        line = text.slice(lineStart, lineEnd);
        folded = foldCase(line);
      }
      if (tried.get(phrase) === lineStart) return;
      tried.set(phrase, lineStart);
      const match = findPhrase(line, folded, phrases[phrase]!);
      if (match) add(phrase, { ...match, start: match.start + lineStart, end: match.end + lineStart });
    };
    const add = (phrase: number, match: PhraseMatch): void => {
      found[phrase] = scan;
      hits.push({ phrase, match });
    };

    const whole = length & ~3;
    sweep(text, whole, 0, tables, look);
    if (whole < length) {
      // The rest, after the last two groups of four.
      const from = Math.max(0, whole - 8);
      sweep(`${text.slice(from)}\n\n\n`, whole - from + 4, from, tables, look);
    }

    if (loose.length > 0) {
      const all = foldCase(text);
      for (const phrase of loose) {
        const match = findPhrase(text, all, phrases[phrase]!);
        if (match) add(phrase, match);
      }
    }
    return hits;
  };
}

/**
 * Looks up every fourth place of a text, or every place if some phrases are too short for that.
 * @param to a multiple of four
 * @param from added to each place found
 */
function sweep(
  text: string,
  to: number,
  from: number,
  { long, middle, short, everywhere, small }: Tables,
  look: (table: Table, key: number, end: number) => void,
): void {
  const bytes = BYTES;
  const { filter: longFilter, shift: longShift } = long;
  const { filter: middleFilter, shift: middleShift } = middle;
  const { filter: shortFilter, shift: shortShift } = short;
  let before = 0;
  let word = 0;
  for (let at = 0; at < to; at += 4) {
    let unit = text.charCodeAt(at);
    const one = bytes[unit] || learnByte(unit);
    unit = text.charCodeAt(at + 1);
    const two = bytes[unit] || learnByte(unit);
    unit = text.charCodeAt(at + 2);
    const three = bytes[unit] || learnByte(unit);
    unit = text.charCodeAt(at + 3);
    const next = (one << 24) | (two << 16) | (three << 8) | (bytes[unit] || learnByte(unit));
    const eight = keyOfEight(word, next);
    let key = keyOfTwelve(before, next);
    let bit = key >>> longShift;
    if ((longFilter[bit >>> 5]! & (1 << bit)) !== 0) look(long, key, from + at + 4);
    bit = eight >>> middleShift;
    if ((middleFilter[bit >>> 5]! & (1 << bit)) !== 0) look(middle, eight, from + at + 4);
    before = eight;
    key = keyOfFour(next);
    bit = key >>> shortShift;
    if ((shortFilter[bit >>> 5]! & (1 << bit)) !== 0) look(short, key, from + at + 4);
    // Unrolled by hand: a loop or a function takes half as long again.
    if (everywhere) {
      const first = (word << 8) | one;
      key = keyOfFour(first);
      bit = key >>> shortShift;
      if ((shortFilter[bit >>> 5]! & (1 << bit)) !== 0) look(short, key, from + at + 1);
      const second = (first << 8) | two;
      key = keyOfFour(second);
      bit = key >>> shortShift;
      if ((shortFilter[bit >>> 5]! & (1 << bit)) !== 0) look(short, key, from + at + 2);
      const third = (word << 24) | (next >>> 8);
      key = keyOfFour(third);
      bit = key >>> shortShift;
      if ((shortFilter[bit >>> 5]! & (1 << bit)) !== 0) look(short, key, from + at + 3);
      for (const size of small) {
        look(short, keyOfLast(size, first), from + at + 1);
        look(short, keyOfLast(size, second), from + at + 2);
        look(short, keyOfLast(size, third), from + at + 3);
        look(short, keyOfLast(size, next), from + at + 4);
      }
    }
    word = next;
  }
}

interface Tables {
  readonly long: Table;
  readonly middle: Table;
  readonly short: Table;
  readonly everywhere: boolean;
  readonly small: readonly number[];
}

interface Table {
  /** Pairs of a key and its first row; 0 where a place is free. */
  readonly slots: Int32Array;
  readonly mask: number;
  /** From 4 on, rows of four: the next row with the same key, the phrase, the way back to its start. One row, one memory access. */
  readonly rows: Int32Array;
  /** A bit for each key; the search ends here for almost all of a text. */
  readonly filter: Int32Array;
  readonly shift: number;
}

function createTable(filed: Filed): Table {
  const count = filed.length / 3;
  let bits = 5;
  while (1 << bits < count * 2) bits++;
  const slots = new Int32Array(2 << bits);
  const mask = slots.length - 2;
  const rows = new Int32Array(4 * (count + 1));
  const filter = new Int32Array(1 << (bits - 2));
  const shift = 32 - (bits + 3);
  // From the last to the first, so that the rows of a key are linked in the order of the phrases.
  for (let at = count - 1; at >= 0; at--) {
    const key = filed[3 * at]!;
    const bit = key >>> shift;
    filter[bit >>> 5]! |= 1 << bit;
    let slot = key & mask;
    while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + 2) & mask;
    const row = 4 * (at + 1);
    rows[row] = slots[slot + 1]!;
    rows[row + 1] = filed[3 * at + 1]!;
    rows[row + 2] = filed[3 * at + 2]!;
    slots[slot] = key;
    slots[slot + 1] = row;
  }
  return { slots, mask, rows, filter, shift };
}

/** The units on both sides of `at` belong to one word. */
function joins(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at));
}

function isWord(unit: number): boolean {
  const lower = foldUnit(unit);
  return (lower >= 97 && lower <= 122) || (lower >= 48 && lower <= 57);
}
