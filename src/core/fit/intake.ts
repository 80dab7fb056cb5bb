import type { Problem } from '../model/problem.ts';
import type { Run } from '../model/run.ts';
import { copyRun } from './intake/copyRun.ts';
import { type Copying, addProblem } from './intake/copying.ts';
import { limitLogs } from './intake/limitLogs.ts';

/** List items copied of one run, all lists together; limits the time for nested lists. */
const MAX_ITEMS = 1_000_000;

/**
 * Copies whatever a host passes into a bounded plain `Run`, field by field, and never throws. What cannot be read is left out and reported
 * as a problem, with its path as `file`.
 * @param input a `Run`, or something like one; a bare string is log text
 * @param now epoch milliseconds, for a host that does not say when it read this state
 * @param kept lists of an earlier copy that need not be copied again (`unchangedLists`)
 */
export function intake(
  input: unknown,
  now: number,
  kept: Copying['kept'] = {},
): { run: Run; problems: Problem[] } {
  const problems: Problem[] = [];
  const copying: Copying = { path: [], depth: 0, problems, told: new Set(), items: MAX_ITEMS, kept };
  if (typeof input === 'string') {
    return { run: limitLogs({ id: '', observedAt: now, log: [{ text: input }] }), problems };
  }
  let copied: Partial<Run> | undefined;
  try {
    if (typeof input === 'object' && input !== null && !Array.isArray(input))
      copied = copyRun(input, copying);
  } catch {
    // A revoked proxy cannot be read at all.
  }
  if (!copied) {
    addProblem(
      copying,
      'not-a-run',
      'There is no run in this.',
      'Pass a run as an object, or the text of a log.',
    );
  } else if (!copied.id) {
    addProblem(copying, 'no-id', 'The run has no id.', 'Pass `id`, so that a report can name the run.');
  }
  const observedAt = copied?.observedAt ?? now;
  return { run: limitLogs({ ...copied, id: copied?.id ?? '', observedAt }), problems };
}
