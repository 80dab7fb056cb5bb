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
  /** Read out of text, which anybody can write: counts as protocol at most, and its absence proves nothing. */
  readonly fromText?: true;
  /** The text says that the program got over it: counts one family less again. */
  readonly aside?: true;
  readonly said?: 'host' | 'operator';
}

/** One text of a text signal. */
export interface TextEntry {
  readonly path: string;
  readonly stepId?: string;
  readonly text: string;
  /** 1-based number of the text's first line in the whole log. @default 1 */
  readonly startLine?: number;
  /** Text is missing, so what is not here may still have been said. An empty truncated text says that a log is unknown. */
  readonly truncated: boolean;
}

/** Names of the signals that are texts. */
export type TextSignal = 'log' | 'error.message' | 'blocker.text';

/** Every signal of one run, each read when it is first asked for. */
export interface SignalReadings {
  /** `undefined`: unknown; `[]`: known to be none. Also unknown for a name no table has. */
  readonly get: (name: string) => readonly SignalEntry[] | undefined;
  readonly text: (name: TextSignal) => readonly TextEntry[] | undefined;
  /** Does the text say that the program got over what stands at this offset? Left out where there are no texts. */
  readonly isAside?: (text: string, offset: number) => boolean;
}
