import type { Run } from '../../core/model/run.ts';

/** The last moment that a run tells of; `undefined` when it tells of none. */
export function lastMoment({
  createdAt,
  startedAt,
  endedAt,
  lastEventAt,
  steps = [],
  failures = [],
  events = [],
}: Run): number | undefined {
  let last = -Infinity;
  const take = (time: number | undefined): void => void (time !== undefined && time > last && (last = time));
  for (const time of [createdAt, startedAt, endedAt, lastEventAt]) take(time);
  for (const step of steps) for (const time of [step.startedAt, step.endedAt, step.failure?.at]) take(time);
  for (const { at } of [...failures, ...events]) take(at);
  return last === -Infinity ? undefined : last;
}
