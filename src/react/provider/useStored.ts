import { useState, useSyncExternalStore } from 'react';
import type { HelpConfig } from './HelpContext.ts';
import { storageOf } from './storageOf.ts';

const never = (): (() => void) => () => {};

/**
 * A small text kept in the host's storage. A server, and the first pass over its markup, see `undefined`; what was kept follows
 * before the first paint.
 */
export function useStored(
  config: HelpConfig,
  key: string,
): [value: string | undefined, keep: (value: string) => void] {
  const [own, setOwn] = useState<string>();
  const kept = useSyncExternalStore(
    never,
    () => read(config, key),
    () => undefined,
  );
  return [
    own ?? kept,
    (value) => {
      setOwn(value);
      try {
        storageOf(config)?.setItem(key, value);
      } catch {
        // A full or forbidden storage only means that this is not remembered.
      }
    },
  ];
}

function read(config: HelpConfig, key: string): string | undefined {
  try {
    return storageOf(config)?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
