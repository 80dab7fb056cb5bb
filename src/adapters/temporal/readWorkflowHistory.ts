import { meaningOf } from '../payload/meaningOf.ts';
import {
  type Failure,
  RETRY_STATES,
  type Run,
  type RunRetry,
  type RunStatus,
  type Step,
} from '../../core/model/run.ts';
import type { Found } from '../payload/adapter.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, isObject } from '../payload/piece.ts';
import { readNumber, readText, readWord } from '../payload/readText.ts';
import { CLOSINGS } from './closings.ts';
import { readEnum } from './readEnum.ts';
import { type HistoryState, readEvent } from './readEvent.ts';
import type { HistoryEvent } from './readEvents.ts';
import { readTemporalFailure, type TemporalFailure } from './readTemporalFailure.ts';
import { readDuration } from '../payload/readTime.ts';

/** How a workflow ended. */
interface End {
  readonly status: RunStatus;
  readonly told: TemporalFailure | undefined;
  readonly failure: Failure | undefined;
}

/** A workflow run from its history. Of the failed activities only the one that failed the workflow counts; the others were recovered from. */
export function readWorkflowHistory(history: readonly HistoryEvent[]): Found {
  const state: HistoryState = { steps: new Map(), endedBy: new Map(), notes: [], decided: -1 };
  for (const event of history) readEvent(event, state);
  const { started, closed, broken, notes } = state;
  const end = closed && endOf(closed);
  const steps = stepsOf(state, end);
  const isOfStep = state.steps.has(end?.told?.scheduledEventId ?? -1);
  const taskFailure = closed ? undefined : broken && readBroken(broken);
  const failure = taskFailure ?? (isOfStep ? undefined : end?.failure);
  const last = history.at(-1);
  return defined({
    id: started && readWord(at(started.attributes, 'originalExecutionRunId')),
    title: started && readText(at(started.attributes, 'workflowType', 'name')),
    attempt: started && readNumber(at(started.attributes, 'attempt')),
    // Without a start event the history is incomplete, and the status is unknown.
    status: end?.status ?? (started ? 'running' : undefined),
    startedAt: started?.time,
    endedAt: closed?.time,
    // Activities work, and workflows wait, without events; only a task that no worker takes counts as silence.
    lastEventAt: closed || last?.type === 'WorkflowTaskScheduled' ? last?.time : undefined,
    steps: steps.length > 0 ? steps : undefined,
    failures: failure ? [failure] : undefined,
    events: notes.length > 0 ? notes : undefined,
    retry: end && retryOf(end, closed, started),
    blocker: taskFailure?.message === undefined ? undefined : { text: taskFailure.message },
    ...(closed || !started ? {} : waitingOf(steps)),
  });
}

function endOf({ type, attributes, time }: HistoryEvent): End {
  const { status, failure: stated } = meaningOf(CLOSINGS, type.slice('WorkflowExecution'.length)) ?? {
    status: 'failed',
  };
  const told = isObject(at(attributes, 'failure'))
    ? readTemporalFailure(at(attributes, 'failure'))
    : undefined;
  if (status === 'succeeded') return { status, told, failure: undefined };
  const failure = defined({
    ...stated,
    // The reason that the person who terminated the workflow gave.
    message: readText(at(attributes, 'reason')),
    timeout: type === 'WorkflowExecutionTimedOut' ? 'run' : undefined,
    path: attributes.path,
    ...told?.failure,
    at: time,
  });
  return { status: told?.isCancelled ? 'cancelled' : status, told, failure };
}

/** The steps: the failure that ended the workflow is on its step, and failures that the workflow handled are marked as recovered. */
function stepsOf({ steps, endedBy, decided, closed }: HistoryState, end: End | undefined): readonly Step[] {
  return [...steps].map(([id, step]) => {
    if (end?.told && id === end.told.scheduledEventId) {
      return { ...step, failure: defined({ ...end.told.failure, at: step.endedAt }) };
    }
    const wentOn = closed !== undefined || (endedBy.get(id) ?? 0) < decided;
    return step.failure && wentOn ? { ...step, failure: { ...step.failure, recovered: true } } : step;
  });
}

/** The server retries a failed workflow task without end, so it fails until the workflow's code is changed. */
function readBroken({ attributes, time }: HistoryEvent): Failure {
  const told = isObject(at(attributes, 'failure'))
    ? readTemporalFailure(at(attributes, 'failure')).failure
    : {};
  return defined({
    path: attributes.path,
    ...told,
    code: readWord(at(attributes, 'cause')),
    at: time,
  });
}

function retryOf(
  end: End,
  closed: HistoryEvent | undefined,
  started: HistoryEvent | undefined,
): RunRetry | undefined {
  const own = closed && readEnum(at(closed.attributes, 'retryState'), RETRY_STATES, 'RETRY_STATE_');
  const ofActivity = end.told?.retryState;
  // The state of an activity no longer matters once its workflow has ended.
  const state =
    own === 'in-progress' || ofActivity === undefined || ofActivity === 'in-progress' ? own : ofActivity;
  if (state === undefined || end.status !== 'failed') return undefined;
  return defined({
    state,
    nextAt: state === 'in-progress' ? nextTryOf(closed, started) : undefined,
  });
}

/** A run whose only open steps are timers waits for a timer. */
function waitingOf(steps: readonly Step[]): Pick<Run, 'waiting' | 'status'> {
  const opened = steps.filter(({ status }) => status === 'queued' || status === 'running');
  return opened.length > 0 && opened.every(({ kind }) => kind === 'timer')
    ? { status: 'waiting', waiting: { for: 'timer' } }
    : {};
}

/**
 * When the server starts the next attempt of a workflow: after the end of this one, by the interval of its retry policy, which grows with
 * each attempt.
 * @see https://docs.temporal.io/encyclopedia/retry-policies (initial interval 1 s, coefficient 2, maximum 100 × the initial interval)
 */
function nextTryOf(closed: HistoryEvent | undefined, started: HistoryEvent | undefined): number | undefined {
  const policy = started && at(started.attributes, 'retryPolicy');
  if (closed?.time === undefined || !policy || !isObject(policy)) return undefined;
  const initial = readDuration(at(policy, 'initialInterval')) ?? 1000;
  const most = readDuration(at(policy, 'maximumInterval')) || initial * 100;
  const coefficient = readNumber(at(policy, 'backoffCoefficient')) || 2;
  const attempt = readNumber(at(started.attributes, 'attempt')) ?? 1;
  const wait = Math.min(most, initial * coefficient ** Math.max(0, attempt - 1));
  return Number.isFinite(wait) ? closed.time + Math.max(0, wait) : undefined;
}
