import { useCallback, useEffect, useState } from 'react';
import { getJson } from './request.ts';

export interface Resource<T> {
  readonly data: T | undefined;
  readonly error: string | undefined;
  readonly reload: () => Promise<void>;
}

/** Loads something from the API when the component appears, and again on `reload`. */
export function useResource<T>(path: string): Resource<T> {
  const [data, setData] = useState<T>();
  const [error, setError] = useState<string>();
  const reload = useCallback(async () => {
    const loaded = await getJson<T>(path).catch((failure: Error) => failure);
    if (loaded instanceof Error) return setError(loaded.message);
    setData(loaded);
    setError(undefined);
  }, [path]);
  useEffect(() => {
    // The state is set once the answer is there, not within the effect.
    // oxlint-disable-next-line react/set-state-in-effect
    void reload();
  }, [reload]);
  return { data, error, reload };
}
