import type { Problem } from '../../core/model/problem.ts';
import type { Run } from '../../core/model/run.ts';
import { type Piece, pieceOf } from './piece.ts';

/** What an adapter needs beside the payload. */
export interface AdapterOptions {
  /** When the payload was read from its system, epoch milliseconds; `stuck` is measured from here. */
  readonly now: number;
  /** Id of a run whose payload has none. */
  readonly id?: string;
}

/** A run read from another system's data. */
export interface Adapted {
  readonly run: Run;
  /** What could not be read; each with its place in the payload as `file`. */
  readonly problems: readonly Problem[];
}

/**
 * Turns the data of another system into a `Run`. Never throws, never changes the payload, and gives `undefined` for what is
 * not of its system: shapes are recognised, never guessed.
 *
 * Every `Failure` and `LogSlice` says in `path` where it stands in the payload: names joined by dots, `[0]` for list items, `["a-b"]`
 * for names that are no identifiers, and at the end `#L12` for a line of text. Of what is read out of JSON inside a text, the path is that of the text.
 */
export type Adapter = (payload: unknown, options: AdapterOptions) => Adapted | undefined;

/** The part of a run that a reader finds in a payload; every adapter adds the rest. */
export type Found = Omit<Run, 'id' | 'observedAt' | 'source'> & {
  readonly id?: string | undefined;
  readonly version?: string | undefined;
};

/**
 * Makes an adapter from a reader.
 * @param system the value of `run.source.system`
 * @param read returns `undefined` for a payload of another system
 */
export function createAdapter(
  system: string,
  read: (payload: Piece, options: AdapterOptions) => Found | undefined,
): Adapter {
  return (payload, options) => {
    const problems: Problem[] = [];
    const found = read(pieceOf(payload, problems), options);
    if (!found) return undefined;
    const { id, version, ...rest } = found;
    const source = version === undefined ? { system } : { system, version };
    return { run: { id: id ?? options.id ?? '', observedAt: options.now, source, ...rest }, problems };
  };
}
