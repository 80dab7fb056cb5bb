/**
 * Epoch milliseconds that `Date` can hold; for others `toISOString` and `Intl` throw.
 * @see https://tc39.es/ecma262/#sec-time-values-and-time-range
 */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15;
}
