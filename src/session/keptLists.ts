import type { unchangedLists } from '../core/fit/intake/unchangedLists.ts';
import type { Run } from '../core/model/run.ts';

/** So many steps make a run worth the code that compares it. */
const LONG_RUN = 2000;

let compare: typeof unchangedLists | undefined;

/**
 * The lists of `before`, the session's last copy, that the host passes again unchanged. Empty for a short run, and until the code that
 * compares is loaded, which the first call for a long run starts.
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
