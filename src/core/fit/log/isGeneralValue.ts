import type { Scalar } from '../../model/condition.ts';

/**
 * Types that a language offers for errors of any kind, answers that servers give where no other status fits, and codes under which Google
 * Cloud and Azure state another one.
 * @see https://docs.python.org/3/library/exceptions.html and https://learn.microsoft.com/dotnet/api/system.exception
 * @see https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/RuntimeException.html and
 * https://peps.python.org/pep-0249/#exceptions
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1, #section-15.5.21 and #section-15.6.1
 * @see https://cloud.google.com/apis/design/errors and https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors
 */
const GENERAL: ReadonlySet<Scalar> = new Set([
  'ValueError',
  'RuntimeError',
  'Exception',
  'TypeError',
  'LookupError',
  'NotImplementedError',
  'ArgumentError',
  'ProgrammingError',
  'AnalysisException',
  'ServerError',
  'RuntimeException',
  'IllegalStateException',
  'IllegalArgumentException',
  'InvalidOperationException',
  'ArgumentException',
  'INVALID_ARGUMENT',
  'Conflict',
  400,
  422,
  500,
]);

/** Whether the value says only that something is wrong, so that any words beside it say more. */
export function isGeneralValue(value: Scalar): boolean {
  return GENERAL.has(value);
}
