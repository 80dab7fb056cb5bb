import type { Scalar } from '../../model/condition.ts';

/**
 * Types that a language offers for errors of any kind.
 * @see https://docs.python.org/3/library/exceptions.html and https://learn.microsoft.com/dotnet/api/system.exception
 * @see https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/RuntimeException.html and
 * https://peps.python.org/pep-0249/#exceptions
 */
const TYPES: ReadonlySet<string> = new Set([
  'ValueError',
  'RuntimeError',
  'Exception',
  'TypeError',
  'LookupError',
  'NotImplementedError',
  'ArgumentError',
  'StandardError',
  'ProgrammingError',
  'RuntimeException',
  'IllegalStateException',
  'IllegalArgumentException',
  'InvalidOperationException',
  'ArgumentException',
]);

/** Answers that servers give where no other status fits. @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1, #section-15.5.21 and #section-15.6.1 */
const STATUSES: ReadonlySet<Scalar> = new Set([400, 422, 500]);

/** Whether the value says only that something is wrong, so that any words beside it say more. */
export function isGeneralValue(signal: string, value: Scalar): boolean {
  if (signal === 'error.type') return TYPES.has(String(value));
  return signal === 'error.status' && STATUSES.has(value);
}
