/** Remembers the last value of a pure function, by the identity of its arguments. */
export function memoLast<A extends readonly unknown[], T>(compute: (...args: A) => T): (...args: A) => T {
  let last: { readonly args: A; readonly value: T } | undefined;
  return (...args) => {
    const kept = last;
    if (kept && args.every((arg, position) => Object.is(arg, kept.args[position]))) return kept.value;
    const value = compute(...args);
    last = { args, value };
    return value;
  };
}
