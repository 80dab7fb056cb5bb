import type { Expression } from './condition.ts';
import type { Alternative, GuideRules } from './guide.ts';
import { defined } from './value/defined.ts';

/**
 * The same guide with its expressions pointing into another list of atoms.
 * @param places new position of each old one; an atom without a new position stays unknown
 */
export function moveAtoms<Head extends GuideRules>(head: Head, places: readonly number[]): Head {
  const move = (when: Expression): Expression => {
    if (typeof when === 'number') return places[when] ?? -1;
    const [op, ...parts] = when;
    return [op, ...parts.map(move)] as Expression;
  };
  const moveAll = (list: readonly Alternative[]): Alternative[] =>
    list.map((one) => ({ ...one, when: move(one.when) }));
  return {
    ...head,
    symptoms: head.symptoms.map((symptom) =>
      defined({
        ...symptom,
        any: moveAll(symptom.any),
        requires: symptom.requires && moveAll(symptom.requires),
        rulesOut: symptom.rulesOut && moveAll(symptom.rulesOut),
      }),
    ),
    next: head.next.map((rule) => (rule.when === undefined ? rule : { ...rule, when: move(rule.when) })),
  };
}
