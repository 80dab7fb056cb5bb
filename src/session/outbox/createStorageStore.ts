import { readJson } from '../../core/model/value/readJson.ts';
import type { KeyValueStorage } from '../keyValueStorage.ts';
import type { OutboxStore } from './outboxStore.ts';

/** A storage whose keys can be listed; `localStorage` fits. */
export interface ListedStorage extends KeyValueStorage {
  readonly length: number;
  readonly key: (index: number) => string | null;
}

/**
 * The last of the lasting stores, in `localStorage`: one key per report, so that tabs that write at the same time do not overwrite each
 * other. It has no transactions; reading, deciding and writing happen in one task of one page. A killed browser loses what was written in
 * its last seconds.
 */
export function createStorageStore(storage: ListedStorage): OutboxStore {
  const keysOf = (user: string): string[] =>
    Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
      (key): key is string => key?.startsWith(prefixOf(user)) ?? false,
    );
  return {
    place: 'localstorage',
    async read(user) {
      return keysOf(user).map((key) => {
        const value = parse(storage.getItem(key));
        return [String(parse(key.slice(prefixOf(user).length, -1))), value] as const;
      });
    },
    async change(user, id, decide) {
      const key = `${prefixOf(user)}${JSON.stringify(id)}]`;
      const next = decide(parse(storage.getItem(key)));
      if (next) storage.setItem(key, JSON.stringify(next));
      else if (next === null) storage.removeItem(key);
    },
    async purge(user) {
      for (const key of keysOf(user)) storage.removeItem(key);
    },
    close() {},
  };
}

/** User and id are in the key as JSON, so that no user's prefix is a prefix of another's. */
function prefixOf(user: string): string {
  return `waymark:report:${JSON.stringify([user]).slice(0, -1)},`;
}

/** `null` for a text that is not JSON, `undefined` where there is no text. */
function parse(text: string | null): unknown {
  return text === null ? undefined : (readJson(text) ?? null);
}
