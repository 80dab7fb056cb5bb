import type { Failure } from 'waymark/core';

const DEPTH = 6;

/** `name` of errors that say no more than "an error". */
const PLAIN = new Set(['Error', 'AggregateError']);

/**
 * Reads whatever was thrown into a `Failure`, its causes included.
 *
 * @param hide takes the run's own folder out of a text
 */
export function readFailure(thrown: unknown, hide: (text: string) => string, depth = DEPTH): Failure {
  if (!(thrown instanceof Error)) return { message: hide(String(thrown)) };
  const error = thrown as Error & Partial<Record<string, unknown>>;
  const text = (name: string): string | undefined =>
    typeof error[name] === 'string' ? hide(error[name]) : undefined;
  const number = (name: string): number | undefined =>
    typeof error[name] === 'number' ? error[name] : undefined;
  const cause =
    error.cause === undefined || depth === 0 ? undefined : readFailure(error.cause, hide, depth - 1);
  // A DOMException's `code` is a number from another age, the same for every timeout.
  const code = typeof error['code'] === 'string' ? error['code'] : undefined;
  return given({
    type: PLAIN.has(error.name) ? undefined : error.name,
    code,
    reason: text('reason'),
    message: hide(error.message),
    detail: text('detail'),
    status: number('status'),
    exitCode: number('exitCode'),
    signal: text('signalName'),
    timeout: error.name === 'TimeoutError' ? ('request' as const) : undefined,
    provider: text('provider'),
    retry: error['retry'] as Failure['retry'],
    cause,
  });
}

/** Drops what is not there: in a `Run`, a field left out means unknown. */
function given(failure: { [Name in keyof Failure]: Failure[Name] | undefined }): Failure {
  return Object.fromEntries(Object.entries(failure).filter(([, value]) => value !== undefined));
}

/** What makes two failures alike: everything a machine said, nothing that varies from try to try. */
export function likeness(failure: Failure | undefined): string {
  if (!failure) return '';
  const { type, code, status, exitCode, signal, cause } = failure;
  return [type, code, status, exitCode, signal, likeness(cause)].join('|');
}
