import type { NextRule } from '../../model/guide.ts';
import type { Fault } from '../source/collectFaults.ts';
import { meaningFaults } from '../condition/conditionFaults.ts';
import type { Vocabulary } from '../condition/createVocabulary.ts';
import { nextFaults as faults } from './nextFaults.ts';
import { readDuration, readNumber } from '../condition/readDuration.ts';

/** Compiles the wait of a rule: `60s`, `error.retryAfter`, `error.retryAfter else 60s`. */
export function compileAfter(text: string, { signals }: Vocabulary): NonNullable<NextRule['after']> | Fault {
  const words = text.trim().split(/\s+/);
  const [first, word, fallback] = words;
  const plain = readDuration(first!);
  if (plain !== undefined) return words.length === 1 ? { else: plain } : faults.badAfter(text);
  if (readNumber(first!) !== undefined) return meaningFaults.noUnit(first!, 'duration', '`ms s m h d`');
  if (!/^[a-z]+\.[A-Za-z]+$/.test(first!)) return faults.badAfter(text);
  const spec = signals.get(first!);
  if (!spec) {
    const durations = [...signals.values()].filter(({ type }) => type === 'duration');
    return meaningFaults.unknownSignal(
      first!,
      durations.map(({ name }) => name),
    );
  }
  if (spec.type !== 'duration') return faults.afterNotDuration(spec.name, spec.type);
  if (words.length === 1) return { signal: spec.name };
  if (word !== 'else' || fallback === undefined || words.length > 3) return faults.badAfter(text);
  const value = readDuration(fallback);
  if (value !== undefined) return { signal: spec.name, else: value };
  return readNumber(fallback) === undefined
    ? faults.badAfter(text)
    : meaningFaults.noUnit(fallback, 'duration', '`ms s m h d`');
}
