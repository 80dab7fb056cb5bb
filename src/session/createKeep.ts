import type { KeyValueStorage } from './sessionState.ts';

/** A storage that cannot fail: what cannot be read is not there, what cannot be written is not kept. */
export interface Keep {
  /** The stored value, whatever its shape; `undefined` when there is none. Check it before use. */
  readonly read: (key: string) => unknown;
  readonly write: (key: string, value: unknown) => void;
  readonly remove: (key: string) => void;
}

/** Longer texts are not ours: the largest trail and draft together stay far below. */
const LONGEST = 500_000;

/**
 * @param onFault hears of text that is not JSON (`corrupt`) and of a storage that throws (`refused`)
 */
export function createKeep(
  storage: KeyValueStorage | undefined,
  onFault: (fault: 'corrupt' | 'refused') => void,
): Keep {
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
      const text = attempt(() => storage?.getItem(key));
      if (typeof text !== 'string') return undefined;
      if (text.length > LONGEST) return onFault('corrupt');
      return attempt(() => JSON.parse(text) as unknown, 'corrupt');
    },
    write: (key, value) => attempt(() => storage?.setItem(key, JSON.stringify(value))),
    remove: (key) => attempt(() => storage?.removeItem(key)),
  };
}
