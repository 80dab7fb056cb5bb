import type { Run } from '../../core/model/run.ts';

/** When a step is best looked at, epoch milliseconds: the moment it failed, else its end, else its start. */
export function momentOf(stepId: string, run: Run | undefined): number | undefined {
  const step = run?.steps?.find(({ id }) => id === stepId);
  return step?.failure?.at ?? step?.endedAt ?? step?.startedAt;
}
