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
  /** Standard output is a terminal that takes colours. */
  readonly colour: boolean;
  /** Standard error is a terminal, so a progress line may be drawn over. */
  readonly interactive: boolean;
  /** Asks a yes or no of the person at the terminal; left out where there is none. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Resolves when somebody asks a command that runs for ever to end: Ctrl+C, or SIGTERM. */
  readonly stopped: () => Promise<void>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}
