import type { KeyValueStorage } from '../keyValueStorage.ts';

/**
 * A storage that cannot fail. What cannot be read counts as absent; what cannot be written, or has no storage, is held in memory for the
 * life of the page.
 */
export interface Keep {
  /** The stored value, whatever its shape; `undefined` when there is none. Check it before use. */
  readonly read: (key: string) => unknown;
  /** @returns whether it outlives the page */
  readonly write: (key: string, value: unknown) => boolean;
  readonly remove: (key: string) => void;
  /** Whether the value that `read` gives outlives the page. */
  readonly isLasting: (key: string) => boolean;
}

/** Longest value that is read, in code units; whatever a session stores is far shorter. */
const MAX_LENGTH = 500_000;

/** @param onFault called for text that is not JSON (`corrupt`) and for a storage that throws (`refused`) */
export function createKeep(
  storage: KeyValueStorage | undefined,
  onFault: (fault: 'corrupt' | 'refused') => void,
): Keep {
  const here = new Map<string, string>();
  const attempt = <T>(act: () => T, fault: 'corrupt' | 'refused' = 'refused'): T | undefined => {
    try {
      return act();
    } catch {
      onFault(fault);
      return undefined;
    }
  };
  return {
    read(key) {
      const text = here.get(key) ?? attempt(() => storage?.getItem(key));
      if (typeof text !== 'string') return undefined;
      if (text.length > MAX_LENGTH) return onFault('corrupt');
      return attempt(() => JSON.parse(text) as unknown, 'corrupt');
    },
    write(key, value) {
      const text = JSON.stringify(value);
      here.set(key, text);
      attempt(() => {
        storage?.setItem(key, text);
        if (storage) here.delete(key);
      });
      return !here.has(key);
    },
    remove(key) {
      here.delete(key);
      attempt(() => storage?.removeItem(key));
    },
    isLasting: (key) => !here.has(key),
  };
}
