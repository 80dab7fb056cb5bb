import type { RunRetry, RunStatus, Step } from '../../core/model/run.ts';
import type { Found } from '../payload/adapter.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, firstAt, isObject, items, type Piece } from '../payload/piece.ts';
import { readNumber, readText, readWord } from '../payload/readText.ts';
import { firstTime, readTime } from '../payload/readTime.ts';
import { readEnum } from './readEnum.ts';
import { readTemporalFailure } from './readTemporalFailure.ts';

/** In the order of their numbers. @see https://github.com/temporalio/api/blob/master/temporal/api/enums/v1/workflow.proto */
const WORKFLOW = [
  'running',
  'completed',
  'failed',
  'canceled',
  'terminated',
  'continued-as-new',
  'timed-out',
  'paused',
] as const;
const ACTIVITY = ['scheduled', 'started', 'cancel-requested', 'paused', 'pause-requested'] as const;
const STATUSES: Readonly<Record<(typeof WORKFLOW)[number], RunStatus>> = {
  running: 'running',
  completed: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
  terminated: 'cancelled',
  'continued-as-new': 'succeeded',
  'timed-out': 'failed',
  paused: 'waiting',
};

/** What is pending of one activity. */
interface Pending {
  readonly step: Step;
  /** Whether the server will retry by itself, and when; `undefined` when it will not, or need not. */
  readonly retry: RunRetry | undefined;
  readonly isPaused: boolean;
  readonly lastSeenAt: number | undefined;
}

/**
 * The state of a workflow from `temporal workflow describe`: its status and what is pending. An activity that failed and is scheduled again
 * makes the run *retrying*, with the time of the next attempt.
 * @returns `undefined` for anything else
 * @see https://github.com/temporalio/api/blob/master/temporal/api/workflow/v1/message.proto (`PendingActivityInfo`)
 */
export function readDescription(payload: Piece): Found | undefined {
  const info = at(payload, 'workflowExecutionInfo');
  if (!isObject(info) || (!isObject(at(info, 'execution')) && !isObject(at(info, 'type')))) return undefined;
  const word = readEnum(at(info, 'status'), WORKFLOW, 'WORKFLOW_EXECUTION_STATUS_');
  const isOpen = word === 'running' || word === undefined;
  const pending = isOpen ? items(at(payload, 'pendingActivities'), 1_000).map(readPending) : [];
  const retries = pending.flatMap(({ retry }) => retry ?? []);
  // The run waits for the earliest retry.
  const retry = retries.sort((one, other) => (one.nextAt ?? 0) - (other.nextAt ?? 0))[0];
  const isPaused = word === 'paused' || pending.some((one) => one.isPaused);
  const status = isPaused ? 'waiting' : word && STATUSES[word];
  const failure =
    word === 'timed-out'
      ? { type: 'TimeoutFailure', timeout: 'run' as const, path: at(info, 'status').path }
      : undefined;
  return defined({
    id: readWord(at(info, 'execution', 'runId')),
    title: readText(at(info, 'type', 'name')),
    status,
    waiting: isPaused ? { for: 'approval' as const } : undefined,
    startedAt: firstTime(at(info, 'executionTime'), at(info, 'startTime')),
    endedAt: readTime(at(info, 'closeTime')),
    lastEventAt: lastOf(pending),
    steps: pending.length > 0 ? pending.map(({ step }) => step) : undefined,
    failures: failure ? [failure] : undefined,
    retry,
  });
}

function readPending(activity: Piece): Pending {
  const state = readEnum(at(activity, 'state'), ACTIVITY, 'PENDING_ACTIVITY_STATE_');
  const attempt = readNumber(at(activity, 'attempt'));
  const maximum = readNumber(at(activity, 'maximumAttempts')) || undefined;
  const last = at(activity, 'lastFailure');
  const told = isObject(last) ? readTemporalFailure(last).failure : undefined;
  const started = readTime(at(activity, 'lastStartedTime'));
  const heartbeat = readTime(at(activity, 'lastHeartbeatTime'));
  const isPaused = state === 'paused' || state === 'pause-requested' || at(activity, 'paused').value === true;
  const again = told !== undefined && !isPaused && state === 'scheduled';
  // The last attempt is under way; its result is unknown.
  const more =
    told !== undefined &&
    !isPaused &&
    state === 'started' &&
    (maximum === undefined || (attempt ?? 1) < maximum);
  const nextAt = again
    ? firstTime(at(activity, 'nextAttemptScheduleTime'), at(activity, 'scheduledTime'))
    : undefined;
  const step = defined({
    id: readWord(at(activity, 'activityId')) ?? activity.path,
    title: readText(at(activity, 'activityType', 'name')) ?? 'Activity',
    status: isPaused ? 'waiting' : state === 'scheduled' ? 'queued' : 'running',
    attempt,
    startedAt: started,
    failure:
      told &&
      defined({
        ...told,
        at: firstTime(firstAt(activity, 'lastAttemptCompleteTime', 'lastStartedTime')),
      }),
  });
  const retry = again || more ? defined({ state: 'in-progress', nextAt }) : undefined;
  // An activity without heartbeats may work silently for hours.
  const lastSeenAt = state === 'scheduled' && !told ? readTime(at(activity, 'scheduledTime')) : heartbeat;
  return { step, retry, isPaused, lastSeenAt };
}

function lastOf(pending: readonly Pending[]): number | undefined {
  const seen = pending.map(({ lastSeenAt }) => lastSeenAt);
  return seen.length > 0 && seen.every((time) => time !== undefined) ? Math.max(...seen) : undefined;
}
