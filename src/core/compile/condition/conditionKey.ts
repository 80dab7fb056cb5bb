import type { Atom } from '../../model/condition.ts';
import type { Alternative, Symptom } from '../../model/guide.ts';
import type { Vocabulary } from './createVocabulary.ts';
import { printCondition } from './printCondition.ts';

/**
 * The conditions that find or remove a guide, normalised and sorted: two guides have the same key exactly when no run could tell
 * them apart. `''` when there are none.
 */
export function conditionKey(
  symptoms: readonly Symptom[],
  atoms: readonly Atom[],
  { signals }: Vocabulary,
): string {
  const unitOf = (name: string): string => UNITS[signals.get(name)?.type ?? ''] ?? '';
  const print = (kind: string, list: readonly Alternative[] = []): readonly string[] =>
    list.map(({ when }) => `${kind} ${printCondition(when, atoms, unitOf)}`);
  const all = symptoms.flatMap(({ any, requires, rulesOut }) => [
    ...print('when', any),
    ...print('requires when', requires),
    ...print('rules out when', rulesOut),
  ]);
  return [...new Set(all)].sort().join('\n');
}

const UNITS: Readonly<Record<string, string>> = { duration: 'ms', size: 'B' };
