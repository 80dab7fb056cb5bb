/** Whether two plain values hold the same. */
export function hasSameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!(a instanceof Object && b instanceof Object)) return false;
  return Object.keys({ ...(a as object), ...(b as object) }).every((key) =>
    hasSameContent(a[key as never], b[key as never]),
  );
}
