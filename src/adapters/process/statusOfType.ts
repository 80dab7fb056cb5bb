import type { RunStatus } from '../../core/model/run.ts';

/**
 * Types of errors that mean a cancellation.
 * @see https://developer.mozilla.org/en-US/docs/Web/API/AbortController/abort and https://docs.python.org/3/library/asyncio-exceptions.html
 */
const CALLED_OFF = new Set([
  'AbortError',
  'APIUserAbortError',
  'CanceledError',
  'CancelledError',
  'CancellationError',
  'KeyboardInterrupt',
  'OperationCanceledException',
  'TaskCanceledException',
]);

/** The status of a run that ended with an error of this type. */
export function statusOfType(type: string | undefined): RunStatus {
  return type !== undefined && CALLED_OFF.has(type) ? 'cancelled' : 'failed';
}
