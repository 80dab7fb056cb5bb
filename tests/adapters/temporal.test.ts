import { describe, expect, it } from 'vitest';
import { fromTemporal } from '../../src/adapters/temporal.ts';
import { fit } from '../../src/core/fit/fit.ts';
import { createCatalog } from '../../src/core/fit/catalog/createCatalog.ts';
import { nextMove } from '../../src/core/fit/move/nextMove.ts';
import type { Run } from '../../src/core/model/run.ts';
import { EMPTY_TRAIL } from '../../src/core/model/trail.ts';
import { failuresOf, runOf, runOfSample } from './readSample.ts';
import { TEMPORAL } from './samples/temporal.ts';

const temporal = (title: string) => runOfSample(fromTemporal, TEMPORAL, title);
const moveOf = (run: Run, now: number) => {
  const catalog = createCatalog([]);
  const can = { retry: true, resume: true, skip: true, step: true, surfaces: [] };
  return nextMove({ catalog, result: fit(catalog, run), run, trail: EMPTY_TRAIL, can, now });
};

describe('fromTemporal', () => {
  it('T3, A9: puts the failure on its activity, without its wrapper', () => {
    const run = temporal('a workflow that failed of its activity, newest event first');
    expect(run).toMatchObject({
      id: 'run-17',
      title: 'Import',
      attempt: 1,
      status: 'failed',
      retry: { state: 'non-retryable-failure' },
    });
    expect(run.steps).toMatchObject([{ id: '5', title: 'charge', status: 'failed', attempt: 1 }]);
    expect(run.failures).toBeUndefined();
    expect(failuresOf(run)).toEqual([
      {
        type: 'CardDeclined',
        message: 'card declined',
        retry: { allowed: false, said: 'nonRetryable' },
        at: Date.UTC(2026, 10, 20, 11, 0, 7, 123),
        path: '[0].workflowExecutionFailedEventAttributes.failure.cause',
      },
    ]);
  });

  it('T1: waits for the attempt that the retry policy calls for', () => {
    const run = temporal('a workflow that the server starts again');
    const nextAt = Date.UTC(2026, 10, 20, 11, 0, 4, 123) + 40_000;
    expect(run.retry).toEqual({ state: 'in-progress', nextAt });
    expect(moveOf(run, nextAt - 30_000)).toMatchObject({ kind: 'continue', how: 'wait', at: nextAt });
  });

  it('T1: waits no longer than the policy’s longest interval', () => {
    const event = (eventId: number, eventType: string, name: string, attributes: object) => ({
      eventId,
      eventType,
      eventTime: '2026-11-20T11:00:00Z',
      [name]: attributes,
    });
    const history = (retryPolicy: object, attempt: number) => [
      event(1, 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED', 'workflowExecutionStartedEventAttributes', {
        attempt,
        retryPolicy,
      }),
      event(2, 'EVENT_TYPE_WORKFLOW_EXECUTION_FAILED', 'workflowExecutionFailedEventAttributes', {
        failure: { message: 'x' },
        retryState: 1,
      }),
    ];
    const start = Date.UTC(2026, 10, 20, 11);
    const wait = (policy: object, attempt: number): number =>
      runOf(fromTemporal, history(policy, attempt)).retry!.nextAt! - start;
    expect(wait({ initialInterval: '1s' }, 20)).toBe(100_000);
    expect(wait({ initialInterval: { seconds: 2 }, maximumInterval: '5s', backoffCoefficient: 3 }, 2)).toBe(
      5_000,
    );
    expect(wait({ initialInterval: '1.5s', backoffCoefficient: 1 }, 9)).toBe(1_500);
  });

  it('T2: waits for an activity that is scheduled again', () => {
    const run = temporal('an activity that will be tried again');
    expect(run.retry).toEqual({ state: 'in-progress', nextAt: Date.UTC(2026, 10, 20, 12, 1) });
    expect(run.steps).toMatchObject([
      {
        title: 'charge',
        status: 'queued',
        attempt: 4,
        failure: {
          type: 'HttpError',
          retry: { after: 90_000, said: 'nextRetryDelay' },
          path: 'pendingActivities[0].lastFailure',
        },
      },
    ]);
    expect(moveOf(run, run.observedAt)).toMatchObject({
      kind: 'continue',
      how: 'wait',
      at: Date.UTC(2026, 10, 20, 12, 1),
    });
  });

  it('T2: does not wait for an activity at its last attempt, or paused', () => {
    const describeOf = (more: object) => ({
      workflowExecutionInfo: { execution: { runId: 'r' }, status: 'Running' },
      pendingActivities: [
        { activityId: '1', activityType: { name: 'a' }, lastFailure: { message: 'x' }, ...more },
      ],
    });
    expect(
      runOf(fromTemporal, describeOf({ state: 'Started', attempt: 3, maximumAttempts: 3 })).retry,
    ).toBeUndefined();
    expect(
      runOf(fromTemporal, describeOf({ state: 'Started', attempt: 2, maximumAttempts: 3 })).retry,
    ).toEqual({ state: 'in-progress' });
    expect(runOf(fromTemporal, describeOf({ state: 'Scheduled', attempt: 2, paused: true }))).toMatchObject({
      status: 'waiting',
      waiting: { for: 'approval' },
    });
  });

  it('W5: says which deadline passed, and what the attempt before it died of', () => {
    const run = temporal('a timeout whose cause is the attempt before it');
    expect(failuresOf(run)[0]).toMatchObject({
      type: 'TimeoutFailure',
      timeout: 'start-to-close',
      cause: { message: 'slow' },
    });
    expect(run.retry).toEqual({ state: 'maximum-attempts-reached' });
    expect(failuresOf(temporal('a workflow that ran too long'))[0]).toMatchObject({
      type: 'TimeoutFailure',
      timeout: 'run',
    });
  });

  it('T3, A10: marks what the workflow got over', () => {
    const run = temporal('a workflow that got over an activity');
    expect(run.steps?.[0]?.failure).toMatchObject({ recovered: true, message: 'x' });
  });

  it('T4: is blocked by a workflow task that fails each time', () => {
    const run = temporal('a workflow whose code breaks each time');
    expect(run.blocker?.text).toContain('Nondeterminism');
    expect(failuresOf(run)[0]).toMatchObject({
      type: 'DeterminismViolationError',
      code: 'NonDeterministicError',
    });
  });

  it('T5: gives the reason somebody ended it for', () => {
    expect(failuresOf(temporal('a workflow somebody ended'))).toMatchObject([
      { type: 'TerminatedFailure', message: 'wrong input' },
    ]);
    expect(temporal('a workflow that was cancelled').events).toMatchObject([
      { kind: 'note', title: 'Cancel requested' },
    ]);
  });

  it('T3: counts an activity that failed until the workflow took it in, also in a part of a history', () => {
    const event = (eventId: number, eventType: string, attributes: object = {}) => ({
      eventId,
      eventType,
      eventTime: '2026-11-20T11:00:00Z',
      [`${eventType[0]!.toLowerCase()}${eventType.slice(1)}EventAttributes`]: attributes,
    });
    const failed = event(7, 'ActivityTaskFailed', {
      scheduledEventId: 5,
      failure: { message: 'no table', applicationFailureInfo: { type: 'DbError' } },
    });
    const part = runOf(fromTemporal, [failed, event(8, 'WorkflowTaskScheduled')]);
    expect([part.status, failuresOf(part)[0]?.type]).toEqual([undefined, 'DbError']);
    const taken = runOf(fromTemporal, [
      event(1, 'WorkflowExecutionStarted'),
      failed,
      event(9, 'WorkflowTaskCompleted'),
    ]);
    expect([taken.status, failuresOf(taken)]).toEqual(['running', []]);
  });

  it('is silent only when no worker takes its task', () => {
    const event = (eventId: number, eventType: string) => ({
      eventId,
      eventType,
      eventTime: '2026-11-20T11:00:00Z',
    });
    expect(
      runOf(fromTemporal, [event(1, 'WorkflowExecutionStarted'), event(2, 'WorkflowTaskScheduled')])
        .lastEventAt,
    ).toBe(Date.UTC(2026, 10, 20, 11));
    expect(
      runOf(fromTemporal, [event(1, 'WorkflowExecutionStarted'), event(5, 'ActivityTaskScheduled')])
        .lastEventAt,
    ).toBeUndefined();
  });

  it('waits for the clock when nothing but a timer is open', () => {
    expect(temporal('a workflow that waits for a timer')).toMatchObject({
      status: 'waiting',
      waiting: { for: 'timer' },
    });
  });
});
