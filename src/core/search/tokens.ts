/** A word of a text, folded for comparison, with its place in UTF-16 code units. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** `CamelCase` and letters beside digits, in pieces. */
const PIECE = /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+|\p{N}+|[\p{Lo}\p{Lm}]+/gu;
const PLAIN = /^[\0-\x7f]*$/;
/** A word that may have pieces. */
const MIXED = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}|\p{N}/u;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const MAX_WORD = 40;
const MAX_TOKENS = 2000;

/** Arabic: lengthening and the article with what is written onto it, where a word of three letters or more is left. */
const ARABIC_EXTRAS = /\u0640|^(?:[وفبك]?ال|لل)(?=.{3})/g;
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * In lower case, without accents, in plain digits and letters of one width; Arabic words without their article, and the letters that are
 * often written for one another as one.
 */
export function foldWord(word: string): string {
  const lower = word.slice(0, MAX_WORD).toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(ARABIC_EXTRAS, '')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه');
}

/**
 * The words of a text. `ImagePullBackOff` is one word and its four pieces; text without spaces (Japanese, Chinese, Thai) is cut into words
 * by the engine's dictionary, and where that has none, read two signs at a time.
 *
 * @param isWhole leaves the pieces out
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
      for (const [from, to] of unspacedWords(word)) add(index + from, index + to);
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

let segmenter: Intl.Segmenter | undefined;

function unspacedWords(text: string): readonly (readonly [start: number, end: number])[] {
  // Firefox has it since version 125.
  if (!('Segmenter' in Intl))
    return Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => [
      at,
      Math.min(at + 2, text.length),
    ]);
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  return Array.from(segmenter.segment(text), ({ index, segment }) => [index, index + segment.length]);
}
