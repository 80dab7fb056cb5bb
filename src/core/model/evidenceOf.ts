import type { Evidence, SymptomResult } from './fit.ts';

/** The evidence of the symptoms that are seen, in their order. Of words of one signal that stand within others, the longer stand alone. */
export function evidenceOf(symptoms: readonly SymptomResult[]): readonly Evidence[] {
  const all = symptoms.flatMap(({ state, alternatives }) =>
    state === 'seen' ? alternatives.flatMap(({ evidence }) => evidence) : [],
  );
  return all.filter((one) => !all.some((other) => isWithin(one, other)));
}

/** Whether it is a part of the other. What has no offsets is a part of nothing. */
function isWithin(
  { signal, where: { path, start, end } }: Evidence,
  { signal: as, where }: Evidence,
): boolean {
  return (
    signal === as &&
    path === where.path &&
    where.start! <= start! &&
    where.end! >= end! &&
    where.end! - where.start! > end! - start!
  );
}
