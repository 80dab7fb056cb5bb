import { importAnew } from '../../session/importAnew.ts';

/** Code that is loaded when it is needed. */
export interface Loader<T> {
  /** Loads it. A failed load is not kept, so the next call tries again. */
  (): Promise<T>;
  /** The code, once it is loaded. */
  loaded?: T;
}

/**
 * Keeps the result of an `import()` itself: `React.lazy` holds code that is already loaded back for 300 ms at its first show.
 * @see https://github.com/facebook/react/issues/36569
 */
export function createLoader<T>(start: () => Promise<T>): Loader<T> {
  const load: Loader<T> = async () => (load.loaded ??= await start().catch(importAnew));
  return load;
}
