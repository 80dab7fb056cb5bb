import type { Family } from './signal/signal.ts';

/** What a condition compares a signal with. */
export type Scalar = string | number | boolean;

export const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'in', 'contains', 'present', 'absent'] as const;
export type Operator = (typeof OPERATORS)[number];

/**
 * One comparison of one signal: the smallest thing that can be true, false or unknown. The same comparison in two guides is one atom,
 * evaluated once per run.
 */
export interface Atom {
  readonly signal: string;
  readonly op: Operator;
  /**
   * A scalar for comparisons (durations in ms, sizes in bytes), a list for `in` and for the phrases of `contains`; absent for `present` and
   * `absent`.
   */
  readonly value?: Scalar | readonly Scalar[];
  /** Copied from the signal table at compile time, so that a browser does not need the table. */
  readonly family: Family;
}

/** A condition tree. A number is the position of an atom in the atom list beside it. */
export type Expression = number | readonly ['and' | 'or', ...Expression[]] | readonly ['not', Expression];

/**
 * Kleene's three values: `undefined` is *unknown*. `false and unknown` is false, `true or unknown` is true, every other mix
 * with unknown is unknown.
 */
export type Truth = boolean | undefined;
