import type { Atom, Expression, Scalar } from '../../model/condition.ts';

/** A word without quotes that is no keyword of the grammar. */
const BARE = /^(?!(?:and|or|not|in|contains|present|absent|else)$)[^\s()",'`=!<>&|~\\]+$/;

/**
 * A compiled condition as text that compiles to the same condition. Parts of `and` and `or` are sorted, so two conditions
 * print alike exactly when they are the same once normalised. Durations print as milliseconds, sizes as bytes.
 *
 * @param unitOf the unit to write after a number, by signal: `ms` for durations, `B` for sizes
 */
export function printCondition(
  expression: Expression,
  atoms: readonly Atom[],
  unitOf: (signal: string) => string,
): string {
  if (typeof expression === 'number') return printAtom(atoms[expression]!, unitOf);
  const [word, ...parts] = expression;
  if (word === 'not') return `not ${wrapped(parts[0], atoms, unitOf)}`;
  return parts
    .map((part) => wrapped(part, atoms, unitOf))
    .sort()
    .join(` ${word} `);
}

function wrapped(part: Expression, atoms: readonly Atom[], unitOf: (signal: string) => string): string {
  const text = printCondition(part, atoms, unitOf);
  return typeof part === 'number' ? text : `(${text})`;
}

function printAtom({ signal, op, value }: Atom, unitOf: (signal: string) => string): string {
  if (value === undefined) return `${signal} ${op}`;
  const print = (one: Scalar): string => printValue(one, unitOf(signal));
  return `${signal} ${op} ${Array.isArray(value) ? `(${value.map(print).join(', ')})` : print(value as Scalar)}`;
}

function printValue(value: Scalar, unit: string): string {
  if (typeof value === 'number') return `${value}${unit}`;
  const text = String(value);
  return BARE.test(text) ? text : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
