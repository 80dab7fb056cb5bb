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

/**
 * Browsers keep a failed `import()` as failed for the life of the page, so that a moment without a network would end all help: the module is
 * asked for under another address. Chromium and Firefox end their message with the one that failed; without it the failure stands.
 * @see https://github.com/whatwg/html/issues/6768
 */
async function importAnew(error: Error): Promise<never> {
  const [url] = /http\S+$/.exec(error.message) ?? [];
  if (!url) throw error;
  return (await import(/* webpackIgnore: true */ /* @vite-ignore */ `${url}?${Date.now()}`)) as never;
}
