import {
  type Failure,
  RETRY_STATES,
  type Run,
  type RunRetry,
  type RunStatus,
  type Step,
} from '../../core/model/run.ts';
import type { Found } from '../payload/adapter.ts';
import { defined } from '../../core/model/defined.ts';
import { at, isObject } from '../payload/piece.ts';
import { readNumber, readText, readWord } from '../payload/readText.ts';
import { CLOSINGS } from './closings.ts';
import { nextTryOf } from './nextTryOf.ts';
import { readEnum } from './readEnum.ts';
import { type Reading, readEvent } from './readEvent.ts';
import type { HistoryEvent } from './readEvents.ts';
import { readFailure, type TemporalFailure } from './readFailure.ts';

/** How a workflow ended. */
interface End {
  readonly status: RunStatus;
  readonly told: TemporalFailure | undefined;
  readonly failure: Failure | undefined;
}

/** A workflow run out of its history. Of activities that failed only the one that the workflow failed of counts: it got over the others. */
export function readHistory(history: readonly HistoryEvent[]): Found {
  const reading: Reading = { steps: new Map(), endedBy: new Map(), notes: [], decided: -1 };
  for (const event of history) readEvent(event, reading);
  const { started, closed, broken, notes } = reading;
  const end = closed && endOf(closed);
  const steps = stepsOf(reading, end);
  const isOfStep = reading.steps.has(end?.told?.scheduledEventId ?? -1);
  const mends = closed ? undefined : broken && readBroken(broken);
  const failure = mends ?? (isOfStep ? undefined : end?.failure);
  const last = history.at(-1);
  return defined({
    id: started && readWord(at(started.attributes, 'originalExecutionRunId')),
    title: started && readText(at(started.attributes, 'workflowType', 'name')),
    attempt: started && readNumber(at(started.attributes, 'attempt')),
    // A part of a history without its end does not say how it goes on.
    status: end?.status ?? (started ? 'running' : undefined),
    startedAt: started?.time,
    endedAt: closed?.time,
    // Activities work, and workflows wait, without an event; only a task that no worker takes is silence.
    lastEventAt: closed || last?.type === 'WorkflowTaskScheduled' ? last?.time : undefined,
    steps: steps.length > 0 ? steps : undefined,
    failures: failure ? [failure] : undefined,
    events: notes.length > 0 ? notes : undefined,
    retry: end && retryOf(end, closed, started),
    blocker: mends?.message === undefined ? undefined : { text: mends.message },
    ...(closed || !started ? {} : waitingOf(steps)),
  });
}

function endOf({ type, attributes, time }: HistoryEvent): End {
  const { status, failure: stated } = CLOSINGS[type.slice('WorkflowExecution'.length)] ?? {
    status: 'failed',
  };
  const told = isObject(at(attributes, 'failure')) ? readFailure(at(attributes, 'failure')) : undefined;
  if (status === 'succeeded') return { status, told, failure: undefined };
  const failure = defined({
    ...stated,
    // Whoever terminated it could say why.
    message: readText(at(attributes, 'reason')),
    timeout: type === 'WorkflowExecutionTimedOut' ? 'run' : undefined,
    path: attributes.path,
    ...told?.failure,
    at: time,
  });
  return { status: told?.isCancelled ? 'cancelled' : status, told, failure };
}

/** The failure the workflow died of stands on its step. Those it took in and went on from are marked. */
function stepsOf({ steps, endedBy, decided, closed }: Reading, end: End | undefined): readonly Step[] {
  return [...steps].map(([id, step]) => {
    if (end?.told && id === end.told.scheduledEventId) {
      return { ...step, failure: defined({ ...end.told.failure, at: step.endedAt }) };
    }
    const wentOn = closed !== undefined || (endedBy.get(id) ?? 0) < decided;
    return step.failure && wentOn ? { ...step, failure: { ...step.failure, recovered: true } } : step;
  });
}

/** A workflow task that fails is tried again for ever, and fails until somebody mends the code. */
function readBroken({ attributes, time }: HistoryEvent): Failure {
  const told = isObject(at(attributes, 'failure')) ? readFailure(at(attributes, 'failure')).failure : {};
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
  // What an activity has left does not matter once its workflow is over.
  const state =
    own === 'in-progress' || ofActivity === undefined || ofActivity === 'in-progress' ? own : ofActivity;
  if (state === undefined || end.status !== 'failed') return undefined;
  return defined({
    state,
    nextAt: state === 'in-progress' ? nextTryOf(closed, started) : undefined,
  });
}

/** A run whose only open steps are timers waits for the clock. */
function waitingOf(steps: readonly Step[]): Pick<Run, 'waiting' | 'status'> {
  const opened = steps.filter(({ status }) => status === 'queued' || status === 'running');
  return opened.length > 0 && opened.every(({ kind }) => kind === 'timer')
    ? { status: 'waiting', waiting: { for: 'timer' } }
    : {};
}
