import type { Expression, Truth } from '../../model/condition.ts';

/**
 * An expression in Kleene's three values.
 *
 * @param truthOf the truth of the atom at a position
 */
export function kleene(expression: Expression, truthOf: (atom: number) => Truth): Truth {
  if (typeof expression === 'number') return truthOf(expression);
  if (expression[0] === 'not') {
    const truth = kleene(expression[1], truthOf);
    return truth === undefined ? undefined : !truth;
  }
  const decides = expression[0] === 'or';
  let result: Truth = !decides;
  for (let part = 1; part < expression.length; part++) {
    const truth = kleene(expression[part] as Expression, truthOf);
    if (truth === decides) return decides;
    if (truth === undefined) result = undefined;
  }
  return result;
}
