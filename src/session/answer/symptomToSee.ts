import { matchKind, mayLead, standingOf } from '../../core/fit/rank/confidenceOf.ts';
import { weightOf, WEIGHTS } from '../../core/fit/rank/weights.ts';
import type { Atom, Expression } from '../../core/model/condition.ts';
import type { Fit, LeadPolicy } from '../../core/model/fit.ts';
import type { SymptomRules } from '../../core/model/guide.ts';
import type { Family } from '../../core/model/signal/signal.ts';

/** A symptom that is not seen, and what the guide would be with it. */
export interface SymptomToSee {
  /** Position in the guide's head. */
  readonly symptom: number;
  readonly score: number;
  readonly leads: boolean;
}

/**
 * The symptom that would add most to a guide's score if it were seen too; the first of several that add the same.
 *
 * @param symptoms of the guide's head
 * @param other the best of the other guides that fit
 * @returns `undefined` where no symptom would add anything
 */
export function symptomToSee(
  fit: Fit,
  symptoms: readonly SymptomRules[],
  other: Fit | undefined,
  atoms: readonly Atom[],
  policy?: LeadPolicy,
): SymptomToSee | undefined {
  const now = fit.near ? 0 : fit.score;
  let best: SymptomToSee | undefined;
  for (const { symptom, state } of fit.symptoms) {
    if (state === 'seen') continue;
    for (const { when, minor } of symptoms[symptom]?.any ?? []) {
      const family = strongest(when, atoms);
      const had = fit.parts.find((part) => part.family === family)?.weight ?? 0;
      const weight = Math.max(had, weightOf(family, minor));
      const score = now - had + weight;
      if (score <= (best?.score ?? now)) continue;
      const parts = [...fit.parts.filter((part) => part.family !== family), { family, weight, symptom }];
      const margin = other && !other.near ? score - other.score : undefined;
      const standing = standingOf(matchKind(parts, margin), fit.possible);
      best = { symptom, score, leads: mayLead(standing, policy) };
    }
  }
  return best;
}

/** The family that a condition counts as, where all its comparisons hold. */
function strongest(when: Expression, atoms: readonly Atom[]): Family {
  if (typeof when === 'number') return atoms[when]?.family ?? 'state';
  // What a *not* names has no place in the run, so it counts least.
  if (when[0] === 'not') return 'state';
  return when
    .slice(1)
    .map((part) => strongest(part as Expression, atoms))
    .reduce((one, two) => (WEIGHTS[two] > WEIGHTS[one] ? two : one));
}
