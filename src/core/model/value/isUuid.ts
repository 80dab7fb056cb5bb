/** A UUID of any version, in text form. @see https://www.rfc-editor.org/rfc/rfc9562#section-4 */
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
