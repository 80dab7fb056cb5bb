import type { Failure, RunEvent, RunStatus, Step } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, isObject, type Piece } from '../payload/piece.ts';
import { readNumber, readText, readWord } from '../payload/readText.ts';
import { CLOSINGS } from './closings.ts';
import type { HistoryEvent } from './readEvents.ts';
import { readTemporalFailure } from './readTemporalFailure.ts';

type OpenStep = { -readonly [K in keyof Step]: Step[K] };

/** What has been read of a history so far. */
export interface HistoryState {
  /** Activities, children and timers by the id of the event that opened them. */
  readonly steps: Map<number, OpenStep>;
  /** Id of the event that ended a step. */
  readonly endedBy: Map<number, number>;
  readonly notes: RunEvent[];
  started?: HistoryEvent;
  closed?: HistoryEvent;
  /** The last workflow task failed, and none has completed since. */
  broken?: HistoryEvent | undefined;
  /** Id of the last event whose results the workflow has processed. */
  decided: number;
}

type Handler = (event: HistoryEvent, state: HistoryState) => void;

const HANDLERS: Readonly<Record<string, Handler>> = {
  WorkflowExecutionStarted: (event, state) => void (state.started = event),
  WorkflowTaskFailed: (event, state) => void (state.broken = event),
  WorkflowTaskCompleted: ({ id }, state) => {
    state.broken = undefined;
    state.decided = id;
  },
  ActivityTaskScheduled: (event, state) => open(event, state, at(event.attributes, 'activityType', 'name')),
  ActivityTaskStarted: ({ attributes, time }, state) => {
    const step = state.steps.get(openedBy(attributes));
    if (!step) return;
    const attempt = readNumber(at(attributes, 'attempt'));
    Object.assign(step, defined({ status: 'running', startedAt: time, attempt }));
  },
  StartChildWorkflowExecutionInitiated: (event, state) =>
    open(event, state, at(event.attributes, 'workflowType', 'name'), { kind: 'child-run' }),
  StartChildWorkflowExecutionFailed: (event, state) => {
    const failure = { code: readWord(at(event.attributes, 'cause')), path: event.attributes.path };
    close(event, state, 'failed', failure);
  },
  TimerStarted: (event, state) =>
    open(event, state, at(event.attributes, 'timerId'), { kind: 'timer', title: 'Timer' }),
  TimerFired: (event, state) => close(event, state, 'succeeded'),
  TimerCanceled: (event, state) => close(event, state, 'succeeded'),
  WorkflowExecutionSignaled: (event, state) =>
    note(event, state, `Signal ${readText(at(event.attributes, 'signalName')) ?? ''}`.trim()),
  WorkflowExecutionCancelRequested: (event, state) => note(event, state, 'Cancel requested'),
};

/** Processes one event. Types that concern neither steps nor the end are ignored. */
export function readEvent(event: HistoryEvent, state: HistoryState): void {
  const { type, attributes } = event;
  if (Object.hasOwn(HANDLERS, type)) return HANDLERS[type]!(event, state);
  const [, subject, word = ''] =
    /^(ActivityTask|ChildWorkflowExecution|WorkflowExecution)(\w+)$/.exec(type) ?? [];
  if (!Object.hasOwn(CLOSINGS, word)) return undefined;
  if (subject === 'WorkflowExecution') return void (state.closed = event);
  const { status, failure } = CLOSINGS[word]!;
  const told = at(attributes, 'failure');
  const isBad = failure !== undefined || status === 'failed';
  close(
    event,
    state,
    status,
    isBad
      ? { ...failure, path: attributes.path, ...(isObject(told) ? readTemporalFailure(told).failure : {}) }
      : undefined,
  );
}

function open(
  { id, time }: HistoryEvent,
  { steps }: HistoryState,
  name: Piece,
  more: Partial<Step> = {},
): void {
  const title = readText(name) ?? 'Activity';
  steps.set(id, defined({ id: String(id), title, status: 'queued', startedAt: time, ...more }));
}

/** A step whose opening event is missing begins with its end. */
function close(
  { id, time, attributes, type }: HistoryEvent,
  { steps, endedBy }: HistoryState,
  status: RunStatus,
  failure?: { readonly [K in keyof Failure]?: Failure[K] | undefined },
): void {
  const opened = openedBy(attributes);
  if (opened < 0) return;
  const title =
    readText(at(attributes, 'activityType', 'name')) ?? readText(at(attributes, 'workflowType', 'name'));
  const step = steps.get(opened) ?? {
    id: String(opened),
    title: title ?? (type.startsWith('Timer') ? 'Timer' : 'Activity'),
  };
  steps.set(opened, step);
  endedBy.set(opened, id);
  const told = failure && defined({ ...failure, at: time });
  Object.assign(step, defined({ status, endedAt: time, failure: told }));
}

/** Id of the opening event; -1 when it is missing. */
function openedBy(attributes: Piece): number {
  const names = ['scheduledEventId', 'initiatedEventId', 'startedEventId'] as const;
  for (const name of names) {
    const id = readNumber(at(attributes, name));
    // Protobuf writes 0 for none.
    if (id !== undefined && id > 0) return id;
  }
  return -1;
}

function note({ time }: HistoryEvent, { notes }: HistoryState, title: string): void {
  if (time !== undefined) notes.push({ at: time, kind: 'note', title });
}
