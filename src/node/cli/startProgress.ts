import type { Io } from './io.ts';

/** A line that shows the progress of a command. */
export interface Progress {
  /** Says `text` once a second at most, and nothing at all in the first second. */
  readonly say: (text: string) => void;
  /** Removes the line. */
  readonly end: () => void;
}

/** Milliseconds between two lines, and before the first. */
const INTERVAL_MS = 1000;

/** Progress on standard error: one overwritten line on a terminal, separate lines elsewhere. */
export function startProgress(io: Pick<Io, 'stderr' | 'interactive' | 'now'>): Progress {
  let last = io.now();
  let drawn = false;
  return {
    say(text) {
      const now = io.now();
      if (now - last < INTERVAL_MS) return;
      last = now;
      drawn = true;
      io.stderr(io.interactive ? `\r\u001b[2K${text}` : `${text}\n`);
    },
    end() {
      if (drawn && io.interactive) io.stderr('\r\u001b[2K');
      drawn = false;
    },
  };
}
