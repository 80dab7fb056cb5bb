import { useCallback, useState } from 'react';
import type { Loader } from './createLoader.ts';

/** State of a `Loader`: the code, whether the last try failed, and a function that loads it; its promise settles once that is over. */
export function useCode<T extends object>(
  loader: Loader<T>,
): [code: T | null | undefined, isFailed: boolean, load: () => unknown] {
  const [code, setCode] = useState<T | null | undefined>(() => loader.loaded);
  const load = useCallback(
    () =>
      loader().then(
        (code) => setCode(() => code),
        () => setCode(null),
      ),
    [loader],
  );
  return [code, code === null, load];
}
