import {
  type Failure,
  RETRY_STATES,
  type Run,
  type RunEvent,
  type RunRetry,
  type Step,
} from '../../core/model/run.ts';
import type { Found } from '../payload/adapter.ts';
import { defined } from '../payload/defined.ts';
import { at, isObject, type Piece } from '../payload/piece.ts';
import { readNumber, readText, readWord } from '../payload/readText.ts';
import { CLOSINGS } from './closings.ts';
import { readEnum } from './readEnum.ts';
import type { HistoryEvent } from './readEvents.ts';
import { readFailure, type TemporalFailure } from './readFailure.ts';
import { nextTryOf } from './nextTryOf.ts';

type Draft = { -readonly [K in keyof Step]: Step[K] };

/** What is known of a history so far. */
interface Reading {
  readonly steps: Map<number, Draft>;
  readonly events: RunEvent[];
  started?: HistoryEvent;
  closed?: HistoryEvent;
  /** The last workflow task failed and none was completed since. */
  broken?: HistoryEvent | undefined;
}

/** A workflow run out of its history. Of activities that failed only the one that the workflow failed of counts: it got over the others. */
export function readHistory(history: readonly HistoryEvent[]): Found {
  const reading: Reading = { steps: new Map(), events: [] };
  for (const event of history) readEvent(event, reading);
  const { started, closed, broken, events } = reading;
  const end = closed && endOf(closed);
  const status = end?.status ?? 'running';
  const steps = [...reading.steps.entries()].map(([id, step]) =>
    settled(step, id === end?.told?.scheduledEventId, end?.told),
  );
  const isOfStep = end?.told !== undefined && reading.steps.has(end.told.scheduledEventId ?? -1);
  const failure = broken && !closed ? readBroken(broken) : isOfStep ? undefined : end?.failure;
  const retry = end && retryOf(end, closed, started);
  return defined<Found>({
    id: started && readWord(at(started.attributes, 'originalExecutionRunId')),
    title: started && readText(at(started.attributes, 'workflowType', 'name')),
    attempt: started && readNumber(at(started.attributes, 'attempt')),
    status,
    startedAt: started?.time,
    endedAt: closed?.time,
    lastEventAt: history.at(-1)?.time,
    steps: steps.length > 0 ? steps : undefined,
    failures: failure ? [failure] : undefined,
    events: events.length > 0 ? events : undefined,
    retry,
    blocker: failure?.message !== undefined && broken && !closed ? { text: failure.message } : undefined,
    ...waitingOf(status, steps),
  });
}

function readEvent(event: HistoryEvent, reading: Reading): void {
  const { type, attributes, id, time } = event;
  const scheduled =
    readNumber(at(attributes, 'scheduledEventId')) ?? readNumber(at(attributes, 'initiatedEventId'));
  const step = reading.steps.get(scheduled ?? -1);
  const note = (title: string): void =>
    void (time !== undefined && reading.events.push({ at: time, kind: 'note', title }));
  if (type === 'WorkflowExecutionStarted') reading.started = event;
  else if (type === 'WorkflowTaskFailed') reading.broken = event;
  else if (type === 'WorkflowTaskCompleted') reading.broken = undefined;
  else if (type === 'ActivityTaskScheduled')
    open(reading, id, time, at(attributes, 'activityType', 'name'), {});
  else if (type === 'StartChildWorkflowExecutionInitiated')
    open(reading, id, time, at(attributes, 'workflowType', 'name'), { kind: 'child-run' });
  else if (type === 'TimerStarted')
    open(reading, id, time, at(attributes, 'timerId'), { kind: 'timer', title: 'Timer' });
  else if (type === 'TimerFired' || type === 'TimerCanceled')
    close(reading.steps.get(readNumber(at(attributes, 'startedEventId')) ?? -1), 'succeeded', time);
  else if (type === 'ActivityTaskStarted' && step) startStep(step, event);
  else if (type === 'WorkflowExecutionSignaled')
    note(`Signal ${readText(at(attributes, 'signalName')) ?? ''}`.trim());
  else if (type === 'WorkflowExecutionCancelRequested') note('Cancel requested');
  else if (type === 'StartChildWorkflowExecutionFailed' && step) {
    close(step, 'failed', time);
    step.failure = defined<Failure>({
      code: readWord(at(attributes, 'cause')),
      path: attributes.path,
      at: time,
    });
  } else {
    const [, subject, word] =
      /^(ActivityTask|ChildWorkflowExecution|WorkflowExecution)(\w+)$/.exec(type) ?? [];
    const closing = Object.hasOwn(CLOSINGS, word ?? '') ? CLOSINGS[word!] : undefined;
    if (closing && subject === 'WorkflowExecution') reading.closed = event;
    else if (closing && step) {
      close(step, closing.status, time);
      const told = isObject(at(attributes, 'failure'))
        ? readFailure(at(attributes, 'failure')).failure
        : undefined;
      if (closing.failure || told || closing.status === 'failed')
        step.failure = defined<Failure>({ ...closing.failure, path: attributes.path, ...told, at: time });
    }
  }
}

function open(
  { steps }: Reading,
  id: number,
  time: number | undefined,
  name: Piece,
  more: Partial<Step>,
): void {
  const title = readText(name) ?? 'Activity';
  steps.set(id, defined<Draft>({ id: String(id), title, status: 'queued', startedAt: time, ...more }));
}

function startStep(step: Draft, { attributes, time }: HistoryEvent): void {
  step.status = 'running';
  if (time !== undefined) step.startedAt = time;
  const attempt = readNumber(at(attributes, 'attempt'));
  if (attempt !== undefined) step.attempt = attempt;
}

function close(step: Draft | undefined, status: Step['status'] & string, time: number | undefined): void {
  if (!step) return;
  step.status = status;
  if (time !== undefined) step.endedAt = time;
}

interface End {
  readonly status: Run['status'] & string;
  readonly told: TemporalFailure | undefined;
  readonly failure: Failure | undefined;
}

function endOf({ type, attributes, time }: HistoryEvent): End {
  const closing = CLOSINGS[type.slice('WorkflowExecution'.length)] ?? { status: 'failed' };
  const told = isObject(at(attributes, 'failure')) ? readFailure(at(attributes, 'failure')) : undefined;
  const { failure: stated, status } = closing;
  if (status === 'succeeded') return { status, told, failure: undefined };
  const failure = defined<Failure>({
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

/** The failure the workflow died of stands on its step; those it got over are marked. */
function settled(step: Step, isCause: boolean, told: TemporalFailure | undefined): Step {
  if (isCause && told) return { ...step, failure: defined<Failure>({ ...told.failure, at: step.endedAt }) };
  return step.failure ? { ...step, failure: { ...step.failure, recovered: true } } : step;
}

/** A workflow task that fails is tried again for ever, and fails until somebody mends the code. */
function readBroken({ attributes, time }: HistoryEvent): Failure {
  const told = isObject(at(attributes, 'failure')) ? readFailure(at(attributes, 'failure')).failure : {};
  return defined<Failure>({
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
  const ofRun = closed && readEnum(at(closed.attributes, 'retryState'), RETRY_STATES, 'RETRY_STATE_');
  const state = ofRun === 'in-progress' ? ofRun : (end.told?.retryState ?? ofRun);
  // What an activity has left does not matter once its workflow is over.
  const kept = state === 'in-progress' && ofRun !== 'in-progress' ? ofRun : state;
  if (kept === undefined || end.status !== 'failed') return undefined;
  return defined<RunRetry>({
    state: kept,
    nextAt: kept === 'in-progress' ? nextTryOf(closed, started) : undefined,
  });
}

/** A run whose only open steps are timers waits for the clock. */
function waitingOf(status: string, steps: readonly Step[]): Pick<Run, 'waiting' | 'status'> | object {
  const opened = steps.filter((step) => step.status === 'queued' || step.status === 'running');
  if (status !== 'running' || opened.length === 0 || opened.some((step) => step.kind !== 'timer')) return {};
  return { status: 'waiting', waiting: { for: 'timer' } };
}
