import type { Atom, Expression, Scalar, Truth } from '../../model/condition.ts';
import { findPhrase, foldCase } from '../text/findPhrase.ts';
import { kleene } from './kleene.ts';
import type { SignalEntry, SignalReadings, TextEntry, TextSignal } from '../signal/signalReadings.ts';

/**
 * Whether a condition is seen in a run, in Kleene's three values.
 *
 * @param atoms the list that the numbers of `expression` point into; a number beyond it is unknown
 */
export function evaluate(expression: Expression, atoms: readonly Atom[], readings: SignalReadings): Truth {
  return kleene(expression, (place) => {
    const atom = atoms[place];
    return atom && evaluateAtom(atom, readings);
  });
}

/** One comparison, `contains` on texts included. */
export function evaluateAtom(atom: Atom, readings: SignalReadings): Truth {
  const { signal } = atom;
  return isTextSignal(signal)
    ? compareText(atom, readings.text(signal))
    : compare(atom, readings.get(signal));
}

/**
 * One comparison with the values of a signal (RULES S3–S6).
 *
 * @param entries `undefined` when unknown, `[]` when known to be none
 */
export function compare(atom: Atom, entries: readonly SignalEntry[] | undefined): Truth {
  if (!entries) return undefined;
  const { op } = atom;
  if (op === 'absent') return entries.length === 0;
  if (op === 'present') return entries.length > 0;
  let stated = entries.length === 0;
  let unclear = false;
  for (const entry of entries) {
    const truth = holds(atom, entry.value);
    if (truth) return op !== '!=';
    if (truth === undefined) unclear = true;
    else if (!entry.fromText) stated = true;
  }
  // A text can say more than the values read out of it, so text alone never proves that a value is absent.
  return unclear || !stated ? undefined : op === '!=';
}

/**
 * Whether one value satisfies a comparison; for `!=` whether it is *equal*, since `!=` means that no value is. Values that cannot be
 * compared, such as a word with a number, are unknown.
 */
export function holds({ op, value: wanted }: Atom, value: Scalar): Truth {
  if (wanted === undefined) return undefined;
  if (op === 'in') return list(wanted).some((one) => isEqual(one, value));
  if (op === 'contains') {
    const text = String(value);
    const folded = foldCase(text);
    return list(wanted).some((phrase) => findPhrase(text, folded, String(phrase)) !== undefined);
  }
  if (Array.isArray(wanted)) return undefined;
  if (op === '=' || op === '!=') return isEqual(wanted as Scalar, value);
  const left = toNumber(value);
  const right = toNumber(wanted as Scalar);
  if (Number.isNaN(left) || Number.isNaN(right)) return undefined;
  if (op === '<') return left < right;
  if (op === '<=') return left <= right;
  if (op === '>') return left > right;
  return op === '>=' ? left >= right : undefined;
}

function compareText(atom: Atom, texts: readonly TextEntry[] | undefined): Truth {
  if (!texts) return undefined;
  const missing = texts.some((entry) => entry.truncated);
  if (atom.op === 'present' || atom.op === 'absent') {
    const truth: Truth = texts.some((entry) => entry.text !== '') || (missing ? undefined : false);
    return truth === undefined || atom.op === 'present' ? truth : !truth;
  }
  if (texts.some((entry) => holds(atom, entry.text))) return true;
  return missing ? undefined : false;
}

/** Whether the signal is one of those that are texts. */
export function isTextSignal(signal: string): signal is TextSignal {
  return signal === 'log' || signal === 'error.message' || signal === 'blocker.text';
}

/** Codes and types are compared as strings in any case: `429` and `"429"` are one code. */
function isEqual(one: Scalar, other: Scalar): boolean {
  return one === other || String(one).toLowerCase() === String(other).toLowerCase();
}

function toNumber(value: Scalar): number {
  return typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
}

function list(value: Scalar | readonly Scalar[]): readonly Scalar[] {
  return Array.isArray(value) ? value : [value as Scalar];
}
