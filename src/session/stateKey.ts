import { failuresToExplain } from '../core/model/failures.ts';
import type { Run } from '../core/model/run.ts';

/**
 * Names the state that a run is in: the same for as long as the run stays in it and in every tab, another once it has moved on, also when
 * it came back to the same status. Only facts of the run count, nothing of when or how often it was read.
 */
export function stateKey(run: Run): string {
  const { id, attempt, status, waiting, endedAt, lastEventAt } = run;
  const isOver = status === 'succeeded' || status === 'failed' || status === 'cancelled';
  return JSON.stringify([
    id,
    attempt ?? 0,
    status ?? '',
    waiting?.for ?? '',
    waiting?.since ?? 0,
    // While a run goes on, events come in without its state becoming another.
    endedAt ?? (isOver ? lastEventAt : undefined) ?? 0,
    failedAt(run) ?? 0,
  ]);
}

/** Is the run `a` there, and in the state that `b` is in? */
export function isSameState(a: Run | undefined, b: Run): boolean {
  return a !== undefined && stateKey(a) === stateKey(b);
}

function failedAt(run: Run): number | undefined {
  const [placed] = failuresToExplain(run);
  if (!placed) return undefined;
  return placed.failure.at ?? run.steps?.find(({ id }) => id === placed.stepId)?.endedAt;
}
