import type { Atom } from '../model/condition.ts';
import type { GuideBody, GuideHead } from '../model/guide.ts';
import { conceptsOf } from './conceptsOf.ts';
import { isNear } from './isNear.ts';
import { bodyText, textsOf, FIELD_WEIGHTS } from './textsOf.ts';
import { foldWord, tokensOf } from './tokens.ts';

/** Part of a text, in UTF-16 code units; the end is exclusive. */
export type TextRange = readonly [start: number, end: number];

/** A guide that a search found. */
export interface SearchHit {
  readonly guide: string;
  /** Comparable within one search only. */
  readonly score: number;
  /** Parts of the title to highlight. */
  readonly title: readonly TextRange[];
  /** Another text of the guide that matches, if the title does not contain the whole query. */
  readonly excerpt?: { readonly text: string; readonly ranges: readonly TextRange[] };
}

export interface SearchResult {
  /** Number of guides found. */
  readonly total: number;
  /** The best of them, best first. */
  readonly hits: readonly SearchHit[];
}

/**
 * @param bodies guides whose text is loaded; they are searched too
 * @param limit how many hits are returned
 */
export type Search = (query: string, bodies?: readonly GuideBody[], limit?: number) => SearchResult;

/** Weight of each kind of match, relative to an exact one. */
const QUALITY = { exact: 1, prefix: 0.8, concept: 0.7, near: 0.5 } as const;

/** Weight of further matches of one word, relative to the best one. */
const FURTHER = 0.25;

/** Words that carry no meaning in a question. */
const STOP_WORDS = new Set(
  'a an and any are as at be been but by can cannot could did do does for from get gets got had has have how i if in into is it its me my no of on or our please should so than that the their then there this to was we were what when where which why will with would you your'.split(
    ' ',
  ),
);

const MAX_QUERY = 200;
const NONE: SearchResult = { total: 0, hits: [] };

interface Wanted {
  readonly word: string;
  /** Matching terms, each with the quality of the match. */
  readonly terms: ReadonlyMap<string, number>;
}

/**
 * Prepares a search over titles, ids, summaries, symptoms and signs (the codes, types, statuses and phrases that conditions ask for). Words
 * match exactly, by prefix, by synonym, or with a typing mistake; guides that contain more of the query come first.
 * @param atoms that the heads' conditions point into
 */
export function createSearch(heads: readonly GuideHead[], atoms: readonly Atom[]): Search {
  /** By term: pairs of a guide's position and the weight of the best place in it. */
  const postings = new Map<string, number[]>();
  heads.forEach((head, guide) => {
    for (const [text, weight] of textsOf(head, atoms)) file(postings, guide, text, weight);
  });
  const terms = [...postings.keys()].filter((term) => !term.startsWith('#')).sort();
  const bodyTerms = new WeakMap<GuideBody, ReadonlySet<string>>();
  const positions = new Map(heads.map(({ id }, position) => [id, position]));

  const rarity = (term: string): number =>
    Math.log(1 + (2 * heads.length) / ((postings.get(term)?.length ?? 0) + 2));

  return (query, bodies = [], limit = 30) => {
    const wanted = readQuery(query.slice(0, MAX_QUERY), terms, postings);
    if (wanted.length === 0) return NONE;
    const scores = new Float64Array(heads.length);
    const covered = new Float64Array(heads.length);
    let whole = 0;
    for (const { terms, word } of wanted) {
      const best = new Float64Array(heads.length);
      const sum = new Float64Array(heads.length);
      let says = 0;
      for (const [term, quality] of terms) {
        const worth = quality * rarity(term);
        says = Math.max(says, rarity(term));
        const filed = postings.get(term) ?? [];
        for (let at = 0; at < filed.length; at += 2) {
          const guide = filed[at]!;
          const score = worth * filed[at + 1]!;
          sum[guide]! += score;
          if (score > best[guide]!) best[guide] = score;
        }
      }
      for (const body of bodies) {
        const position = positions.get(body.id);
        if (position === undefined || best[position]! > 0) continue;
        const known = bodyTerms.get(body) ?? new Set(tokensOf(bodyText(body)).map((token) => token.word));
        bodyTerms.set(body, known);
        if (known.has(word) || [...terms.keys()].some((term) => known.has(term)))
          best[position] = FIELD_WEIGHTS.body;
      }
      // A word that no guide contains still counts as a part of the query that was not found.
      const share = says || 1;
      whole += share;
      for (let guide = 0; guide < best.length; guide++) {
        if (best[guide] === 0) continue;
        scores[guide]! += best[guide]! + FURTHER * Math.min(sum[guide]! - best[guide]!, 2 * best[guide]!);
        covered[guide]! += share;
      }
    }
    const found: number[] = [];
    for (let guide = 0; guide < scores.length; guide++) {
      if (scores[guide] === 0) continue;
      scores[guide]! *= (covered[guide]! / whole) ** 2;
      found.push(guide);
    }
    found.sort((a, b) => scores[b]! - scores[a]! || a - b);
    const top = scores[found[0]!] ?? 0;
    const kept = found.filter((guide) => scores[guide]! >= top * 0.1);
    return {
      total: kept.length,
      hits: kept.slice(0, limit).map((guide) => hitOf(heads[guide]!, atoms, wanted, scores[guide]!)),
    };
  };
}

function file(postings: Map<string, number[]>, guide: number, text: string, full: number): void {
  const tokens = tokensOf(text);
  // A word means more in a short text than in a long one.
  const weight = full / tokens.length ** 0.25;
  const add = (term: string, weight: number): void => {
    const filed = postings.get(term);
    if (!filed) postings.set(term, [guide, weight]);
    else if (filed.at(-2) !== guide) filed.push(guide, weight);
    else filed[filed.length - 1] = Math.max(filed.at(-1)!, weight);
  };
  for (const { word } of tokens) add(word, weight);
  for (const { concept } of conceptsOf(tokens)) add(concept, (weight * FIELD_WEIGHTS.concept) / 4);
}

/** The words of a query, each with the terms that match it. Stop words count only if there are no others. */
function readQuery(
  query: string,
  terms: readonly string[],
  postings: ReadonlyMap<string, readonly number[]>,
): readonly Wanted[] {
  const all = tokensOf(query, true);
  const telling = all.filter(({ word }) => !STOP_WORDS.has(word));
  const tokens = telling.length > 0 ? telling : all;
  const named = conceptsOf(all);
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
    // A mistyped word may have synonyms as well.
    if (!postings.has(word)) {
      for (const term of [...found.keys()].filter((term) => isNear(word, term)).slice(0, 5)) {
        for (const { concept } of conceptsOf([{ word: term, start: 0, end: 0 }])) add(concept, QUALITY.near);
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

function hitOf(head: GuideHead, atoms: readonly Atom[], wanted: readonly Wanted[], score: number): SearchHit {
  const title = rangesIn(head.title, wanted);
  const hit = { guide: head.id, score, title: title.ranges };
  if (title.words === wanted.length) return hit;
  let best: { words: number; text: string; ranges: readonly TextRange[] } | undefined;
  for (const [text] of textsOf(head, atoms)) {
    if (text === head.title || text === head.id) continue;
    const { ranges, words } = rangesIn(text, wanted);
    if (words > (best?.words ?? 0)) best = { words, text, ranges };
  }
  return best ? { ...hit, excerpt: { text: best.text, ranges: best.ranges } } : hit;
}

/** The places where a text matches, and how much of the query it contains. */
function rangesIn(text: string, wanted: readonly Wanted[]): { ranges: readonly TextRange[]; words: number } {
  const tokens = tokensOf(text);
  const found: TextRange[] = [];
  const seen = new Set<Wanted>();
  for (const one of wanted) {
    for (const { word, start, end } of tokens) {
      if (!one.terms.has(word)) continue;
      seen.add(one);
      // Of a longer word only the typed part is highlighted, if folding has not changed its length.
      const isBeginning =
        word.startsWith(one.word) && foldWord(text.slice(start, end)).length === end - start;
      found.push([start, isBeginning ? start + one.word.length : end]);
    }
    // A synonym is highlighted only where the word itself does not occur.
    if (seen.has(one)) continue;
    for (const { concept, from, to } of conceptsOf(tokens)) {
      if (!one.terms.has(concept)) continue;
      seen.add(one);
      found.push([tokens[from]!.start, tokens[to - 1]!.end]);
    }
  }
  return { ranges: joined(found), words: seen.size };
}

/** In order, without overlaps. */
function joined(ranges: readonly TextRange[]): readonly TextRange[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
