/** Everything a command needs from outside, so that a test can run it in-process. */
export interface Io {
  /** Reads standard input to its end. */
  readonly stdin: () => Promise<string>;
  /** Standard input piece by piece, for more of it than memory holds. */
  readonly stdinPieces: () => AsyncIterable<Uint8Array>;
  readonly stdout: (text: string) => void;
  /** Resolves once standard output takes more; `false` when nobody reads it any longer. */
  readonly stdoutReady: () => Promise<boolean>;
  readonly stderr: (text: string) => void;
  /** Absolute path that relative arguments start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal with colours. */
  readonly colour: boolean;
  /** Whether standard error is a terminal, where a progress line can be overwritten. */
  readonly interactive: boolean;
  /** Asks the person at the terminal yes or no; absent where there is none. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Resolves when a long-running command is asked to end: Ctrl+C, or SIGTERM. */
  readonly stopped: () => Promise<void>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}
