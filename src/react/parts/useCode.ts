import { useCallback, useState } from 'react';
import type { Loader } from './createLoader.ts';

/**
 * Code that a `Loader` brings, as state.
 *
 * @returns the code, whether the last try failed, and a way to try; `then` gets the code
 */
export function useCode<T>(
  loader: Loader<T>,
): [code: T | undefined, isFailed: boolean, load: (then?: (code: T) => void) => void] {
  const [code, setCode] = useState(() => loader.loaded);
  const [isFailed, setFailed] = useState(false);
  const load = useCallback(
    (then?: (code: T) => void) => {
      loader().then(
        (code) => {
          setCode(() => code);
          return then?.(code);
        },
        () => setFailed(true),
      );
    },
    [loader],
  );
  return [code, isFailed && !code, load];
}
