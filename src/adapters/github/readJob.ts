import type { RunStatus, Step } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, items, type Piece, placeOf } from '../payload/piece.ts';
import { readNumber, readText } from '../payload/readText.ts';
import { readTime } from '../payload/readTime.ts';
import { statusOf } from './statusOf.ts';

/** Steps kept of one job; GitHub allows 1,000. */
const MAX_STEPS = 1_000;

/**
 * The steps of a job, or the job itself as one step when it lists none. A failed step in a job that succeeded was allowed to fail.
 * @param prefix of ids and titles, when a run has several jobs
 * @see https://docs.github.com/en/rest/actions/workflow-jobs
 */
export function readJob(job: Piece, prefix: string): readonly Step[] {
  const { status, failure } = statusOf(job);
  const steps = items(at(job, 'steps'), MAX_STEPS).map((step, index) =>
    readStep(step, index, prefix, status),
  );
  const failed = steps.findIndex((step) => step.status === 'failed');
  if (failed >= 0 && failure) {
    // The job says why it failed, the step says where.
    return steps.map((step, index) =>
      index === failed ? { ...step, failure: { ...step.failure, ...failure } } : step,
    );
  }
  if (steps.length > 0 && (failed >= 0 || status !== 'failed')) return steps;
  const own = defined({
    id: `${prefix}job`,
    title: readText(at(job, 'name')) ?? 'Job',
    kind: 'job',
    status,
    startedAt: readTime(at(job, 'started_at')),
    endedAt: readTime(at(job, 'completed_at')),
    failure: status === 'failed' ? (failure ?? { path: placeOf(job, 'conclusion') }) : failure,
  });
  return [...steps, own];
}

function readStep(step: Piece, index: number, prefix: string, job: RunStatus | undefined): Step {
  const { status, failure } = statusOf(step);
  const number = readNumber(at(step, 'number')) ?? index + 1;
  const endedAt = readTime(at(step, 'completed_at'));
  const told = defined({
    ...failure,
    path: failure?.path ?? placeOf(step, 'conclusion'),
    at: endedAt,
    recovered: job === 'succeeded' ? true : undefined,
  });
  const name = readText(at(step, 'name'));
  return defined({
    id: `${prefix}${number}`,
    title: name ?? `Step ${number}`,
    kind: name?.startsWith('Run ') ? 'command' : undefined,
    status,
    startedAt: readTime(at(step, 'started_at')),
    endedAt,
    failure: status === 'failed' || failure ? told : undefined,
  });
}
