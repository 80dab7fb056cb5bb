import type { PlacedFailure, RuledOut } from '../../model/fit.ts';
import type { GuideRules } from '../../model/guide.ts';
import type { Trouble } from '../../model/trouble.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { readAtoms, type AtomReadings } from './readAtoms.ts';
import type { PhraseHit } from '../text/createPhraseScan.ts';
import type { SignalReadings } from '../signal/signalReadings.ts';
import { WEIGHTS } from './weights.ts';
import { weighGuide, type Answers, type WeighedGuide } from './weighGuide.ts';

/** The guides ranked for one of a run's failures. */
export interface Ranking {
  readonly failure: PlacedFailure | undefined;
  readonly readings: SignalReadings;
  readonly atoms: AtomReadings;
  /** Best first. */
  readonly ranked: readonly WeighedGuide[];
  readonly ruledOut: readonly RuledOut[];
}

/**
 * Weighs every guide that could fit and sorts them.
 * @param trouble `undefined` when unknown: then guides for any trouble may fit
 * @param scanned see `readAtoms`
 */
export function rankGuides(
  catalog: Catalog<GuideRules>,
  trouble: Trouble | undefined,
  failure: PlacedFailure | undefined,
  readings: SignalReadings,
  scanned: Map<string, readonly PhraseHit[]>,
  answers: ReadonlyMap<string, Answers>,
): Ranking {
  const atoms = readAtoms(catalog, readings, scanned);
  const ranked: WeighedGuide[] = [];
  const ruledOut: RuledOut[] = [];
  const answered = [...answers.keys()].flatMap((id) => catalog.guides.get(id) ?? []);
  for (const head of new Set([
    ...Array.from(atoms.guides(), (guide) => catalog.index.heads[guide]!),
    ...answered,
  ])) {
    if (head.role === 'general' || (trouble !== undefined && !head.trouble.includes(trouble))) continue;
    const weighed = weighGuide(head, atoms, catalog, answers.get(head.id));
    if (!weighed) continue;
    if ('gate' in weighed) ruledOut.push(weighed);
    else ranked.push(weighed);
  }
  const isTold = ranked.some(({ general, score }) => !general && score >= WEIGHTS.phrase);
  const isHinted = ranked.some(
    ({ general, parts }) => general !== 'alone' && parts.some(({ family }) => family !== 'state'),
  );
  for (const [at, { general, head }] of ranked.entries()) {
    if (!general || !(isTold || (isHinted && general === 'alone'))) continue;
    const weighed = weighGuide(head, atoms, catalog, answers.get(head.id), 0, true);
    if (weighed && !('gate' in weighed)) ranked[at] = weighed;
  }
  ranked.sort(compareWeighed);
  ruledOut.sort((one, other) => (one.guide < other.guide ? -1 : 1));
  return { failure, readings, atoms, ranked, ruledOut };
}

/**
 * Order of two guides: the higher score first; then the one of the earlier source; then the one that not general values alone speak for;
 * then the one whose evidence is later in the log; then the one that sees everything the other sees and more; then the one whose atoms
 * fewer guides use; then the id. The fifth and the sixth are one number, the sum of rarity over the atoms seen: every atom adds to it, so a guide that includes another always has the higher
 * sum. As two separate criteria they could contradict each other, and the order would not be transitive.
 */
function compareWeighed(one: WeighedGuide, other: WeighedGuide): number {
  return (
    other.score - one.score ||
    one.source - other.source ||
    generality(one) - generality(other) ||
    (one.latest() < other.latest() ? 1 : one.latest() > other.latest() ? -1 : 0) ||
    other.rarity - one.rarity ||
    (one.head.id < other.head.id ? -1 : 1)
  );
}

const generality = ({ general }: Pick<WeighedGuide, 'general'>): number => (general === 'alone' ? 1 : 0);

/**
 * How far a guide is ahead of the best other guide: negative when behind, `undefined` without another guide. Of the same score, the guide
 * of an earlier source is one ahead, then the one that not general values alone speak for. Against a guide with a seen symptom, guides that are only near by their words do not count.
 * @param ranked best first
 */
export function marginOf(
  ranked: readonly (Pick<WeighedGuide, 'score' | 'near' | 'general'> & { readonly source?: number })[],
  at: number,
): number | undefined {
  const one = ranked[at]!;
  const other = ranked[at === 0 ? 1 : 0];
  return other && (one.near || !other.near)
    ? one.score - other.score ||
        Math.sign((other.source ?? 0) - (one.source ?? 0)) ||
        generality(other) - generality(one)
    : undefined;
}
