import type { Failure, RunStatus } from '../../core/model/run.ts';

/** How a step of a history ended, by the end of its event's type. */
export interface Closing {
  readonly status: RunStatus;
  /** What the event's type says about the failure. */
  readonly failure?: Failure;
}

/** Ends of `ActivityTask…`, `ChildWorkflowExecution…` and `WorkflowExecution…`. @see https://docs.temporal.io/references/events */
export const CLOSINGS: Readonly<Record<string, Closing>> = {
  Completed: { status: 'succeeded' },
  ContinuedAsNew: { status: 'succeeded' },
  Failed: { status: 'failed' },
  TimedOut: { status: 'failed', failure: { type: 'TimeoutFailure' } },
  Canceled: { status: 'cancelled', failure: { type: 'CancelledFailure' } },
  Terminated: { status: 'cancelled', failure: { type: 'TerminatedFailure' } },
};
