import type { Failure, RunEvent, RunStatus, Step } from '../../core/model/run.ts';
import type { Found } from '../payload/adapter.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, placeOf } from '../payload/piece.ts';
import { readWord, readNumber, readText } from '../payload/readText.ts';
import type { Objects } from './readObjects.ts';
import { readWorkload, type WorkloadState } from './readWorkload.ts';
import type { KubernetesEvent, Workload } from './workload.ts';
import { firstTime } from '../payload/readTime.ts';
import { reasonOf } from './wrappers.ts';

interface Placed {
  readonly workload: Workload;
  readonly state: WorkloadState;
}

/** Of several objects, the first status in this order decides. */
const ORDER: readonly RunStatus[] = ['failed', 'waiting', 'queued', 'running', 'cancelled', 'succeeded'];

/** One run from the objects of a payload: a Job decides about its pods, and a pod that succeeded about earlier ones of the same owner. */
export function toRun({ workloads, events }: Objects): Found {
  const placed = workloads.map((workload) => ({
    workload,
    state: readWorkload(
      workload,
      workloads.length > 1 && workload.name !== undefined ? `${workload.name}/` : '',
    ),
  }));
  const main =
    placed.find(({ workload }) => workload.kind === 'Job') ??
    placed.find(({ state }) => state.status === 'failed') ??
    placed[0];
  const status = statusOf(placed);
  const isOver = (one: Placed): boolean => status === 'succeeded' || isDoneByAnother(one, placed);
  const warnings = readWarnings(events, placed, status);
  const steps = placed
    .flatMap((one) => (isOver(one) ? one.state.steps.map(gotOver) : one.state.steps))
    .map((step) => (step.failure ? { ...step, failure: inWords(step.failure, warnings) } : step));
  const own = placed.flatMap((one) => (isOver(one) ? one.state.failures.map(recovered) : one.state.failures));
  const told = [...own, ...steps.flatMap(({ failure }) => failure ?? [])].some(
    (failure) => !failure.recovered,
  );
  // Events stay after their cause is gone, so they count only if the objects themselves have no failure.
  const failures = [...own.map((failure) => inWords(failure, warnings)), ...(told ? [] : warnings)];
  const { unscheduled } = placed.find(({ state }) => state.unscheduled !== undefined)?.state ?? {};
  const restarts = Math.max(0, ...placed.map(({ state }) => state.restarts));
  const timeline = events.map(toRunEvent).filter((event): event is RunEvent => event !== undefined);
  const isWaiting = unscheduled !== undefined && status === 'waiting';
  return defined({
    id: main?.workload.id,
    title: main && titleOf(main.workload),
    status: statusWith(status, workloads, failures),
    createdAt: main?.workload.createdAt,
    startedAt: main?.state.startedAt,
    endedAt: main?.state.endedAt,
    steps: steps.length > 0 ? steps : undefined,
    failures: failures.length > 0 ? failures : undefined,
    events: timeline.length > 0 ? timeline.sort((one, other) => one.at - other.at) : undefined,
    retry: restarts > 0 && status === 'failed' ? { sameFailure: restarts } : undefined,
    ...(isWaiting ? { waiting: { for: 'capacity' }, blocker: { text: unscheduled } } : {}),
  });
}

function statusOf(placed: readonly Placed[]): RunStatus | undefined {
  const job = placed.find(
    ({ workload, state }) =>
      workload.kind === 'Job' && state.status !== undefined && state.status !== 'running',
  );
  if (job) return job.state.status;
  const all = placed.filter((one) => !isDoneByAnother(one, placed)).map(({ state }) => state.status);
  return ORDER.find((status) => all.includes(status));
}

/**
 * Warnings without their object, or about an object that has not started, mean that the run failed; warnings without their object after
 * which it went on, that it runs.
 */
function statusWith(
  status: RunStatus | undefined,
  workloads: readonly Workload[],
  failures: readonly Failure[],
): RunStatus | undefined {
  if (
    failures.some((failure) => !failure.recovered) &&
    (workloads.length === 0 || status === 'queued' || status === 'running')
  )
    return 'failed';
  return workloads.length === 0 && failures.length > 0 ? 'running' : status;
}

/** Another pod of the same owner succeeded, so this one was an earlier try. */
function isDoneByAnother({ workload, state }: Placed, placed: readonly Placed[]): boolean {
  if (workload.owner === undefined || state.status !== 'failed') return false;
  return placed.some(
    (other) => other.workload.owner === workload.owner && other.state.status === 'succeeded',
  );
}

/** Failures in warning events, each once; marked as recovered if the object went on afterwards. */
function readWarnings(
  events: readonly KubernetesEvent[],
  placed: readonly Placed[],
  status: RunStatus | undefined,
): readonly Failure[] {
  const found = new Map<string, Failure>();
  // The last event in which each object got that far.
  const last = new Map(events.map((event, index) => [`${event.about} ${reasonIn(event)}`, index]));
  for (const [index, event] of events.entries()) {
    const failure = readEvent(event);
    if (!failure) continue;
    const isPast =
      status === 'succeeded' ||
      wentOn(event, index, last) ||
      placed.some((one) => isHealthy(one, event.about));
    found.set(`${failure.reason} ${failure.message}`, isPast ? recovered(failure) : failure);
  }
  return [...found.values()].slice(-50);
}

/** Adds the message of the last warning to a failure that has a reason only. */
function inWords(failure: Failure, warnings: readonly Failure[]): Failure {
  const words = warnings.findLast(({ message, recovered: isPast }) => message !== undefined && !isPast);
  if (failure.message !== undefined || failure.exitCode !== undefined || failure.recovered || !words)
    return failure;
  return { ...failure, message: words.message! };
}

/** Whether scheduler, kubelet or container went on with the same object after the warning. */
function wentOn(event: KubernetesEvent, index: number, last: ReadonlyMap<string, number>): boolean {
  const reason = reasonIn(event) ?? '';
  const after = Object.hasOwn(AFTER, reason) ? AFTER[reason]! : [];
  return after.some((word) => (last.get(`${event.about} ${word}`) ?? -1) > index);
}

/** Events that follow a warning from which the object recovered. */
const AFTER: Readonly<Record<string, readonly string[]>> = {
  FailedScheduling: ['Scheduled', 'Pulling', 'Pulled', 'Created', 'Started'],
  FailedMount: ['Pulling', 'Pulled', 'Created', 'Started'],
  FailedAttachVolume: ['SuccessfulAttachVolume', 'Pulling', 'Pulled', 'Created', 'Started'],
  FailedCreatePodSandBox: ['Pulling', 'Pulled', 'Created', 'Started'],
  Failed: ['Pulled', 'Created', 'Started'],
  ProvisioningFailed: ['ProvisioningSucceeded'],
};

function reasonIn({ piece }: KubernetesEvent): string | undefined {
  return readWord(at(piece, 'reason'));
}

function isHealthy({ workload, state }: Placed, about: string | undefined): boolean {
  if (about !== undefined && workload.name !== about) return false;
  return state.isReady && (state.status === 'running' || state.status === 'succeeded');
}

function recovered(failure: Failure): Failure {
  return { ...failure, recovered: true };
}

function gotOver(step: Step): Step {
  return step.failure ? { ...step, failure: recovered(step.failure) } : step;
}

function titleOf({ namespace, name, kind }: Workload): string {
  return name === undefined ? kind : [namespace, name].filter(Boolean).join('/');
}

/** The failure in a warning event; none if it only repeats that there is one. */
function readEvent({ piece, isWarning }: KubernetesEvent): Failure | undefined {
  const message = readText(at(piece, 'message'));
  // The kubelet's `Failed` says in its message what: `Error: ErrImagePull`.
  const inMessage = /^Error: (\w{3,60})$/.exec(message ?? '')?.[1];
  const word = readWord(at(piece, 'reason'));
  const reason = reasonOf(inMessage) ?? reasonOf(word);
  // Every pod fails a probe or two while it starts.
  const count = readNumber(at(piece, 'count')) ?? readNumber(at(piece, 'series', 'count'));
  if (word === 'Unhealthy' && count !== undefined && count < 3) return undefined;
  if (!isWarning || (reason === undefined && (word !== 'Failed' || message === undefined))) return undefined;
  return defined({
    reason,
    // A message that only repeats the reason is no message.
    message: inMessage === undefined ? message : undefined,
    at: timeOf(piece),
    path: placeOf(piece, message === undefined ? 'reason' : 'message'),
  });
}

/** The event on the run's timeline; nothing for one without a time. */
function toRunEvent({ piece }: KubernetesEvent): RunEvent | undefined {
  const moment = timeOf(piece);
  const title = [readWord(at(piece, 'reason')), readText(at(piece, 'message'))?.slice(0, 300)]
    .filter(Boolean)
    .join(': ');
  return moment === undefined || title === '' ? undefined : { at: moment, kind: 'note', title };
}

function timeOf(piece: KubernetesEvent['piece']): number | undefined {
  return firstTime(
    at(piece, 'series', 'lastObservedTime'),
    at(piece, 'lastTimestamp'),
    at(piece, 'eventTime'),
    at(piece, 'deprecatedLastTimestamp'),
    at(piece, 'firstTimestamp'),
    at(piece, 'metadata', 'creationTimestamp'),
  );
}
