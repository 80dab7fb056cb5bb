import type { Atom } from '../../model/condition.ts';

/** A growing list of atoms without duplicates. */
export interface Atoms {
  readonly list: readonly Atom[];
  /** @returns the position of the atom in `list`, added where it is new */
  readonly intern: (atom: Atom) => number;
}

/** Starts an empty list of atoms. */
export function createAtoms(): Atoms {
  const list: Atom[] = [];
  const positions = new Map<string, number>();
  return {
    list,
    intern: (atom) => {
      const { signal, op, value } = atom;
      // A signal has one type, so `1` and `"1"` cannot meet here.
      const key = `${signal} ${op} ${Array.isArray(value) ? value.join('\0') : String(value)}`;
      const known = positions.get(key);
      if (known !== undefined) return known;
      positions.set(key, list.length);
      return list.push(atom) - 1;
    },
  };
}
