import { foldCase } from './findPhrase.ts';

/** FNV-1a, over UTF-16 code units. @see http://www.isthe.com/chongo/tech/comp/fnv/ */
export const SEED = 0x811c9dc5 | 0;
export const PRIME = 0x01000193;

/**
 * What a UTF-16 code unit is to the scan: 0 between words, 1 a word by itself (most units above ASCII, so that scripts
 * without spaces have words too), else the lower case of an ASCII letter or digit.
 */
export const KIND = new Uint8Array(65_536).fill(1, 128).fill(0, 0xd800, 0xe000);
for (const unit of '0123456789abcdefghijklmnopqrstuvwxyz') {
  KIND[unit.charCodeAt(0)] = unit.charCodeAt(0);
  KIND[unit.toUpperCase().charCodeAt(0)] = unit.charCodeAt(0);
}
// The Kelvin sign is the one unit above ASCII whose lower case is an ASCII letter.
KIND[0x212a] = 0x6b;

const LOWER = new Uint16Array(65_536);

/** Lower case of one code unit, as `foldCase` gives it. */
export function foldUnit(unit: number): number {
  const known = KIND[unit]!;
  if (known > 1) return known;
  if (unit < 128) return unit;
  return (LOWER[unit] ||= lowerOf(unit));
}

function lowerOf(unit: number): number {
  const lower = foldCase(String.fromCharCode(unit)).charCodeAt(0);
  // A sigma's lower case depends on what follows it; the scan takes both for one.
  return lower === 0x3c2 ? 0x3c3 : lower;
}

/** Keys of a whole word, of a word's first four letters, and of a whole word followed by the beginning of another. */
export function mixWord(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}
export function mixPrefix(hash: number): number {
  return Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
}
export function mixPair(before: number, short: number): number {
  return mixWord(Math.imul(before, 0x9e3779b1 | 0) ^ short);
}

interface Anchors {
  readonly keys: Int32Array;
  /** The piece of the phrase around its anchor, in lower case; empty for a loose one. */
  readonly literals: readonly string[];
  /** From the start of `literals` to the word that the key is looked up at. */
  readonly offsets: Int32Array;
  /** 1: the literal is the whole phrase. */
  readonly plain: Uint8Array;
  /** Phrases without a word to file them under. */
  readonly loose: readonly number[];
}

/**
 * Where each phrase is filed: under the pair of neighbouring words that the fewest phrases share, for a pair is so
 * specific that false candidates nearly vanish; under one word where there is no pair. A word that a `*` or a capture
 * cuts off is filed under its first four letters, or not at all when it has fewer.
 */
export function anchorPhrases(phrases: readonly string[]): Anchors {
  const count = phrases.length;
  const keys = new Int32Array(count);
  const offsets = new Int32Array(count);
  const plain = new Uint8Array(count);
  const literals: string[] = [];
  const loose: number[] = [];
  // How many phrases share a key; two keys may share a counter, which costs a worse choice now and then.
  const shared = new Uint16Array(1 << 18);
  const choices: Choice[][] = [];
  for (let phrase = 0; phrase < count; phrase++) {
    const list: Choice[] = [];
    const spans = spansOf(phrases[phrase]!);
    if (spans.length === 1 && !spans[0]!.freeStart && !spans[0]!.freeEnd) plain[phrase] = 1;
    for (const span of spans) addChoices(span, list);
    for (const { key } of list) shared[key >>> 14]!++;
    choices.push(list);
  }
  for (let phrase = 0; phrase < count; phrase++) {
    let best: Choice | undefined;
    for (const choice of choices[phrase]!) if (!best || isBetter(choice, best, shared)) best = choice;
    // A line break inside a phrase cannot be verified line by line.
    if (phrases[phrase]!.includes('\n')) best = undefined;
    literals.push(best ? best.literal : '');
    if (!best) {
      loose.push(phrase);
      continue;
    }
    keys[phrase] = best.key;
    offsets[phrase] = best.offset;
  }
  return { keys, literals, offsets, plain, loose };
}

interface Choice {
  readonly key: number;
  readonly literal: string;
  readonly offset: number;
  /** 2 a pair, 1 a word, 0 the beginning of a word. */
  readonly rank: number;
  readonly length: number;
}

function isBetter(one: Choice, other: Choice, shared: Uint16Array): boolean {
  if (one.rank !== other.rank) return one.rank > other.rank;
  const rarer = shared[other.key >>> 14]! - shared[one.key >>> 14]!;
  return rarer === 0 ? one.length > other.length : rarer > 0;
}

interface Span {
  readonly literal: string;
  /** The text may go on with the same word before, or after, the literal. */
  readonly freeStart: boolean;
  readonly freeEnd: boolean;
}

/** The literals between `*` and captures. */
function spansOf(phrase: string): readonly Span[] {
  const folded = foldCase(phrase).replaceAll('ς', 'σ');
  if (!phrase.includes('*') && !phrase.includes('{')) {
    return [{ literal: folded, freeStart: false, freeEnd: false }];
  }
  const spans: Span[] = [];
  const literals = folded.split(/\*|\{[a-z][\w-]*\}/);
  for (const [index, literal] of literals.entries()) {
    if (literal !== '') spans.push({ literal, freeStart: index > 0, freeEnd: index < literals.length - 1 });
  }
  return spans;
}

function addChoices({ literal, freeStart, freeEnd }: Span, list: Choice[]): void {
  const { length } = literal;
  let before: number | undefined;
  let at = 0;
  while (at < length) {
    const unit = literal.charCodeAt(at);
    const kind = KIND[unit]!;
    if (kind === 0) {
      at++;
      continue;
    }
    const offset = at;
    let hash = SEED;
    let short = 0;
    if (kind === 1) {
      short = hash = Math.imul(hash ^ unit, PRIME);
      at++;
    } else {
      for (; at < length && KIND[literal.charCodeAt(at)]! > 1; at++) {
        if (at === offset + 4) short = hash;
        hash = Math.imul(hash ^ literal.charCodeAt(at), PRIME);
      }
      if (at <= offset + 4) short = hash;
    }
    const begins = kind === 1 || offset > 0 || !freeStart;
    const ends = kind === 1 || at < length || !freeEnd;
    const size = at - offset;
    if (begins && (ends || size >= 4)) {
      if (before !== undefined) {
        list.push({ key: mixPair(before, short), literal, offset, rank: 2, length: size });
      }
      if (ends) list.push({ key: mixWord(hash), literal, offset, rank: 1, length: size });
      else list.push({ key: mixPrefix(short), literal, offset, rank: 0, length: size });
    }
    before = begins && ends ? hash : undefined;
  }
}
