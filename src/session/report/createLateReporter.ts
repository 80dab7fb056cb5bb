import type { Reporter, ReporterParts } from './createReporter.ts';
import { saidBy } from '../saidBy.ts';

/** The reporter, in a chunk of its own that is loaded when the form is first opened. */
export interface LateReporter {
  /** Calls `act` with the reporter, now or once it is loaded. A failure is shown as an error of the form. */
  readonly act: (act: (reporter: Reporter) => void) => void;
  /** The reporter, if it is loaded. */
  readonly loaded: () => Reporter | undefined;
  /** What went wrong in the last act. */
  readonly error: () => string | undefined;
}

export function createLateReporter(parts: ReporterParts): LateReporter {
  const { change } = parts;
  let reporter: Reporter | undefined;
  let failed: string | undefined;

  const attempt = (reporter: Reporter, act: (reporter: Reporter) => void): void => {
    const before = failed;
    failed = undefined;
    try {
      act(reporter);
    } catch (error) {
      // The host's functions for ids and time may throw.
      failed = saidBy(error) || 'The report could not be written.';
    }
    if (failed !== before) change({});
  };

  return {
    act(act) {
      if (reporter) return attempt(reporter, act);
      import('./createReporter.ts').then(
        ({ createReporter }) => {
          attempt((reporter ??= createReporter(parts)), act);
          change({});
        },
        (error: unknown) => {
          failed = saidBy(error) || 'The report form could not be loaded.';
          change({});
        },
      );
    },
    loaded: () => reporter,
    error: () => failed,
  };
}
