import { foldCase } from './findPhrase.ts';
import { BYTES, learnByte } from './foldUnit.ts';

/** Eight neighbouring bytes, given as two words. */
export function keyOfEight(before: number, word: number): number {
  return Math.imul(Math.imul(before, 0x9e3779b1) ^ word, 0x85ebca6b);
}

/** Four neighbouring bytes. */
export function keyOfFour(word: number): number {
  return Math.imul(word + 4, 0x2c1b3c6d);
}

/** The last one, two or three bytes of a word. */
export function keyOfLast(size: number, word: number): number {
  return Math.imul((word & ((1 << (size * 8)) - 1)) + size, 0x297a2d39);
}

/** Where the phrases are filed. An entry says: where this key ends, that phrase may have begun so far back. */
export interface PhraseGrams {
  /** By eight bytes. */
  readonly long: Filed;
  /** By four bytes or fewer. */
  readonly short: Filed;
  /** Some of `short` stand at one place only, so every place of a text must be looked up. */
  readonly everywhere: boolean;
  /** Sizes of keys below four. */
  readonly small: readonly number[];
  /** The piece of each phrase that is filed, in lower case. */
  readonly literals: readonly string[];
  /** 1: the piece is the whole phrase. */
  readonly plain: Uint8Array;
  /** Phrases with nothing to file. */
  readonly loose: readonly number[];
}

/** Flat rows of three: a key, the phrase, and how far it is from the start of the phrase's piece to the end of the key. */
export type Filed = number[];

/** How far into a long phrase a rare place is looked for. */
const FAR = 64;

/**
 * Files each phrase under bytes of it that few other phrases have.
 *
 * A phrase of eleven units or more is filed under eight bytes at four neighbouring places, one of seven or more under four
 * bytes at four places, so that a text need be looked up at every fourth unit only: one of the four always falls there. A
 * shorter one has no four places and is filed at one.
 */
export function fileGrams(phrases: readonly string[]): PhraseGrams {
  const pieces = phrases.map(piecesOf);
  // How many phrases have a key; two keys may share a counter, which costs a worse choice now and then.
  const shared = new Uint16Array(1 << 18);
  for (const list of pieces) for (const { keys } of list) for (const key of keys) shared[key >>> 14]!++;
  const long: Filed = [];
  const short: Filed = [];
  const small = new Set<number>();
  const loose: number[] = [];
  const literals: string[] = [];
  const plain = new Uint8Array(phrases.length);
  let everywhere = false;
  for (const [phrase, list] of pieces.entries()) {
    let best: { piece: Piece; at: number; cost: number } | undefined;
    for (const piece of list) {
      const found = rarestPlace(piece, shared);
      if (!best || found.cost < best.cost) best = { piece, ...found };
    }
    literals.push(best ? best.piece.literal : '');
    if (!best) {
      loose.push(phrase);
      continue;
    }
    const { keys, size, places, literal } = best.piece;
    if (literal.length === phrases[phrase]!.length) plain[phrase] = 1;
    if (places === 1) everywhere = true;
    if (size < 4) small.add(size);
    const filed = size === 8 ? long : short;
    for (let at = best.at; at < best.at + places; at++) filed.push(keys[at]!, phrase, at + size);
  }
  return { long, short, everywhere, small: [...small], literals, plain, loose };
}

interface Piece {
  /** A literal between `*` and captures, in lower case. */
  readonly literal: string;
  /** How many bytes a key has, and at how many neighbouring places it is filed. */
  readonly size: number;
  readonly places: number;
  readonly keys: readonly number[];
}

/** Nothing for a phrase without a literal, nor for one with a line break: phrases are verified line by line. */
function piecesOf(phrase: string): readonly Piece[] {
  const folded = foldCase(phrase).replaceAll('ς', 'σ');
  if (folded.includes('\n')) return [];
  const literals = /[*{]/.test(folded) ? folded.split(/\*|\{[a-z][\w-]*\}/) : [folded];
  return literals.flatMap((literal) => {
    const { length } = literal;
    if (length === 0) return [];
    const size = length < 11 ? Math.min(4, length) : 8;
    return [{ literal, size, places: length < 7 ? 1 : 4, keys: keysOf(literal, size) }];
  });
}

/**
 * Where in a piece the keys are that the fewest phrases have; among equals, where they reach over the end of a word: a text
 * is full of words and has few pairs of them. A short piece costs more, for a text has more of what looks like it.
 */
function rarestPlace(
  { literal, keys, size, places }: Piece,
  shared: Uint16Array,
): { readonly at: number; readonly cost: number } {
  let cost = Infinity;
  let best = 0;
  for (let at = 0; at + places <= keys.length; at++) {
    let sum = 0;
    for (let place = at; place < at + places; place++) {
      sum += 2 * shared[keys[place]! >>> 14]! + (isInsideWord(literal, place, size) ? 1 : 0);
    }
    if (sum < cost) [cost, best] = [sum, at];
  }
  return { at: best, cost: (cost / places) * (9 - size) };
}

function isInsideWord(literal: string, from: number, size: number): boolean {
  for (let at = from; at < from + size; at++) {
    const unit = literal.charCodeAt(at);
    if (unit < 97 || unit > 122) return false;
  }
  return true;
}

/** A key for each place of a literal where one begins. */
function keysOf(literal: string, size: number): readonly number[] {
  const end = Math.min(literal.length, FAR);
  const keys: number[] = [];
  let before = 0;
  let word = 0;
  for (let at = 0; at < end; at++) {
    const unit = literal.charCodeAt(at);
    before = (before << 8) | (word >>> 24);
    word = (word << 8) | (BYTES[unit] || learnByte(unit));
    if (at < size - 1) continue;
    keys.push(size === 8 ? keyOfEight(before, word) : size === 4 ? keyOfFour(word) : keyOfLast(size, word));
  }
  return keys;
}
