/**
 * Whether two plain values hold the same. A function is the same as any other, for hosts write theirs anew at every draw. What cannot be
 * read to its end, such as a getter that throws or a circle, is not the same.
 */
export function hasSameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!(a instanceof Object && b instanceof Object)) return false;
  try {
    return Object.keys({ ...(a as object), ...(b as object) }).every((key) =>
      hasSameContent(a[key as never], b[key as never]),
    );
  } catch {
    return false;
  }
}
