import { importAnew } from '../../session/importAnew.ts';

/** Code that is loaded when it is needed. */
export interface Loader<T> {
  /** Loads it. A failed load is not kept, so the next call tries again. */
  (): Promise<T>;
  /** The code, once it is loaded. */
  loaded?: T;
}

/**
 * Gives the result of an `import()`, which is asked for anew where it failed. A `start` that joins modules, or picks from one, has to do that
 * for each `import()` by itself: from here the module would take the place of what is made of it.
 *
 * Keeps the result itself: `React.lazy` holds code that is already loaded back for 300 ms at its first show.
 * @see https://github.com/facebook/react/issues/36569
 */
export function createLoader<T>(start: () => Promise<T>): Loader<T> {
  const load: Loader<T> = async () => (load.loaded ??= await start().catch(importAnew));
  return load;
}
