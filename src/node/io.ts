/** Everything a command needs from outside, so that a test can run it in-process. */
export interface Io {
  /** Reads standard input to its end. */
  readonly stdin: () => Promise<string>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Absolute path that relative arguments start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard output is a terminal that takes colours. */
  readonly colour: boolean;
  /** Standard error is a terminal, so a progress line may be drawn over. */
  readonly interactive: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
}
