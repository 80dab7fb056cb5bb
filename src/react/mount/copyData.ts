/**
 * A deep copy of a host's data: plain objects, lists and dates; everything else as it is. It reads through proxies, which
 * `structuredClone` refuses. What cannot be read is left out. Never throws.
 *
 * @param copies what has been copied so far, so that an object that is met twice stays one
 */
export function copyData<T>(value: T, copies = new WeakMap<object, unknown>()): T {
  if (typeof value !== 'object' || value === null) return value;
  try {
    if (value instanceof Date) return new Date(value) as T;
    const known = copies.get(value);
    if (known) return known as T;
    const copy = Array.isArray(value) ? [] : {};
    copies.set(value, copy);
    for (const name of Object.keys(value)) copyField(value, copy, name, copies);
    return copy as T;
  } catch {
    return undefined as T;
  }
}

function copyField(from: object, to: object, name: string, copies: WeakMap<object, unknown>): void {
  try {
    const value = copyData((from as Record<string, unknown>)[name], copies);
    // An assignment would lose a field called `__proto__`.
    Object.defineProperty(to, name, { value, configurable: true, enumerable: true, writable: true });
  } catch {
    // The getter throws; the field is left out.
  }
}
