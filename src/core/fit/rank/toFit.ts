import type { Atom } from '../../model/condition.ts';
import type { AlternativeResult, Fit, SymptomResult } from '../../model/fit.ts';
import type { Alternative } from '../../model/guide.ts';
import { defined } from '../../model/value/defined.ts';
import { SHOWN_SIGNALS } from '../../model/signal/shownSignals.ts';
import { confidenceOf, countsOf, standingOf, matchKind } from './confidenceOf.ts';
import { marginOf, type Ranking } from './rankGuides.ts';
import { readEvidence } from './readEvidence.ts';
import { seenAtoms } from './weighGuide.ts';
import { worthAsking } from './worthAsking.ts';

/**
 * The fit at one position of a ranking, with confidence, evidence and captures.
 * @param atoms the catalog's
 */
export function toFit(atoms: readonly Atom[], ranking: Ranking, place: number): Fit {
  const { head, parts, score, possible, symptoms, near, isLikely } = ranking.ranked[place]!;
  const kind = matchKind(parts, marginOf(ranking.ranked, place));
  const counts = countsOf(kind);
  const asked = worthAsking(ranking.ranked, place);
  const dominant = near
    ? -1
    : parts.reduce((one, other) => (other.weight > one.weight ? other : one)).symptom;
  const captures: Record<string, string> = {};
  const results = symptoms.map(({ truths, state, family, weight, said }, symptom): SymptomResult => {
    const { any } = head.symptoms[symptom]!;
    const alternatives = any.map((one, at) => toAlternative(atoms, ranking, one, truths[at]));
    const ask = asked.has(symptom) || undefined;
    return defined({ symptom, state, family, weight, alternatives, ask, said });
  });
  // Captures of the dominant symptom take precedence, because the panel's headline uses them.
  for (const symptom of near ? [] : [dominant, ...results.keys()])
    capture(ranking, head.symptoms[symptom]!.any, symptoms[symptom]!.truths, captures);
  const evidence = results[dominant]?.alternatives.flatMap(({ evidence: found }) => found) ?? [];
  for (const signal of SHOWN_SIGNALS) {
    const found = evidence.find((one) => one.signal === signal) ?? ranking.readings.get(signal)?.[0];
    if (found) captures[signal] = String(found.value);
  }
  return {
    guide: head.id,
    score,
    parts,
    confidence: confidenceOf(counts),
    counts: { right: counts[0], of: counts[1] },
    standing: isLikely && !possible ? 'likely' : standingOf(kind, possible),
    ...(possible ? { possible } : {}),
    ...(near ? { near } : {}),
    dominant,
    symptoms: results,
    captures,
  };
}

function toAlternative(
  atoms: readonly Atom[],
  { atoms: read, readings }: Ranking,
  { when }: Alternative,
  truth: boolean | undefined,
): AlternativeResult {
  if (truth !== true) return { state: truth === false ? 'not-seen' : 'unknown', evidence: [] };
  const places = seenAtoms(when, read.truth);
  return {
    state: 'seen',
    evidence: [...places].flatMap((place) => readEvidence(place, atoms[place]!, read, readings)),
  };
}

function capture(
  { atoms }: Ranking,
  any: readonly Alternative[],
  truths: readonly (boolean | undefined)[],
  into: Record<string, string>,
): void {
  for (const [at, { when }] of any.entries()) {
    if (truths[at] !== true) continue;
    for (const place of seenAtoms(when, atoms.truth)) {
      for (const { match } of atoms.hits(place)) {
        for (const [name, text] of Object.entries(match.captures)) {
          if (!Object.hasOwn(into, name)) into[name] = text;
        }
      }
    }
  }
}
