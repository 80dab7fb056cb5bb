import type { Atom } from '../model/condition.ts';
import type { GuideBody, GuideHead } from '../model/guide.ts';
import { createConcepts } from './createConcepts.ts';
import { hitOf, type SearchHit } from './hitOf.ts';
import { isHeldBy, readQuery, STOP_WORDS, type WordSense } from './readQuery.ts';
import { bodyTexts, textsOf, FIELD_WEIGHTS } from './textsOf.ts';
import { tokensOf } from './tokens.ts';

export interface SearchResult {
  /** How many guides were found. */
  readonly total: number;
  /** The best of them, best first. */
  readonly hits: readonly SearchHit[];
}

/**
 * @param bodies guides whose text is loaded; they are searched too
 * @param limit how many hits are returned
 */
export type Search = (query: string, bodies?: readonly GuideBody[], limit?: number) => SearchResult;

/** How much further matches of one word count beside the best one. */
const FURTHER = 0.25;

/** How much rarer than a word that was typed a longer one may count. */
const RARER = 1.2;

const MAX_QUERY = 200;
const NONE: SearchResult = { total: 0, hits: [] };

/** The texts of a loaded guide, and its words. */
interface ReadBody {
  readonly texts: readonly string[];
  readonly words: readonly string[];
}

/**
 * Prepares a search over titles, ids, summaries, symptoms and signs (the codes, types, statuses and phrases that conditions ask for).
 * Words match exactly, by their beginning, by another word for the same thing, or with a typing mistake; guides that hold more of the
 * query stand first.
 *
 * @param atoms that the heads' conditions point into
 * @param otherNames of what guides are about, in another language, for `createConcepts`; a last line without a name holds words that say
 * nothing in a question: `| : der, die, das`
 */
export function createSearch(heads: readonly GuideHead[], atoms: readonly Atom[], otherNames = ''): Search {
  const [, ownStops = ''] = /(?:^| \| ): ([^|]*)$/.exec(otherNames) ?? [];
  const names: WordSense = {
    conceptsOf: createConcepts(otherNames),
    stopWords: new Set([...STOP_WORDS, ...tokensOf(ownStops, true).map(({ word }) => word)]),
  };
  /** By term: pairs of a guide's position and the weight of the best place it stands in. */
  const postings = new Map<string, number[]>();
  heads.forEach((head, guide) => {
    for (const [text, weight] of textsOf(head, atoms)) file(postings, guide, text, weight, names);
  });
  const terms = [...postings.keys()].filter((term) => !term.startsWith('#')).sort();
  const read = new WeakMap<GuideBody, ReadBody>();
  const readBody = (body: GuideBody): ReadBody => {
    const known = read.get(body) ?? readTexts(bodyTexts(body));
    read.set(body, known);
    return known;
  };
  const positions = new Map(heads.map(({ id }, position) => [id, position]));

  const rarity = (term: string): number =>
    Math.log(1 + (2 * heads.length) / ((postings.get(term)?.length ?? 0) + 2));

  return (query, bodies = [], limit = 30) => {
    const wanted = readQuery(query.slice(0, MAX_QUERY), terms, postings, names);
    if (wanted.length === 0) return NONE;
    const scores = new Float64Array(heads.length);
    const covered = new Float64Array(heads.length);
    let whole = 0;
    for (const one of wanted) {
      const { word, terms } = one;
      const most = postings.has(word) ? RARER * rarity(word) : Infinity;
      const best = new Float64Array(heads.length);
      const sum = new Float64Array(heads.length);
      let says = 0;
      for (const [term, quality] of terms) {
        const worth = quality * (term.startsWith('#') ? rarity(term) : Math.min(rarity(term), most));
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
        if (readBody(body).words.some((word) => isHeldBy(one, word))) best[position] = FIELD_WEIGHTS.body;
      }
      // A word that no guide holds is still a part of the query that is not found.
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
      hits: kept.slice(0, limit).map((guide) => {
        const head = heads[guide]!;
        const body = bodies.find(({ id }) => id === head.id);
        const texts = [...textsOf(head, atoms).map(([text]) => text), ...(body ? readBody(body).texts : [])];
        return hitOf(head, texts, wanted, names.conceptsOf);
      }),
    };
  };
}

function file(
  postings: Map<string, number[]>,
  guide: number,
  text: string,
  full: number,
  names: WordSense,
): void {
  const tokens = tokensOf(text);
  // A word says more of a short text than of a long one.
  const weight = full / tokens.length ** 0.25;
  const add = (term: string, weight: number): void => {
    const filed = postings.get(term);
    if (!filed) postings.set(term, [guide, weight]);
    else if (filed.at(-2) !== guide) filed.push(guide, weight);
    else filed[filed.length - 1] = Math.max(filed.at(-1)!, weight);
  };
  for (const { word } of tokens) add(word, weight);
  for (const { concept } of names.conceptsOf(tokens)) add(concept, (weight * FIELD_WEIGHTS.concept) / 4);
}

function readTexts(texts: readonly string[]): ReadBody {
  return { texts, words: [...new Set(texts.flatMap((text) => tokensOf(text).map(({ word }) => word)))] };
}
