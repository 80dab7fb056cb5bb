import { NOW, type Sample } from '../sample.ts';

const at = (second: number): string => `2026-11-20T11:00:${String(second).padStart(2, '0')}.123456789Z`;
const event = (eventId: number, eventType: string, attributes: object): object => {
  const name = `${eventType[0]!.toLowerCase()}${eventType.slice(1)}EventAttributes`;
  return { eventId: String(eventId), eventTime: at(eventId), eventType, [name]: attributes };
};
const started = (more: object = {}): object =>
  event(1, 'WorkflowExecutionStarted', {
    workflowType: { name: 'Import' },
    originalExecutionRunId: 'run-17',
    attempt: 1,
    ...more,
  });
const scheduled = event(5, 'ActivityTaskScheduled', { activityId: '1', activityType: { name: 'charge' } });
const failure = {
  message: 'Activity task failed',
  cause: {
    message: 'card declined',
    source: 'TypeScriptSDK',
    stackTrace: 'ApplicationFailure: card declined\n    at charge',
    applicationFailureInfo: { type: 'CardDeclined', nonRetryable: true },
  },
  activityFailureInfo: {
    scheduledEventId: '5',
    startedEventId: '6',
    identity: 'w',
    activityType: { name: 'charge' },
    activityId: '1',
    retryState: 'NonRetryableFailure',
  },
};
const attemptFailure = (message: string): object => ({ message, applicationFailureInfo: { type: 'Error' } });

export const TEMPORAL: readonly Sample[] = [
  {
    title: 'a workflow that failed of its activity, newest event first',
    payload: [
      event(9, 'WorkflowExecutionFailed', { failure, retryState: 'RetryPolicyNotSet' }),
      event(7, 'ActivityTaskFailed', {
        scheduledEventId: '5',
        failure: failure.cause,
        retryState: 'NonRetryableFailure',
      }),
      event(6, 'ActivityTaskStarted', { scheduledEventId: '5', attempt: 1 }),
      scheduled,
      started(),
    ],
    trouble: 'failed',
  },
  {
    title: 'a workflow that the server starts again',
    payload: {
      events: [
        started({
          attempt: 3,
          retryPolicy: { initialInterval: '10s', backoffCoefficient: 2, maximumInterval: '100s' },
        }),
        event(4, 'WorkflowExecutionFailed', {
          failure: attemptFailure('upstream is down'),
          retryState: 'RETRY_STATE_IN_PROGRESS',
          newExecutionRunId: 'run-18',
        }),
      ],
    },
    trouble: 'retrying',
    now: Date.UTC(2026, 10, 20, 11, 0, 10),
  },
  {
    title: 'a timeout whose cause is the attempt before it',
    payload: {
      history: {
        events: [
          started(),
          scheduled,
          event(7, 'ActivityTaskTimedOut', {
            scheduledEventId: '5',
            failure: {
              message: 'activity timeout',
              timeoutFailureInfo: { timeoutType: 'TIMEOUT_TYPE_START_TO_CLOSE' },
              cause: attemptFailure('slow'),
            },
            retryState: 'MaximumAttemptsReached',
          }),
          event(9, 'WorkflowExecutionFailed', {
            failure: {
              message: 'Activity task timed out',
              activityFailureInfo: { scheduledEventId: '5', retryState: 'MAXIMUM_ATTEMPTS_REACHED' },
              cause: {
                message: 'activity timeout',
                timeoutFailureInfo: { timeoutType: 'StartToClose' },
                cause: attemptFailure('slow'),
              },
            },
            retryState: 'RETRY_POLICY_NOT_SET',
          }),
        ],
      },
    },
    trouble: 'failed',
  },
  {
    title: 'a workflow that got over an activity',
    payload: {
      events: [
        started(),
        scheduled,
        event(7, 'ActivityTaskFailed', {
          scheduledEventId: '5',
          failure: attemptFailure('x'),
          retryState: 'MaximumAttemptsReached',
        }),
        event(9, 'WorkflowExecutionCompleted', { result: null }),
      ],
    },
    trouble: 'none',
  },
  {
    title: 'a workflow somebody ended',
    payload: [event(4, 'WorkflowExecutionTerminated', { reason: 'wrong input', identity: 'me' })],
    trouble: 'cancelled',
  },
  {
    title: 'a workflow that was cancelled',
    payload: {
      events: [
        started(),
        event(3, 'WorkflowExecutionCancelRequested', {}),
        event(4, 'WorkflowExecutionCanceled', { details: null }),
      ],
    },
    trouble: 'cancelled',
  },
  {
    title: 'a workflow that ran too long',
    payload: { events: [started(), event(4, 'WorkflowExecutionTimedOut', { retryState: 'Timeout' })] },
    trouble: 'failed',
  },
  {
    title: 'a workflow whose code breaks each time',
    payload: {
      events: [
        { ...started(), eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED' },
        event(4, 'WorkflowTaskFailed', {
          cause: 'NonDeterministicError',
          failure: {
            message: 'Nondeterminism error: history does not match',
            applicationFailureInfo: { type: 'DeterminismViolationError' },
          },
        }),
      ],
    },
    trouble: 'blocked',
  },
  {
    title: 'a workflow that waits for a timer',
    payload: { events: [started(), event(4, 'TimerStarted', { timerId: '4', startToFireTimeout: '3600s' })] },
    trouble: 'none',
  },
  {
    title: 'an activity that will be tried again',
    payload: {
      workflowExecutionInfo: {
        execution: { workflowId: 'w', runId: 'run-17' },
        type: { name: 'Import' },
        status: 'WORKFLOW_EXECUTION_STATUS_RUNNING',
        startTime: at(1),
      },
      pendingActivities: [
        {
          activityId: '1',
          activityType: { name: 'charge' },
          state: 'PENDING_ACTIVITY_STATE_SCHEDULED',
          attempt: 4,
          maximumAttempts: 0,
          lastStartedTime: at(20),
          scheduledTime: '2026-11-20T12:01:00Z',
          lastFailure: {
            message: 'upstream is down',
            applicationFailureInfo: { type: 'HttpError', nextRetryDelay: '90s' },
          },
        },
      ],
    },
    trouble: 'retrying',
    now: NOW,
  },
  {
    title: 'activities at work',
    payload: {
      workflowExecutionInfo: {
        execution: { workflowId: 'w', runId: 'run-17' },
        type: { name: 'Import' },
        status: 'Running',
        startTime: at(1),
      },
      pendingActivities: [
        {
          activityId: '1',
          activityType: { name: 'charge' },
          state: 'Started',
          attempt: 1,
          maximumAttempts: 1,
          lastStartedTime: at(2),
          lastHeartbeatTime: at(9),
          scheduledTime: null,
          expirationTime: '0001-01-01T00:00:00Z',
          lastFailure: null,
        },
      ],
    },
    trouble: 'none',
    now: Date.UTC(2026, 10, 20, 11, 0, 10),
  },
  {
    title: 'a workflow that somebody paused',
    payload: {
      workflowExecutionInfo: { execution: { workflowId: 'w' }, status: 'Paused' },
      pendingActivities: [],
    },
    trouble: 'blocked',
  },
];
