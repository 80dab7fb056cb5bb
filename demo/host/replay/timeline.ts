import type { Run, Step } from 'waymark/core';

export interface Timeline {
  readonly start: number;
  readonly end: number;
  /** Moments of events, in order, without doubles. */
  readonly moments: readonly number[];
}

/** The stretch of time a run covers: from its first moment to its last, or to when it was observed. */
export function timelineOf(run: Run): Timeline {
  const moments = [...new Set(run.events?.map(({ at }) => at))].sort((a, b) => a - b);
  const start = run.startedAt ?? run.createdAt ?? moments[0] ?? run.observedAt;
  const end = Math.max(run.endedAt ?? run.observedAt, moments.at(-1) ?? start, start + 1);
  return { start, end, moments };
}

/** Where a moment stands on the timeline, 0 to 100. */
export function percentAt({ start, end }: Timeline, at: number): number {
  return Math.min(100, Math.max(0, ((at - start) / (end - start)) * 100));
}

/** A step's state as it was at a moment. */
export function statusAt(step: Step, at: number): Step['status'] | 'not-started' {
  if (step.startedAt === undefined || step.startedAt > at) return 'not-started';
  if (step.endedAt === undefined || step.endedAt > at)
    return step.endedAt === undefined && step.status === 'waiting' ? 'waiting' : 'running';
  return step.status;
}

/** Lines a step had logged by a moment. */
export function linesAt(run: Run, stepId: string, at: number): readonly string[] {
  return (run.events ?? []).flatMap((event) =>
    event.kind === 'log' && event.stepId === stepId && event.at <= at ? [event.title] : [],
  );
}

/** The step that runs at a moment, or the last one that had started. */
export function stepAt(run: Run, at: number): Step | undefined {
  return run.steps?.findLast((step) => step.startedAt !== undefined && step.startedAt <= at);
}

export interface FailureMark {
  readonly at: number;
  readonly stepId: string;
  readonly title: string;
  readonly kind: 'root' | 'later' | 'recovered';
}

/** Failures on the timeline: the one that came first and does not follow from another, those after it, and recovered ones. */
export function failureMarks(run: Run): readonly FailureMark[] {
  const failed = (run.steps ?? []).filter(({ failure }) => failure && !failure.recovered);
  const ids = new Set(failed.map(({ id }) => id));
  const root = failed
    .filter(({ dependsOn }) => !dependsOn?.some((id) => ids.has(id)))
    .sort((a, b) => (a.failure!.at ?? 0) - (b.failure!.at ?? 0))[0];
  return (run.steps ?? []).flatMap(({ id, title, failure, endedAt }) => {
    const at = failure?.at ?? endedAt;
    if (!failure || at === undefined) return [];
    const kind = failure.recovered ? 'recovered' : id === root?.id ? 'root' : 'later';
    return [{ at, stepId: id, title, kind } as const];
  });
}
