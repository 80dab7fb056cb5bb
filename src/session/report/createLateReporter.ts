import type { GuideHead } from '../../core/model/guide.ts';
import type { Reporter, ReporterParts } from './createReporter.ts';
import { saidBy } from '../saidBy.ts';
import type { SessionHost, SessionState } from '../sessionState.ts';

/** The session's part that writes reports, in a chunk of its own that comes when the form first opens. */
export interface LateReporter {
  /** Lets it act, now or as soon as it is there. Whatever goes wrong is told as an error of the form. */
  readonly act: (act: (reporter: Reporter) => void) => void;
  /** A run's draft, once the code is there. */
  readonly load: (runId: string) => ReturnType<Reporter['load']> | undefined;
  readonly preview: (
    state: SessionState,
    host: SessionHost,
    lead: GuideHead | undefined,
  ) => Pick<SessionState, 'preview' | 'previewError'>;
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
      // What the host gives for ids and time may throw.
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
    load: (runId) => reporter?.load(runId),
    preview: (state, host, lead) => ({
      ...(failed !== undefined && { previewError: failed }),
      ...reporter?.preview(state, host, lead),
    }),
  };
}
