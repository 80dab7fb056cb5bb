import { type Failure, RETRY_STATES, type RetryState, TIMEOUT_KINDS } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, isObject, type Piece } from '../payload/piece.ts';
import { readNumber, readText } from '../payload/readText.ts';
import { readDuration } from '../payload/readTime.ts';
import { readEnum } from './readEnum.ts';

/** A failure without its wrappers, and the wrappers' own facts. */
export interface TemporalFailure {
  readonly failure: Failure;
  readonly retryState?: RetryState;
  /** Id of the activity that failed. */
  readonly scheduledEventId?: number;
  /** Somebody cancelled it. */
  readonly isCancelled: boolean;
}

/** Timeouts of an activity, in the order of their numbers. */
const TIMEOUTS = TIMEOUT_KINDS.slice(0, 4);
/** Failures that only say where their cause came from. */
const WRAPPERS = [
  'activityFailureInfo',
  'childWorkflowExecutionFailureInfo',
  'nexusOperationExecutionFailureInfo',
  'nexusOperationFailureInfo',
] as const;
/** Causes kept below a failure; with the failure itself, as many as intake keeps. */
const MAX_CAUSES = 7;

/**
 * A failure of Temporal. `ActivityFailure` and similar wrappers are unwrapped: their `retryState` is kept, their message is general. The
 * cause of a timeout is the failure of the attempt before it.
 * @see https://docs.temporal.io/references/failures
 * @see https://github.com/temporalio/api/blob/master/temporal/api/failure/v1/message.proto
 */
export function readTemporalFailure(piece: Piece): TemporalFailure {
  return read(piece, 0);
}

function read(piece: Piece, depth: number): TemporalFailure {
  const cause = at(piece, 'cause');
  const wrapper = WRAPPERS.map((name) => at(piece, name)).find(isObject);
  if (wrapper) {
    const retryState = readEnum(at(wrapper, 'retryState'), RETRY_STATES, 'RETRY_STATE_');
    const scheduledEventId = readNumber(at(wrapper, 'scheduledEventId'));
    // Limits the nesting of hostile payloads.
    const inner = isObject(cause) && depth < 20 ? read(cause, depth + 1) : own(piece, depth);
    return {
      ...inner,
      ...(retryState ? { retryState } : {}),
      ...(scheduledEventId === undefined ? {} : { scheduledEventId }),
    };
  }
  return own(piece, depth);
}

function own(piece: Piece, depth: number): TemporalFailure {
  const application = at(piece, 'applicationFailureInfo');
  const timeout = at(piece, 'timeoutFailureInfo');
  const nexus = at(piece, 'nexusHandlerFailureInfo');
  const isCancelled = isObject(at(piece, 'canceledFailureInfo'));
  const type = readText(at(application, 'type')) ?? readText(at(nexus, 'type'));
  const kind = isObject(timeout)
    ? 'TimeoutFailure'
    : isCancelled
      ? 'CancelledFailure'
      : isObject(at(piece, 'terminatedFailureInfo'))
        ? 'TerminatedFailure'
        : isObject(at(piece, 'serverFailureInfo'))
          ? 'ServerFailure'
          : undefined;
  const never =
    at(application, 'nonRetryable').value === true ||
    at(piece, 'serverFailureInfo', 'nonRetryable').value === true;
  const after = readDuration(at(application, 'nextRetryDelay'));
  const cause = at(piece, 'cause');
  const failure = defined({
    type: type === undefined ? kind : type.slice(type.lastIndexOf('.') + 1),
    message: readText(at(piece, 'message')),
    stack: readText(at(piece, 'stackTrace')),
    timeout: isObject(timeout) ? readEnum(at(timeout, 'timeoutType'), TIMEOUTS, 'TIMEOUT_TYPE_') : undefined,
    retry: never
      ? { allowed: false, said: 'nonRetryable' }
      : after === undefined
        ? undefined
        : { after, said: 'nextRetryDelay' },
    cause: isObject(cause) && depth < MAX_CAUSES ? read(cause, depth + 1).failure : undefined,
    path: piece.path,
  });
  return { failure, isCancelled };
}
