import type { Run, Step } from 'waymark/core';

export interface Timeline {
  readonly start: number;
  readonly end: number;
  /** Moments of events, in order, without doubles. */
  readonly moments: readonly number[];
  /** Moments with their places, 0 to 1. Between two of them time runs evenly. */
  readonly stops: readonly { readonly at: number; readonly place: number }[];
}

/** A gap's share of the width: a thousand times as long is some seven units wider, so that both a millisecond and an hour can be seen. */
const widthOf = (gap: number): number => 1 + Math.log(1 + gap);

/** The stretch of time a run covers: from its first moment to its last, or to when it was observed. */
export function timelineOf(run: Run): Timeline {
  const moments = [...new Set(run.events?.map(({ at }) => at))].sort((a, b) => a - b);
  const start = run.startedAt ?? run.createdAt ?? moments[0] ?? run.observedAt;
  const end = Math.max(run.endedAt ?? run.observedAt, moments.at(-1) ?? start, start + 1);
  const inside = moments.filter((at) => at > start && at < end);
  const ats = [start, ...inside, end];
  const edges = [0];
  for (let index = 1; index < ats.length; index += 1)
    edges.push(edges[index - 1]! + widthOf(ats[index]! - ats[index - 1]!));
  const stops = ats.map((at, index) => ({ at, place: edges[index]! / edges.at(-1)! }));
  return { start, end, moments, stops };
}

/** Where a moment stands on the timeline, 0 to 1. */
export function placeOf({ start, end, stops }: Timeline, at: number): number {
  if (at <= start) return 0;
  if (at >= end) return 1;
  const next = stops.findIndex((stop) => stop.at > at);
  const [a, b] = [stops[next - 1]!, stops[next]!];
  return a.place + ((at - a.at) / (b.at - a.at)) * (b.place - a.place);
}

/** The moment at a place of the timeline. */
export function momentAt({ start, end, stops }: Timeline, place: number): number {
  if (place <= 0) return start;
  if (place >= 1) return end;
  const next = stops.findIndex((stop) => stop.place > place);
  const [a, b] = [stops[next - 1]!, stops[next]!];
  return a.at + ((place - a.place) / (b.place - a.place)) * (b.at - a.at);
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
