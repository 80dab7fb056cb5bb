import type { Trouble } from '../../model/trouble.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { lastWords } from '../signal/lastWords.ts';
import type { Ranking } from './rankGuides.ts';
import { type Answers, type WeighedGuide, weighGuide } from './weighGuide.ts';

/** A guide that shares no more with the run than one word of its own is not near: chance does as much. */
const LEAST = 1;

/**
 * The guides whose own words come nearest to those in which the run says last what went wrong, best first. None of their symptoms is
 * seen, so they stand behind every guide of which one is, with a score below one, and never lead (RULES F23).
 *
 * @param most how many at most
 */
export function nearGuides(
  { index }: Catalog,
  trouble: Trouble | undefined,
  { readings, atoms, ranked, ruledOut }: Ranking,
  answers: ReadonlyMap<string, Answers>,
  most: number,
): readonly WeighedGuide[] {
  const words = lastWords(readings);
  if (words.size === 0) return [];
  const scores = new Map<number, number>();
  const users = index.words();
  for (const [word, loud] of words) {
    for (const [guide, says] of users.get(word) ?? []) {
      scores.set(guide, (scores.get(guide) ?? 0) + loud * says);
    }
  }
  const known = new Set([...ranked.map(({ head }) => head.id), ...ruledOut.map(({ guide }) => guide)]);
  const found: WeighedGuide[] = [];
  const idOf = (guide: number): string => index.heads[guide]!.id;
  const byScore = [...scores].sort(
    ([one, its], [other, others]) => others - its || (idOf(one) < idOf(other) ? -1 : 1),
  );
  for (const [guide, score] of byScore) {
    if (found.length >= most || score < LEAST) break;
    const head = index.heads[guide]!;
    if (known.has(head.id) || (trouble !== undefined && !head.trouble.includes(trouble))) continue;
    const weighed = weighGuide(head, atoms, index.rarity, answers.get(head.id), score / (1 + score));
    if (weighed && !('gate' in weighed)) found.push(weighed);
  }
  return found;
}
