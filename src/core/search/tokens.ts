/** A word of a text, folded for comparison, with its place in UTF-16 code units. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** The parts of `CamelCase` words and of letters beside digits. */
const PIECE = /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+|\p{N}+|[\p{Lo}\p{Lm}]+/gu;
const PLAIN = /^[\0-\x7f]*$/;
/** A word that may have parts. */
const MIXED = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}|\p{N}/u;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const MAX_WORD = 40;
const MAX_TOKENS = 2000;

/** In lower case, without accents. */
export function foldWord(word: string): string {
  const lower = word.slice(0, MAX_WORD).toLowerCase();
  return PLAIN.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}

/**
 * The words of a text. `ImagePullBackOff` is one word and its four parts; text without spaces (Japanese) is split into pairs of characters.
 * @param isWhole leaves the parts out
 */
export function tokensOf(text: string, isWhole = false): readonly Token[] {
  const found: Token[] = [];
  const add = (start: number, end: number): void => {
    const word = foldWord(text.slice(start, end));
    if (word !== '') found.push({ word, start, end });
  };
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (found.length >= MAX_TOKENS) break;
    const end = index + word.length;
    if (!PLAIN.test(word) && UNSPACED.test(word)) {
      for (let at = index; at < Math.max(index + 1, end - 1); at++) add(at, Math.min(at + 2, end));
      continue;
    }
    add(index, end);
    if (isWhole || !MIXED.test(word)) continue;
    const pieces = [...word.matchAll(PIECE)];
    if (pieces.length < 2) continue;
    for (const { 0: piece, index: at } of pieces) {
      if (piece.length > 1) add(index + at, index + at + piece.length);
    }
  }
  return found;
}
