import type { Expression, Truth } from '../../model/condition.ts';
import type { RuledOut, ScorePart, SymptomState } from '../../model/fit.ts';
import type { Alternative, GuideRules, SymptomRules } from '../../model/guide.ts';
import { FAMILIES, type Family } from '../../model/signal/signal.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { kleene } from '../condition/kleene.ts';
import type { AtomReadings } from './readAtoms.ts';
import { WEIGHTS, weightOf } from './weights.ts';

/** The state of one symptom, before evidence is collected. */
export interface WeighedSymptom {
  readonly state: SymptomState;
  /** Family of the strongest alternative seen. */
  readonly family?: Family;
  readonly weight?: number;
  /** What it adds to the score: for each family the best alternative seen. */
  readonly adds?: ReadonlyMap<Family, number>;
  /** One of its alternatives is true by a general value only. */
  readonly general?: true;
  /** Another of its alternatives is true by something more exact. */
  readonly told?: true;
  readonly said?: 'operator';
  readonly truths: readonly Truth[];
  /** It is unknown, and an answer could rule the guide out or settle a gate. */
  readonly gate?: true;
}

/** The weight of one guide, before it is compared with the others. */
export interface WeighedGuide {
  readonly head: GuideRules;
  /** Position of its source in the catalog; an earlier one is the host's own, ahead of what it adds to. */
  readonly source: number;
  readonly symptoms: readonly WeighedSymptom[];
  readonly parts: readonly ScorePart[];
  readonly score: number;
  readonly possible: boolean;
  /** No symptom is seen; its words are near, and the score is below one. */
  readonly near?: true;
  /** Its words make it likely (F23, F26). */
  readonly isLikely?: true;
  /** A symptom is seen by a general value, `alone` or `beside` something more exact. It yields to guides that say more (F24). */
  readonly general?: 'alone' | 'beside';
  /** Position of the last evidence of its symptoms, as in `AtomReadings.latest`; `Infinity` when something is stated. */
  readonly latest: () => number;
  /** Sum over the atoms seen of how rare each is among guides; every atom adds to it. */
  readonly rarity: number;
}

/** The operator's answers, by symptom of one guide. */
export type Answers = ReadonlyMap<number, boolean>;

/**
 * Weighs one guide in one run.
 * @param near how near its words are to the run's, above zero and below one
 * @param yields general values count as a minor phrase
 * @returns `undefined` when no symptom that counts is seen and its words are not near; a `RuledOut` when one is seen, and a gate rules the
 * guide out
 */
export function weighGuide(
  head: GuideRules,
  atoms: AtomReadings,
  { index, sources }: Pick<Catalog, 'index' | 'sources'>,
  answers: Answers | undefined,
  near = 0,
  yields = false,
): WeighedGuide | RuledOut | undefined {
  const seen = new Set<number>();
  const symptoms = head.symptoms.map((symptom, at) =>
    weighSymptom(symptom, atoms, answers?.get(at), seen, yields),
  );
  const parts = scoreParts(symptoms);
  const score = parts.reduce((sum, part) => sum + part.weight, 0) || near;
  if (score === 0) return undefined;
  for (const [at, { requires, rulesOut }] of head.symptoms.entries()) {
    const answer = answers?.get(at);
    if (gateTruth(requires, atoms, answer) === false)
      return { guide: head.id, symptom: at, gate: 'requires' };
    if (gateTruth(rulesOut, atoms, answer) === true)
      return { guide: head.id, symptom: at, gate: 'rules-out' };
  }
  let latest: number | undefined;
  const isGeneral = symptoms.some(({ general }) => general);
  return {
    head,
    source: sources.get(head.id)!,
    symptoms,
    parts,
    latest: () => (latest ??= Math.max(-1, ...[...seen].map((atom) => atoms.latest(atom)))),
    score,
    ...(parts.length === 0 ? { near: true } : {}),
    ...(isGeneral ? { general: symptoms.some(({ told }) => told) ? 'beside' : 'alone' } : {}),
    possible: head.symptoms.some(
      ({ requires }, at) => requires && gateTruth(requires, atoms, answers?.get(at)) === undefined,
    ),
    rarity: [...seen].reduce((sum, atom) => sum + index.rarity[atom]!, 0),
  };
}

/** The best alternative of each family; an earlier symptom wins a tie. Two symptoms seen by the same fact count once. */
export function scoreParts(symptoms: readonly Pick<WeighedSymptom, 'adds'>[]): ScorePart[] {
  const best = new Map<Family, ScorePart>();
  for (const [symptom, { adds }] of symptoms.entries()) {
    for (const [family, weight] of adds ?? []) {
      if (weight > (best.get(family)?.weight ?? 0)) best.set(family, { family, weight, symptom });
    }
  }
  return FAMILIES.flatMap((family) => best.get(family) ?? []);
}

/** The atoms that make a true expression true; atoms under a *not* make nothing true. */
export function seenAtoms(
  when: Expression,
  truth: (atom: number) => Truth,
  into: Set<number> = new Set(),
): ReadonlySet<number> {
  if (typeof when === 'number') into.add(when);
  else if (when[0] !== 'not') {
    for (let part = 1; part < when.length; part++) {
      const child = when[part] as Expression;
      if (kleene(child, truth) === true) seenAtoms(child, truth, into);
    }
  }
  return into;
}

/** The weight of a symptom that the operator confirms. */
export const SAID = {
  family: 'declared',
  weight: WEIGHTS.declared,
  adds: new Map<Family, number>([['declared', WEIGHTS.declared]]),
} as const;

function weighSymptom(
  symptom: SymptomRules,
  atoms: AtomReadings,
  answer: boolean | undefined,
  seen: Set<number>,
  yields: boolean,
): WeighedSymptom {
  const truths = symptom.any.map(({ when }) => kleene(when, atoms.truth));
  if (truths.includes(true))
    return { state: 'seen', truths, ...weighSeen(symptom, truths, atoms, seen, yields) };
  const gates = [
    gateTruth(symptom.requires, atoms, undefined),
    gateTruth(symptom.rulesOut, atoms, undefined),
  ];
  const hasGate = symptom.requires !== undefined || symptom.rulesOut !== undefined;
  const open =
    truths.includes(undefined) ||
    (symptom.requires && gates[0] === undefined) ||
    (symptom.rulesOut && gates[1] === undefined);
  if (open && answer !== undefined) {
    if (!answer) return { state: 'not-seen', truths, said: 'operator' };
    // An answer about a gate settles the gate; only an answer about a symptom is evidence.
    return { state: 'seen', truths, said: 'operator', ...(symptom.any.length > 0 ? SAID : {}) };
  }
  if (open) return { state: 'unknown', truths, ...(hasGate ? { gate: true } : {}) };
  return { state: gates.includes(true) ? 'seen' : 'not-seen', truths };
}

function weighSeen(
  symptom: SymptomRules,
  truths: readonly Truth[],
  atoms: AtomReadings,
  seen: Set<number>,
  yields: boolean,
): Pick<WeighedSymptom, 'family' | 'weight' | 'adds' | 'general' | 'told'> {
  const adds = new Map<Family, number>();
  let family: Family = 'state';
  let weight = -1;
  let general = false;
  let told = false;
  for (const [at, { when, minor }] of symptom.any.entries()) {
    if (truths[at] !== true) continue;
    let strongest: Family = 'state';
    const places = seenAtoms(when, atoms.truth);
    const isGeneral = places.size === 1 && [...places].every(atoms.isGeneral);
    general ||= isGeneral;
    for (const atom of places) {
      seen.add(atom);
      const one = atoms.family(atom);
      if (WEIGHTS[one] > WEIGHTS[strongest]) strongest = one;
    }
    if (isGeneral && yields) strongest = 'phrase';
    const own = weightOf(strongest, minor || (isGeneral && yields));
    told ||= own > 0 && strongest !== 'state' && (!isGeneral || [...places].some(atoms.isKind));
    adds.set(strongest, Math.max(own, adds.get(strongest) ?? 0));
    if (own > weight) [weight, family] = [own, strongest];
  }
  return { family, weight, adds, ...(general ? { general } : {}), ...(told ? { told } : {}) };
}

function gateTruth(
  gate: readonly Alternative[] | undefined,
  atoms: AtomReadings,
  answer: boolean | undefined,
): Truth {
  if (!gate) return undefined;
  let truth: Truth = false;
  for (const { when } of gate) {
    const one = kleene(when, atoms.truth);
    if (one === true) return true;
    if (one === undefined) truth = undefined;
  }
  return truth ?? answer;
}
