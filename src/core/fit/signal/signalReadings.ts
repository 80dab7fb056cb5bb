import type { Scalar } from '../../model/condition.ts';

/** One value of a signal, and where in the run it stands. */
export interface SignalEntry {
  readonly value: Scalar;
  /** Path from the run, e.g. `steps[2].failure.cause.code`; for `fromText` the path of the text. */
  readonly path: string;
  readonly stepId?: string;
  /** 1-based line in the whole log, where `fromText`. */
  readonly line?: number;
  /** Offsets into the text at `path`, in UTF-16 code units; `end` is exclusive. */
  readonly start?: number;
  readonly end?: number;
  /** Read out of text, which anybody can write: it counts as `protocol` at most, and its absence proves nothing. */
  readonly fromText?: true;
  /** The text says that the program recovered from it; it counts as `state`. */
  readonly aside?: true;
  /** The last words of another value, which say what kind of error that names; it counts as a phrase. */
  readonly kind?: true;
  readonly said?: 'host' | 'operator';
}

/** One text of a text signal. */
export interface TextEntry {
  readonly path: string;
  readonly stepId?: string;
  readonly text: string;
  /** 1-based number of the text's first line in the whole log. @default 1 */
  readonly startLine?: number;
  /** Text is missing, so a phrase that is not in it may still have been logged. An empty truncated text means that a log is unknown. */
  readonly truncated: boolean;
}

/** Names of the signals that are texts. */
export type TextSignal = 'log' | 'error.message' | 'blocker.text';

/** Every signal of one run, each read when it is first asked for. */
export interface SignalReadings {
  /** `undefined`: unknown; `[]`: known to be none. Unknown too for a name that no table has. */
  readonly get: (name: string) => readonly SignalEntry[] | undefined;
  readonly text: (name: TextSignal) => readonly TextEntry[] | undefined;
  /** Whether the text says that the program recovered from what is at this offset. Absent where there are no texts. */
  readonly isAside?: (text: string, offset: number) => boolean;
}
