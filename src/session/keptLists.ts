import type { unchangedLists } from '../core/fit/intake/unchangedLists.ts';
import type { Run } from '../core/model/run.ts';

/** So many steps make a run worth the code that compares it. */
const LONG_RUN = 2000;

let compare: typeof unchangedLists | undefined;

/**
 * The lists of `before`, as a session copied it, that the host passes again. None of a run with few steps, nor until the code that compares
 * is there, which is loaded when it is first needed.
 */
export function keptLists(given: unknown, before: Run | undefined): Pick<Run, 'steps' | 'events'> {
  if (!before?.steps?.[LONG_RUN]) return {};
  import('../core/fit/intake/unchangedLists.ts').then(
    (loaded) => (compare = loaded.unchangedLists),
    // Copying takes longer, and gives the same.
    () => {},
  );
  return compare?.(given, before) ?? {};
}
