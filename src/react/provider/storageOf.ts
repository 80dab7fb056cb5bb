import type { KeyValueStorage } from '../../session/keyValueStorage.ts';
import type { HelpConfig } from './HelpContext.ts';

/** Where small things are kept: the host's storage, else `localStorage` where the browser allows it. Never throws. */
export function storageOf({ storage }: Pick<HelpConfig, 'storage'>): KeyValueStorage | undefined {
  if (storage !== undefined) return storage ?? undefined;
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
