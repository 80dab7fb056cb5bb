import type { Atom } from '../../model/condition.ts';

/** A list of atoms in another order. */
export interface GroupedAtoms {
  readonly list: readonly Atom[];
  /** New position of each atom, by its old one. */
  readonly places: readonly number[];
}

/**
 * Puts atoms that ask the same of the same signal side by side: what is written of them can then name signal and operator once. Within
 * a group they keep their order.
 */
export function groupAtoms(atoms: readonly Atom[]): GroupedAtoms {
  const groups = new Map<string, number[]>();
  for (const [position, { signal, op }] of atoms.entries()) {
    const key = `${signal} ${op}`;
    const group = groups.get(key);
    if (group) group.push(position);
    else groups.set(key, [position]);
  }
  const order = [...groups.keys()].sort().flatMap((key) => groups.get(key)!);
  const places: number[] = Array.from({ length: order.length });
  for (const [place, position] of order.entries()) places[position] = place;
  return { list: order.map((position) => atoms[position]!), places };
}
