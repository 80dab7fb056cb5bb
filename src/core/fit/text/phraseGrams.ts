import { foldCase } from './findPhrase.ts';
import { BYTES, learnByte } from './foldUnit.ts';

/** Eight neighbouring bytes, given as two words. */
export function keyOfEight(before: number, word: number): number {
  return Math.imul(Math.imul(before, 0x9e3779b1) ^ word, 0x85ebca6b);
}

/** Twelve neighbouring bytes, given as the key of the first eight and a word. */
export function keyOfTwelve(eight: number, word: number): number {
  return Math.imul((eight ^ (eight >>> 15)) + word, 0x2c1b3c6d);
}

/** Four neighbouring bytes. */
export function keyOfFour(word: number): number {
  return Math.imul(word ^ (word >>> 15), 0x297a2d39);
}

/** The last one, two or three bytes of a word. */
export function keyOfLast(size: number, word: number): number {
  return Math.imul((word & ((1 << (size * 8)) - 1)) + size, 0x297a2d39);
}

/** The index of the phrases. An entry says: where this key ends, that phrase may have begun this far back. */
export interface PhraseGrams {
  /** By twelve bytes. */
  readonly long: Filed;
  /** By eight bytes. */
  readonly middle: Filed;
  /** By four bytes or fewer. */
  readonly short: Filed;
  /** Some of `short` are indexed at one place only, so every place of a text must be looked up. */
  readonly everywhere: boolean;
  /** Sizes of keys below four. */
  readonly small: readonly number[];
  /** The indexed part of each phrase, in lower case. */
  readonly literals: readonly string[];
  /** 1: the part is the whole phrase. */
  readonly plain: Uint8Array;
  /** Phrases with nothing to index. */
  readonly loose: readonly number[];
}

/** Flat rows of three: a key, the phrase, and the distance from the start of the phrase's part to the end of the key. */
export type Filed = number[];

/** Units of a long phrase that are searched for a rare key. */
const MAX_OFFSET = 64;

/**
 * Indexes each phrase under bytes that few other phrases have. A phrase of fifteen units or more is indexed under twelve bytes at four
 * neighbouring places, so that a text is looked up at every fourth unit only: one of the four places always falls there. Twelve bytes are a
 * word and the beginning of the next, rarely in a text by chance. A phrase of eleven units has four places of eight bytes, one of seven
 * units four places of four; a shorter one is indexed at one place.
 */
export function fileGrams(phrases: readonly string[]): PhraseGrams {
  const pieces = phrases.map(piecesOf);
  const keys = keysOf(pieces.flat());
  // How many phrases have a key; two keys may share a counter, which sometimes leads to a worse choice.
  const shared = new Uint16Array(1 << 18);
  for (const key of keys.all) shared[key >>> 14]!++;
  const long: Filed = [];
  const middle: Filed = [];
  const short: Filed = [];
  const small = new Set<number>();
  const loose: number[] = [];
  const literals: string[] = [];
  const plain = new Uint8Array(phrases.length);
  let everywhere = false;
  for (const [phrase, list] of pieces.entries()) {
    let best: { piece: Piece; at: number; cost: number } | undefined;
    for (const piece of list) {
      const found = rarestPlace(piece, keys, shared);
      if (!best || found.cost < best.cost) best = { piece, ...found };
    }
    literals.push(best ? best.piece.literal : '');
    if (!best) {
      loose.push(phrase);
      continue;
    }
    const { size, places, literal, from } = best.piece;
    if (literal.length === phrases[phrase]!.length) plain[phrase] = 1;
    if (places === 1) everywhere = true;
    if (size < 4) small.add(size);
    const filed = size === 12 ? long : size === 8 ? middle : short;
    for (let at = best.at; at < best.at + places; at++) {
      filed.push(keys.all[from + at]!, phrase, at + size);
    }
  }
  return { long, middle, short, everywhere, small: [...small], literals, plain, loose };
}

interface Piece {
  /** A literal between `*` and captures, in lower case. */
  readonly literal: string;
  /** The number of bytes of a key, and of neighbouring places that are indexed. */
  readonly size: number;
  readonly places: number;
  readonly count: number;
  /** Where its keys begin in the list of all keys; set by `keysOf`. */
  from: number;
}

/** The keys of all parts in one list: a key for each place, and 1 where it is inside a word. */
interface Keys {
  readonly all: Int32Array;
  readonly inside: Uint8Array;
}

/** Nothing for a phrase without a literal, nor for one with a line break: phrases are verified line by line. */
function piecesOf(phrase: string): readonly Piece[] {
  const folded = foldCase(phrase).replaceAll('ς', 'σ');
  if (folded.includes('\n')) return [];
  const literals = /[*{]/.test(folded) ? folded.split(/\*|\{[a-z][\w-]*\}/) : [folded];
  return literals.flatMap((literal) => {
    const { length } = literal;
    if (length === 0) return [];
    const size = length < 11 ? Math.min(4, length) : length < 15 ? 8 : 12;
    const count = Math.min(length, MAX_OFFSET) - size + 1;
    return [{ literal, size, places: length < 7 ? 1 : 4, count, from: 0 }];
  });
}

/**
 * The place in a part whose keys the fewest phrases have; among equals, one that crosses a word boundary, because texts have many words and
 * few pairs of them. A short key costs more, because more of a text matches it.
 */
function rarestPlace(
  { size, places, from, count }: Piece,
  { all, inside }: Keys,
  shared: Uint16Array,
): { readonly at: number; readonly cost: number } {
  const costAt = (place: number): number => 2 * shared[all[from + place]! >>> 14]! + inside[from + place]!;
  let sum = 0;
  let cost = Infinity;
  let best = 0;
  for (let end = 0; end < count; end++) {
    sum += costAt(end);
    const at = end - places + 1;
    if (at < 0) continue;
    if (sum < cost) [cost, best] = [sum, at];
    sum -= costAt(at);
  }
  return { at: best, cost: (cost / places) * (13 - size) };
}

/** One list for all parts: tens of thousands of small lists would cost more in garbage collection than the work itself. */
function keysOf(pieces: readonly Piece[]): Keys {
  const total = pieces.reduce((sum, piece) => sum + piece.count, 0);
  const all = new Int32Array(total);
  const inside = new Uint8Array(total);
  let place = 0;
  for (const piece of pieces) {
    const { literal, size, count } = piece;
    piece.from = place;
    let letters = 0;
    let first = 0;
    let second = 0;
    let third = 0;
    for (let at = 0; at < count + size - 1; at++) {
      const unit = literal.charCodeAt(at);
      letters = unit >= 97 && unit <= 122 ? letters + 1 : 0;
      first = (first << 8) | (second >>> 24);
      second = (second << 8) | (third >>> 24);
      third = (third << 8) | (BYTES[unit] || learnByte(unit));
      if (at < size - 1) continue;
      if (letters >= size) inside[place] = 1;
      if (size === 12) all[place++] = keyOfTwelve(keyOfEight(first, second), third);
      else if (size === 8) all[place++] = keyOfEight(second, third);
      else all[place++] = size === 4 ? keyOfFour(third) : keyOfLast(size, third);
    }
  }
  return { all, inside };
}
