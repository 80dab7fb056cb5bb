import type { Atom, Scalar } from '../../core/model/condition.ts';

/** Atoms of one signal, operator and family: these three, then the value of each; `null` for one without a value. */
export type AtomRow = readonly [string, string, string, ...(Scalar | readonly Scalar[] | null)[]];

/** The atoms of an index as they are written: in the same order, and what neighbours have in common once. */
export function atomRows(atoms: readonly Atom[]): readonly AtomRow[] {
  const rows: [string, string, string, ...(Scalar | readonly Scalar[] | null)[]][] = [];
  for (const { signal, op, family, value = null } of atoms) {
    const last = rows.at(-1);
    if (last?.[0] === signal && last[1] === op && last[2] === family) last.push(value);
    else rows.push([signal, op, family, value]);
  }
  return rows;
}

/** The expression that turns rows, in a variable of that name, back into atoms. */
export const ATOMS_OF_ROWS = `rows.flatMap(([signal, op, family, ...values]) =>
  values.map((value) => (value === null ? { signal, op, family } : { signal, op, value, family })),
)`;
