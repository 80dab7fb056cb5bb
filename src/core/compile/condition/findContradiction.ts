import type { Atom, Expression, Scalar } from '../../model/condition.ts';
import type { Vocabulary } from './createVocabulary.ts';

/** A comparison, or its negation where `holds` is false. */
type Literal = readonly [atom: Atom, holds: boolean];

/** Combinations into which a condition is expanded; a larger condition is not checked. */
const MAX_WAYS = 256;

/**
 * The signal that a condition contradicts itself about, so that no run can satisfy it; `undefined` when it can be true. Only comparisons of
 * the same signal are compared.
 * @param options.sets `false` assumes that every signal has at most one value
 */
export function findContradiction(
  expression: Expression,
  atoms: readonly Atom[],
  { signals }: Vocabulary,
  { sets = true } = {},
): string | undefined {
  const ways = takeApart(expression, atoms, true);
  if (!ways) return undefined;
  let found: string | undefined;
  for (const way of ways) {
    const signal = contradictedSignal(way, (name) => sets && signals.get(name)?.set === true);
    if (signal === undefined) return undefined;
    found ??= signal;
  }
  return found;
}

/** The expression in disjunctive form: lists of comparisons that hold together. */
function takeApart(
  expression: Expression,
  atoms: readonly Atom[],
  holds: boolean,
): readonly (readonly Literal[])[] | undefined {
  if (typeof expression === 'number') return [[[atoms[expression]!, holds]]];
  const [word, ...parts] = expression;
  if (word === 'not') return takeApart(parts[0], atoms, !holds);
  const each = parts.map((part) => takeApart(part, atoms, holds));
  if ((word === 'or') === holds) {
    const all = each.flatMap((ways) => ways ?? []);
    return each.includes(undefined) || all.length > MAX_WAYS ? undefined : all;
  }
  let product: (readonly Literal[])[] = [[]];
  for (const ways of each) {
    if (!ways || product.length * ways.length > MAX_WAYS) return undefined;
    product = product.flatMap((left) => ways.map((right) => left.concat(right)));
  }
  return product;
}

function contradictedSignal(way: readonly Literal[], isSet: (name: string) => boolean): string | undefined {
  const bySignal = new Map<string, Literal[]>();
  for (const literal of way) {
    const list = bySignal.get(literal[0].signal);
    if (list) list.push(literal);
    else bySignal.set(literal[0].signal, [literal]);
  }
  for (const [signal, literals] of bySignal) {
    if (literals.length > 1 && isContradictory(literals, isSet(signal))) return signal;
  }
  return undefined;
}

function isContradictory(literals: readonly Literal[], set: boolean): boolean {
  // A run in which the signal has no value satisfies all of them.
  if (literals.every(([atom, holds]) => allowsNone(atom, holds))) return false;
  if (literals.some(([atom, holds]) => atom.op === (holds ? 'absent' : 'present'))) return true;
  const asked = literals.filter(([{ op }]) => op !== 'present' && op !== 'absent' && op !== 'contains');
  const denied = literals.filter(([{ op }]) => op === 'contains');
  if (denied.some(([atom, holds]) => denied.some(([other, also]) => other === atom && holds !== also)))
    return true;
  if (!set) return asked.length > 1 && !haveOneValue(asked);
  // Each value of a set may satisfy another comparison; a comparison about all values must agree with every one.
  const none = asked.filter(([{ op }, holds]) => (op === '!=') === holds);
  return asked
    .filter((literal) => !none.includes(literal))
    .some((literal) => !haveOneValue([literal, ...none]));
}

function allowsNone({ op }: Atom, holds: boolean): boolean {
  return op === 'absent' || op === '!=' ? holds : !holds;
}

/** Whether one value can satisfy all of them. It is enough to test the boundaries, the middles between them, and values beyond. */
function haveOneValue(literals: readonly Literal[]): boolean {
  const values = literals.flatMap(([{ value }]) => value as Scalar | readonly Scalar[]);
  const numbers = values.filter((value) => typeof value === 'number').sort((one, other) => one - other);
  const between = numbers.map((value, index) => (value + (numbers[index + 1] ?? value + 2)) / 2);
  const outside =
    numbers.length > 0
      ? [numbers[0]! - 1]
      : values.some((one) => typeof one === 'boolean')
        ? [true, false]
        : [''];
  return [...values, ...between, ...outside].some((value) =>
    literals.every(([atom, holds]) => compare(value, atom) === holds),
  );
}

function compare(value: Scalar, { op, value: wanted }: Atom): boolean {
  switch (op) {
    case '=':
      return value === wanted;
    case '!=':
      return value !== wanted;
    case 'in':
      return (wanted as readonly Scalar[]).includes(value);
    case '<':
      return value < (wanted as Scalar);
    case '<=':
      return value <= (wanted as Scalar);
    case '>':
      return value > (wanted as Scalar);
    default:
      return value >= (wanted as Scalar);
  }
}
