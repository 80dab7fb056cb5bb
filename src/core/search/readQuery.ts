import type { ConceptsOf } from './createConcepts.ts';
import { isNear } from './isNear.ts';
import { tokensOf } from './tokens.ts';

/** How much a match counts beside an exact one. */
const QUALITY = { exact: 1, prefix: 0.8, concept: 0.7, near: 0.5 } as const;

/** Words that say nothing in a question. */
export const STOP_WORDS =
  'a an and any are as at be been but by can cannot could did do does for from get gets got had has have how i if in into is it its me my no of on or our please should so than that the their then there this to was we were what when where which why will with would you your'.split(
    ' ',
  );
/** Japanese: what only joins the other words of a sentence. */
const PARTICLE = /^\p{Script=Hiragana}{1,2}$/u;

/** What a language says of words. */
export interface WordSense {
  readonly conceptsOf: ConceptsOf;
  /** Words that say nothing in a question, as `tokensOf` gives them. */
  readonly stopWords: ReadonlySet<string>;
}

/** A word of a query. */
export interface Wanted {
  readonly word: string;
  /** Terms of the index that match, with how well. */
  readonly terms: ReadonlyMap<string, number>;
}

/** What of a query is looked for: each word with the terms that match it. Stop words count only where there is nothing else. */
export function readQuery(
  query: string,
  terms: readonly string[],
  postings: ReadonlyMap<string, readonly number[]>,
  names: WordSense,
): readonly Wanted[] {
  const all = tokensOf(query, true);
  const telling = all.filter(({ word }) => !names.stopWords.has(word) && !PARTICLE.test(word));
  const tokens = telling.length > 0 ? telling : all;
  const named = names.conceptsOf(all);
  return tokens.map((token) => {
    const { word } = token;
    const found = new Map<string, number>();
    const add = (term: string, quality: number): void =>
      void found.set(term, Math.max(found.get(term) ?? 0, quality));
    if (postings.has(word)) add(word, QUALITY.exact);
    for (const term of startingWith(terms, word)) {
      add(term, QUALITY.prefix * Math.sqrt(word.length / term.length));
    }
    if (found.size === 0) for (const term of terms) if (isNear(word, term)) add(term, QUALITY.near);
    const at = all.indexOf(token);
    for (const { concept, from, to } of named) if (at >= from && at < to) add(concept, QUALITY.concept);
    // What was typed wrong may have other names as well.
    if (!postings.has(word)) {
      for (const term of [...found.keys()].filter((term) => isNear(word, term)).slice(0, 5)) {
        for (const { concept } of names.conceptsOf([{ word: term, start: 0, end: 0 }]))
          add(concept, QUALITY.near);
      }
    }
    return { word, terms: found };
  });
}

/** The terms that begin with a word; the word itself is left out. */
function* startingWith(sorted: readonly string[], word: string): Iterable<string> {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < word) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < sorted.length && sorted[at]!.startsWith(word); at++) {
    if (sorted[at] !== word) yield sorted[at]!;
  }
}

/** Words of bodies are in no index; they match by their beginning, or with a typing mistake where no guide's head knows the word. */
export function isHeldBy({ word, terms }: Wanted, other: string): boolean {
  if (other === word || terms.has(other)) return true;
  return (word.length >= 3 && other.startsWith(word)) || (terms.size === 0 && isNear(word, other));
}
