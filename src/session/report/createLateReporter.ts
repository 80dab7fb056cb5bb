import type { Reporter, ReporterParts } from './createReporter.ts';
import { importAnew } from '../importAnew.ts';
import { saidBy } from '../saidBy.ts';

/** The reporter, in a chunk of its own that is loaded when the form is first opened. */
export interface LateReporter {
  /**
   * Calls `act` with the reporter, now or once it is loaded, in the order of the calls. A failure is shown as an error of the form, and
   * what waited is not done later.
   */
  readonly act: (act: (reporter: Reporter) => void) => void;
  /** Changes the draft: at once on screen, and in storage once the reporter is loaded. */
  readonly edit: Reporter['edit'];
  /** The reporter, if it is loaded. */
  readonly loaded: () => Reporter | undefined;
  /** What went wrong in the last act. */
  readonly error: () => string | undefined;
}

export function createLateReporter(parts: ReporterParts): LateReporter {
  const { get, change } = parts;
  let reporter: Reporter | undefined;
  let failed: string | undefined;
  /** What waits for the reporter. */
  const waiting: ((reporter: Reporter) => void)[] = [];

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

  const act: LateReporter['act'] = (act) => {
    if (reporter) return attempt(reporter, act);
    if (waiting.push(act) > 1) return;
    import('./createReporter.ts').catch(importAnew).then(
      ({ createReporter }) => {
        reporter = createReporter(parts);
        // What is sent is what the preview shows.
        change({});
        for (const act of waiting.splice(0)) attempt(reporter, act);
      },
      (error: unknown) => {
        waiting.splice(0);
        failed = saidBy(error) || 'The report form could not be loaded.';
        change({});
      },
    );
  };

  return {
    act,
    edit(edits) {
      const { draft } = get();
      // A field whose value stays as it was gives up what is typed into it.
      if (draft && !reporter) change({ draft: { ...draft, ...edits, dirty: true } });
      act(({ edit }) => edit(edits));
    },
    loaded: () => reporter,
    error: () => failed,
  };
}
