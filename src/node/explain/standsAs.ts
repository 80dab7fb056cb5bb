import { nearest } from '../../core/model/value/nearest.ts';
import type { TextEntry } from '../../core/fit/signal/signalReadings.ts';

/** How words of a phrase stand in a text. */
interface Place {
  /** The piece of one line, from the first word that the phrase has to the last. */
  readonly text: string;
  /** 1-based line of the whole log. */
  readonly line: number;
}

/** Lines from the end of a text that are looked at. */
const MAX_LINES = 2_000;
/** A piece holds so many words for each word of the phrase at most. */
const MAX_STRETCH = 2;

/**
 * How a phrase that was not found stands in a text after all: the piece of a line that has most of its words in the same order, where that
 * is more than half of them and two at least. A word that differs in few letters, or only opens with the other, counts.
 *
 * @param phrase as in `contains`; captures and `*` are passed over
 */
export function standsAs(phrase: string, texts: readonly TextEntry[]): Place | undefined {
  const wanted = wordsOf(phrase.replaceAll(/\{\w+\}|\*/g, ' ')).map(({ word }) => word);
  let best: Place | undefined;
  let most = Math.max(1, wanted.length / 2);
  for (const { text, startLine = 1 } of texts) {
    const lines = text.split('\n');
    for (let at = lines.length - 1; at >= Math.max(0, lines.length - MAX_LINES); at--) {
      const found = pieceOf(wanted, lines[at]!);
      if (!found || found.matched <= most) continue;
      most = found.matched;
      best = { text: found.text, line: startLine + at };
    }
  }
  return best;
}

interface Piece {
  readonly text: string;
  readonly matched: number;
}

function pieceOf(wanted: readonly string[], line: string): Piece | undefined {
  const words = wordsOf(line);
  let best: Piece | undefined;
  for (const [from, first] of words.entries()) {
    let next = wanted.findIndex((word) => isNear(word, first.word)) + 1;
    if (next === 0) continue;
    let [matched, end] = [1, first.end];
    for (const { word, end: stop } of words.slice(from + 1, from + MAX_STRETCH * wanted.length)) {
      const found = wanted.findIndex((one, at) => at >= next && isNear(one, word));
      if (found < 0) continue;
      [next, end] = [found + 1, stop];
      matched++;
    }
    if (matched > (best?.matched ?? 0)) best = { matched, text: line.slice(first.start, end) };
  }
  return best;
}

function isNear(one: string, other: string): boolean {
  return one === other || (one.length > 3 && (other.startsWith(one) || nearest(one, [other]) !== undefined));
}

function wordsOf(
  text: string,
): readonly { readonly word: string; readonly start: number; readonly end: number }[] {
  return [...text.slice(0, 1_000).matchAll(/[\p{L}\p{N}_-]+/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}
