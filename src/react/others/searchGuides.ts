import type { GuideHead } from '../../core/model/guide.ts';
import { plainProse } from '../../core/model/plainProse.ts';

/** Finds guides by words: every word of the query begins a word of the guide. */
export type FindGuides = (query: string) => readonly GuideHead[];

/**
 * Prepares a search over title, id, summary and symptoms. Guides whose title holds all the words come first, else the order stays.
 */
export function searchGuides(guides: readonly GuideHead[]): FindGuides {
  const entries = guides.map((head) => ({
    head,
    title: wordsOf(`${head.title} ${head.id}`),
    rest: wordsOf(
      [head.summary, ...head.symptoms.map(({ text }) => plainProse(text, (_, fallback) => fallback))].join(
        ' ',
      ),
    ),
  }));
  return (query) => {
    const wanted = wordsOf(query);
    if (!wanted.length) return guides;
    const found = entries.filter(({ title, rest }) =>
      wanted.every((start) => begins(title, start) || begins(rest, start)),
    );
    const isNamed = new Set(found.filter(({ title }) => wanted.every((start) => begins(title, start))));
    return [...isNamed, ...found.filter((entry) => !isNamed.has(entry))].map(({ head }) => head);
  };
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function begins(words: readonly string[], start: string): boolean {
  return words.some((word) => word.startsWith(start));
}
