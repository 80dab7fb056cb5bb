import type { Failure, Step } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, isObject, type Piece, placeOf } from '../payload/piece.ts';
import { readBoolean, readNumber, readText, readWord } from '../payload/readText.ts';
import { readTime } from '../payload/readTime.ts';
import { signalOf } from '../process/signalOf.ts';
import { ON_ITS_WAY, reasonOf } from './wrappers.ts';

/** One container, with its number of restarts. */
export interface ContainerState {
  readonly step: Step;
  readonly restarts: number;
  /** It is running and ready, or has completed. */
  readonly isReady: boolean;
}

/**
 * A container's state as a step. For `CrashLoopBackOff` the failure is that of the last termination; a container that is running and ready
 * again has recovered.
 * @param prefix of the id, when there are several pods
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ContainerStatus
 */
export function readContainer(container: Piece, prefix: string): ContainerState {
  const name = readText(at(container, 'name')) ?? 'container';
  const restarts = readNumber(at(container, 'restartCount')) ?? 0;
  const waiting = at(container, 'state', 'waiting');
  const terminated = at(container, 'state', 'terminated');
  const running = at(container, 'state', 'running');
  const before = at(container, 'lastState', 'terminated');
  const step = { id: `${prefix}${name}`, title: name, kind: 'job' as const };
  if (isObject(terminated)) {
    const failure = readEnd(terminated);
    const status = failure ? 'failed' : 'succeeded';
    const times = {
      startedAt: readTime(at(terminated, 'startedAt')),
      endedAt: readTime(at(terminated, 'finishedAt')),
    };
    return { step: defined({ ...step, ...times, status, failure }), restarts, isReady: !failure };
  }
  const last = isObject(before) ? readEnd(before) : undefined;
  if (isObject(waiting)) {
    const word = readWord(at(waiting, 'reason'));
    if (word === undefined || ON_ITS_WAY.has(word))
      return { step: { ...step, status: 'queued' }, restarts, isReady: false };
    const own = defined({
      reason: reasonOf(word),
      message: readText(at(waiting, 'message')),
      path: placeOf(waiting, 'reason'),
    });
    // It is restarted again and again; the last termination is the failure.
    const failure = word === 'CrashLoopBackOff' && last ? last : own;
    return { step: { ...step, status: 'failed', failure }, restarts, isReady: false };
  }
  if (!isObject(running)) return { step, restarts, isReady: false };
  const isReady = readBoolean(at(container, 'ready')) !== false;
  const failure = last && defined({ ...last, recovered: isReady ? true : undefined });
  return {
    step: defined({
      ...step,
      status: 'running',
      startedAt: readTime(at(running, 'startedAt')),
      failure,
    }),
    restarts,
    isReady,
  };
}

/** The failure of a terminated container; none if it completed. */
function readEnd(terminated: Piece): Failure | undefined {
  const exitCode = readNumber(at(terminated, 'exitCode'));
  const word = readWord(at(terminated, 'reason'));
  if (exitCode === 0 && (word === undefined || word === 'Completed')) return undefined;
  const signal = readNumber(at(terminated, 'signal'));
  return defined({
    reason: reasonOf(word),
    message: readText(at(terminated, 'message')),
    exitCode,
    signal:
      (signal ? signalOf(signal, 'number') : undefined) ??
      (exitCode === undefined ? undefined : signalOf(exitCode, 'exit-code')),
    at: readTime(at(terminated, 'finishedAt')),
    path: placeOf(terminated, exitCode === undefined ? 'reason' : 'exitCode'),
  });
}
