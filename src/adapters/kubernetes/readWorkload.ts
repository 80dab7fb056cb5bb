import { meaningOf } from '../payload/meaningOf.ts';
import type { Failure, RunStatus, Step } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, firstAt, type Piece, placeOf } from '../payload/piece.ts';
import { readNumber, readText, readWord } from '../payload/readText.ts';
import { readTime } from '../payload/readTime.ts';
import { readContainer } from './readContainer.ts';
import type { Workload } from './workload.ts';
import { reasonOf } from './wrappers.ts';

/** The state of one object. */
export interface WorkloadState {
  /** `undefined`: not known. */
  readonly status: RunStatus | undefined;
  readonly steps: readonly Step[];
  /** Failures of the object itself. */
  readonly failures: readonly Failure[];
  readonly restarts: number;
  /** Its containers are known, and each is ready or has completed. */
  readonly isReady: boolean;
  /** The scheduler's message, while it waits for a node. */
  readonly unscheduled?: string;
  readonly startedAt?: number;
  readonly endedAt?: number;
}

const PHASES: Readonly<Record<string, RunStatus>> = {
  Pending: 'queued',
  Running: 'running',
  Succeeded: 'succeeded',
  Failed: 'failed',
};
/** Conditions that mean trouble when true, and those that do when false. */
const BAD_WHEN_TRUE = new Set(['Failed', 'FailureTarget', 'ReplicaFailure', 'DisruptionTarget']);
const BAD_WHEN_FALSE = new Set(['Progressing']);

/**
 * The state of a Pod, a Job or a Deployment, from its phase, containers and conditions. Conditions without trouble are ignored, whatever
 * their names.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/ and https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export function readWorkload(workload: Workload, prefix: string): WorkloadState {
  const { status, conditions, kind } = workload;
  const containers = workload.containers.map((container) => readContainer(container, prefix));
  const failures = conditions.flatMap(readCondition);
  const own = readText(at(status, 'reason')) ?? readText(at(status, 'message'));
  if (own !== undefined && readWord(at(status, 'phase')) === 'Failed') failures.unshift(readOwn(status));
  const unscheduled = conditions.find(
    (one) => readWord(at(one, 'type')) === 'PodScheduled' && isStatus(one, 'False'),
  );
  const message = unscheduled && readText(at(unscheduled, 'message'));
  const isUnschedulable = unscheduled && readWord(at(unscheduled, 'reason')) === 'Unschedulable';
  if (isUnschedulable) failures.push(toFailure(unscheduled));
  const times = {
    startedAt: readTime(at(status, 'startTime')),
    endedAt: readTime(at(status, 'completionTime')),
  };
  return {
    ...defined(times),
    status: isUnschedulable
      ? 'waiting'
      : statusOf(
          kind,
          workload,
          containers.map(({ step }) => step),
          failures,
        ),
    steps: containers.map(({ step }) => step),
    failures,
    restarts: Math.max(
      0,
      ...containers.map(({ step, restarts }) => (step.status === 'failed' ? restarts : 0)),
    ),
    isReady: containers.length > 0 && containers.every(({ isReady }) => isReady),
    ...(isUnschedulable && { unscheduled: message ?? 'Unschedulable' }),
  };
}

function statusOf(
  kind: string,
  { status, conditions }: Workload,
  steps: readonly Step[],
  failures: readonly Failure[],
): RunStatus | undefined {
  const has = (type: string): boolean =>
    conditions.some((one) => readWord(at(one, 'type')) === type && isStatus(one, 'True'));
  if (kind === 'Job') {
    if (has('Complete') || has('SuccessCriteriaMet')) return 'succeeded';
    if (has('Failed') || has('FailureTarget')) return 'failed';
    const [active = 0, succeeded = 0, failed = 0] = ['active', 'succeeded', 'failed'].map((name) =>
      readNumber(at(status, name)),
    );
    return active > 0 ? 'running' : failed > 0 ? 'failed' : succeeded > 0 ? 'succeeded' : undefined;
  }
  if (
    failures.length > 0 ||
    steps.some((step) => step.status === 'failed' || (step.failure && !step.failure.recovered))
  )
    return 'failed';
  return meaningOf(PHASES, readWord(at(status, 'phase')));
}

/** Trouble that a condition states. */
function readCondition(condition: Piece): readonly Failure[] {
  const type = readWord(at(condition, 'type')) ?? '';
  const isBad =
    (BAD_WHEN_TRUE.has(type) && isStatus(condition, 'True')) ||
    (BAD_WHEN_FALSE.has(type) && isStatus(condition, 'False'));
  return isBad ? [toFailure(condition)] : [];
}

function toFailure(condition: Piece): Failure {
  const reason = readWord(at(condition, 'reason'));
  return defined({
    reason: reasonOf(reason),
    message: readText(at(condition, 'message')),
    timeout: reason === 'DeadlineExceeded' ? 'run' : undefined,
    at: readTime(firstAt(condition, 'lastTransitionTime', 'lastProbeTime')),
    path: placeOf(condition, 'reason'),
  });
}

/** The kubelet's reason for giving up a pod: `Evicted`, `DeadlineExceeded`, … */
function readOwn(status: Piece): Failure {
  const reason = readWord(at(status, 'reason'));
  return defined({
    reason: reasonOf(reason),
    message: readText(at(status, 'message')),
    timeout: reason === 'DeadlineExceeded' ? 'run' : undefined,
    path: placeOf(status, reason === undefined ? 'message' : 'reason'),
  });
}

function isStatus(condition: Piece, wanted: string): boolean {
  return readWord(at(condition, 'status')) === wanted;
}
