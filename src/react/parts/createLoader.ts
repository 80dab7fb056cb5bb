/** Code that comes when it is needed. */
export interface Loader<T> {
  /** Loads it, once. A failed load is not kept, so the next call tries again. */
  (): Promise<T>;
  /** The code, if it is there already. */
  loaded?: T;
}

/**
 * Keeps the promise of an `import()` ourselves: `React.lazy` would hold code that is there already back for 300 ms at its first show.
 * @see https://github.com/facebook/react/issues/36569
 */
export function createLoader<T>(start: () => Promise<T>): Loader<T> {
  let pending: Promise<T> | undefined;
  const load: Loader<T> = () =>
    (pending ??= start().then(
      (code) => (load.loaded = code),
      (error: unknown) => {
        pending = undefined;
        throw error;
      },
    ));
  return load;
}
