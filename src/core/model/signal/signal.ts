/**
 * How much a signal says, strongest first. A symptom counts with the family of the signal that made it seen; nothing
 * an author writes can raise it.
 *
 * - `declared`: a code, reason or typed state that a system stated
 * - `type`: the type of the error, along its causes
 * - `protocol`: a status or exit code; and any code, type or system message read out of log text, since logs can be forged
 * - `phrase`: words
 * - `state`: what nearly every troubled run has
 */
export const FAMILIES = ['declared', 'type', 'protocol', 'phrase', 'state'] as const;
export type Family = (typeof FAMILIES)[number];

/** `text` takes `contains`; `duration` is milliseconds and `size` bytes in compiled form. */
export type SignalType = 'string' | 'number' | 'boolean' | 'duration' | 'size' | 'text';

/** One named, typed fact about a run. */
export interface SignalSpec {
  readonly name: string;
  readonly type: SignalType;
  /** Several values at once: codes along a chain of causes. `=` then means any of them, `!=` none. */
  readonly set?: true;
  readonly family: Family;
  /** Every value it can have, if known. A condition on another value is a mistake. */
  readonly domain?: readonly string[];
  /** Least and greatest value of a number, if known. A condition on a value outside is a mistake. */
  readonly range?: readonly [least: number, greatest: number];
  /** Its meaning, one sentence. */
  readonly meaning: string;
  /** A condition an author might write. */
  readonly example: string;
  /** The fields of a run that it is read from. */
  readonly read: string;
  /** May stand only in `next`: it is about the operator or the host, not the run. */
  readonly only?: 'next';
}

/** A fact of the host, declared in `waymark.json` beside the guides. */
export interface HostSignal {
  readonly type: Exclude<SignalType, 'text'>;
  readonly meaning: string;
  /** Every value it can have, if known. */
  readonly domain?: readonly string[];
  /** `declared` when the host states a reason with it. @default 'state' */
  readonly family?: 'declared' | 'state';
  /** Whether its value may be part of a report. @default never */
  readonly report?: boolean;
}
