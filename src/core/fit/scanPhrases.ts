import { findPhrase, foldCase, type PhraseMatch } from './findPhrase.ts';
import { anchorPhrases, foldUnit, KIND, mixPair, mixPrefix, mixWord, PRIME, SEED } from './phraseAnchor.ts';

/** A phrase found in a text, by its position in the list, at its first place. */
export interface PhraseHit {
  readonly phrase: number;
  readonly match: PhraseMatch;
}

/** Which phrases stand in a text. */
export type PhraseScan = (text: string) => readonly PhraseHit[];

/**
 * Prepares a search for many phrases at once. The answer is what `findPhrase` would give phrase by phrase; the cost is
 * that of one pass over the text, however many phrases there are.
 *
 * Phrases are filed under their rarest pair of neighbouring words, or under one word (see `anchorPhrases`). The pass
 * hashes each word of the text, and looks up the word, the pair it makes with the word before it, and its beginning. No
 * substring is made; a candidate is verified in place.
 */
export function createPhraseScan(phrases: readonly string[]): PhraseScan {
  const { keys, literals, offsets, plain, loose } = anchorPhrases(phrases);
  let bits = 6;
  while (1 << bits < phrases.length * 3) bits++;
  const mask = (1 << bits) - 1;
  const slots = new Int32Array(2 << bits); // key, then phrase + 1
  const next = new Int32Array(phrases.length);
  // One bit per key, dense enough to stay in the processor's nearest cache: most words of a log are in no phrase.
  const filter = new Int32Array(1 << Math.max(5, Math.min(bits, 14)));
  const filterMask = filter.length - 1;
  for (let phrase = phrases.length - 1; phrase >= 0; phrase--) {
    if (literals[phrase] === '') continue;
    const key = keys[phrase]!;
    filter[(key >>> 5) & filterMask]! |= 1 << key;
    let slot = (key & mask) << 1;
    while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + 2) & ((mask << 1) | 1);
    next[phrase] = slots[slot + 1]!;
    slots[slot] = key;
    slots[slot + 1] = phrase + 1;
  }
  const found = new Int32Array(phrases.length);
  const kinds = KIND;
  let scans = 0;

  return (text) => {
    const hits: PhraseHit[] = [];
    const scan = ++scans;
    const length = text.length;
    const tried = new Map<number, number>();
    let lineStart = 0;
    let lineEnd = -1;
    let line = '';
    let folded = '';

    const look = (key: number, at: number): void => {
      if ((filter[(key >>> 5) & filterMask]! & (1 << key)) === 0) return;
      let slot = (key & mask) << 1;
      for (; slots[slot + 1] !== 0; slot = (slot + 2) & ((mask << 1) | 1)) {
        if (slots[slot] !== key) continue;
        for (let one = slots[slot + 1]!; one !== 0; one = next[one - 1]!) {
          if (found[one - 1] !== scan) verify(one - 1, at - offsets[one - 1]!);
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
        if (joins(start) || joins(end)) return;
        found[phrase] = scan;
        hits.push({ phrase, match: { start, end, captures: {} } });
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
      if (!match) return;
      found[phrase] = scan;
      const from = lineStart;
      hits.push({ phrase, match: { ...match, start: match.start + from, end: match.end + from } });
    };
    /** The units on both sides of `at` belong to one word. */
    const joins = (at: number): boolean =>
      at > 0 && at < length && kinds[text.charCodeAt(at - 1)]! > 1 && kinds[text.charCodeAt(at)]! > 1;

    let before = 0;
    let at = 0;
    while (at < length) {
      let unit: number = kinds[text.charCodeAt(at)]!;
      if (unit === 0) {
        at++;
        continue;
      }
      const start = at;
      let hash = SEED;
      let short: number;
      if (unit === 1) {
        short = hash = Math.imul(hash ^ foldUnit(text.charCodeAt(at++)), PRIME);
      } else {
        const fourth = at + 4;
        do {
          hash = Math.imul(hash ^ unit, PRIME);
          unit = ++at < length ? kinds[text.charCodeAt(at)]! : 0;
        } while (unit > 1 && at < fourth);
        short = hash;
        while (unit > 1) {
          hash = Math.imul(hash ^ unit, PRIME);
          unit = ++at < length ? kinds[text.charCodeAt(at)]! : 0;
        }
        if (at >= fourth) look(mixPrefix(short), start);
      }
      look(mixWord(hash), start);
      look(mixPair(before, short), start);
      before = hash;
    }
    if (loose.length > 0) {
      const whole = foldCase(text);
      for (const phrase of loose) {
        const match = findPhrase(text, whole, phrases[phrase]!);
        if (match) hits.push({ phrase, match });
      }
    }
    return hits;
  };
}
