import type { Atom, Expression } from '../../model/condition.ts';

/** Does a condition hold a comparison that picks runs out: an equality, a list, a phrase, or something a system declared? */
export function isIndexable(expression: Expression, atoms: readonly Atom[]): boolean {
  if (typeof expression === 'number') {
    const { op, family } = atoms[expression]!;
    return (
      op === '=' ||
      op === 'in' ||
      op === 'contains' ||
      (family === 'declared' && op !== '!=' && op !== 'absent')
    );
  }
  const [word, ...parts] = expression;
  if (word === 'not') return false;
  return word === 'and'
    ? parts.some((part) => isIndexable(part, atoms))
    : parts.every((part) => isIndexable(part, atoms));
}
