import { useState, useSyncExternalStore } from 'react';
import type { HelpConfig } from './HelpContext.ts';
import { storageOf } from './storageOf.ts';

const never = (): (() => void) => () => {};

/**
 * A small text in the host's storage. It is `undefined` on a server and in the first client render; the stored value follows before the
 * first paint.
 */
export function useStored(
  config: HelpConfig,
  key: string,
): [value: string | undefined, keep: (value: string) => void] {
  const [own, setOwn] = useState<string>();
  const kept = useSyncExternalStore(
    never,
    () => attempt(() => storageOf(config)?.getItem(key)) ?? undefined,
    () => undefined,
  );
  return [
    own ?? kept,
    (value) => {
      setOwn(value);
      attempt(() => storageOf(config)?.setItem(key, value));
    },
  ];
}

/** If the storage is full or forbidden, the value is just not remembered. */
function attempt<T>(touch: () => T): T | undefined {
  try {
    return touch();
  } catch {
    return undefined;
  }
}
