/** Whether two plain values hold the same. */
export function hasSameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  return Object.keys({ ...a, ...b }).every((key) => hasSameContent(a[key as never], b[key as never]));
}
