import { importAnew } from '../../session/importAnew.ts';

/** Code that comes when it is needed. */
export interface Loader<T> {
  /** Loads it. A failed load is not kept, so the next call tries again. */
  (): Promise<T>;
  /** The code, if it is there already. */
  loaded?: T;
}

/**
 * Keeps what an `import()` gave ourselves: `React.lazy` would hold code that is there already back for 300 ms at its first show.
 * @see https://github.com/facebook/react/issues/36569
 */
export function createLoader<T>(start: () => Promise<T>): Loader<T> {
  const load: Loader<T> = async () => (load.loaded ??= await start().catch(importAnew));
  return load;
}
