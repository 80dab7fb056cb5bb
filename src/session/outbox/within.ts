/** What `work` gives, or what `onLate` gives or throws after `ms` milliseconds without an answer; a later answer is ignored. */
export async function within<T>(
  work: Promise<T>,
  ms: number,
  later: (run: () => void, ms: number) => () => void,
  onLate: () => T,
): Promise<T> {
  let cancel: (() => void) | undefined;
  const late = new Promise<void>((resolve) => {
    cancel = later(resolve, ms);
  });
  try {
    return await Promise.race([work, late.then(onLate)]);
  } finally {
    cancel?.();
  }
}
