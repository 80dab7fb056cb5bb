import type { GuideHead } from '../model/guide.ts';
import type { ConceptsOf } from './createConcepts.ts';
import { isHeldBy, type Wanted } from './readQuery.ts';
import { foldWord, tokensOf } from './tokens.ts';

/** Characters of a text that stand beside a hit. */
const MAX_EXCERPT = 160;

/** Part of a text, in UTF-16 code units; the end is exclusive. */
export type TextRange = readonly [start: number, end: number];

/** A guide that a search found. */
export interface SearchHit {
  readonly guide: string;
  /** What of the title to highlight. */
  readonly title: readonly TextRange[];
  /** Another text of the guide that matches, where the title does not hold all of the query. */
  readonly excerpt?: { readonly text: string; readonly ranges: readonly TextRange[] };
}

/**
 * What to show of a guide that was found.
 *
 * @param texts where an excerpt may come from, the most telling first
 */
export function hitOf(
  head: GuideHead,
  texts: readonly string[],
  wanted: readonly Wanted[],
  conceptsOf: ConceptsOf,
): SearchHit {
  const title = rangesIn(head.title, wanted, conceptsOf);
  const hit = { guide: head.id, title: title.ranges };
  if (title.words === wanted.length) return hit;
  let best: { words: number; text: string; ranges: readonly TextRange[] } | undefined;
  for (const text of texts) {
    if (text === head.title || text === head.id) continue;
    const { ranges, words } = rangesIn(text, wanted, conceptsOf);
    if (words > (best?.words ?? 0)) best = { words, text, ranges };
  }
  return best ? { ...hit, excerpt: cutAround(best.text, best.ranges) } : hit;
}

/** The part of a long text that begins shortly before its first match, at a word. */
function cutAround(
  text: string,
  ranges: readonly TextRange[],
): { text: string; ranges: readonly TextRange[] } {
  if (text.length <= MAX_EXCERPT) return { text, ranges };
  const before = Math.max(0, ranges[0]![0] - MAX_EXCERPT / 4);
  const start = before === 0 ? 0 : Math.min(text.indexOf(' ', before) + 1 || before, ranges[0]![0]);
  const rest = text.slice(start);
  const cut = rest.length <= MAX_EXCERPT ? rest : `${rest.slice(0, MAX_EXCERPT).replace(/\s+\S*$|.$/u, '')}…`;
  const shown = `${start > 0 ? '…' : ''}${cut}`;
  const shift = start - (start > 0 ? 1 : 0);
  return {
    text: shown,
    ranges: ranges
      .map(([from, to]) => [from - shift, to - shift] as const)
      .filter(([, to]) => to <= shown.length),
  };
}

/** Where a text holds what is wanted, and how much of it. */
function rangesIn(
  text: string,
  wanted: readonly Wanted[],
  conceptsOf: ConceptsOf,
): { ranges: readonly TextRange[]; words: number } {
  const tokens = tokensOf(text);
  const found: TextRange[] = [];
  const seen = new Set<Wanted>();
  for (const one of wanted) {
    for (const { word, start, end } of tokens) {
      if (!isHeldBy(one, word)) continue;
      seen.add(one);
      // Of a longer word only what was typed is marked, where folding has not changed its length.
      const isBeginning =
        word.startsWith(one.word) && foldWord(text.slice(start, end)).length === end - start;
      found.push([start, isBeginning ? start + one.word.length : end]);
    }
    // Another name of the same thing is marked where the thing itself is not.
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
