import { failuresToExplain } from '../core/model/failures.ts';
import { isOver, type Run } from '../core/model/run.ts';
import { stepWith } from '../core/model/stepWith.ts';
import { hasSameContent } from './hasSameContent.ts';

/** Milliseconds between two readings of a run without a time of its own that count as one. */
const ONE_MOMENT = 1000;

/**
 * A key for the state of a run: the same in every tab while the run stays in that state, and another one once it has moved on, even if it
 * returns to the same status. Only facts of the run count, not when or how often it was read.
 */
export function stateKey(run: Run): string {
  const { id, attempt, status, waiting, endedAt, lastEventAt } = run;
  return JSON.stringify([
    id,
    attempt ?? 0,
    status ?? '',
    waiting?.for ?? '',
    waiting?.since ?? 0,
    // While a run goes on, new events do not change its state.
    endedAt ?? (isOver(status) ? lastEventAt : undefined) ?? 0,
    failedAt(run) ?? 0,
  ]);
}

/** Whether run `a` exists and is in the same state as `b`. */
export function isSameState(a: Run | undefined, b: Run): boolean {
  return a !== undefined && stateKey(a) === stateKey(b);
}

/** The run as it was read before, where `read` is the same one passed as a new object. */
export function keepRun(before: Run, read: Run): Run {
  const { observedAt } = before;
  return read.observedAt - observedAt < ONE_MOMENT && hasSameContent(before, { ...read, observedAt })
    ? before
    : read;
}

function failedAt(run: Run): number | undefined {
  const [placed] = failuresToExplain(run);
  if (!placed) return undefined;
  return placed.failure.at ?? stepWith(placed.stepId, run.steps)?.endedAt;
}
