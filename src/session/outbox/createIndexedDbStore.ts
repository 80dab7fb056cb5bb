import { wrap, type DBSchema, type IDBPDatabase } from 'idb';
import type { OutboxRecord } from './outboxRecord.ts';
import type { OutboxStore } from './outboxStore.ts';

interface Shape extends DBSchema {
  /** The key is `[user, id]`, so that a user's reports are one range. */
  reports: { key: [string, string]; value: OutboxRecord };
}

/** `HelpProvider` looks for a database of this name before it loads anything. */
const NAME = 'waymark-outbox';
const VERSION = 1;
/**
 * By default Chromium ends a transaction before the data are on the disk.
 * @see https://developer.chrome.com/blog/indexeddb-durability-mode-now-defaults-to-relaxed
 */
const STRICT = { durability: 'strict' } as const;

/**
 * A store in a database of this origin, opened when first used. A database of a later version is never touched.
 * @param factoryOf gives the factory to open it with; each Storage Bucket has its own
 */
export function createIndexedDbStore(
  place: 'indexeddb' | 'bucket' = 'indexeddb',
  factoryOf: () => IDBFactory | Promise<IDBFactory> = () => indexedDB,
): OutboxStore {
  let opening: Promise<IDBPDatabase<Shape>> | undefined;

  const close = (): void => {
    void opening?.then(
      (db) => db.close(),
      () => {},
    );
    opening = undefined;
  };

  const open = (): Promise<IDBPDatabase<Shape>> => {
    opening ??= connect().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  const connect = async (): Promise<IDBPDatabase<Shape>> => {
    const request = (await factoryOf()).open(NAME, VERSION);
    request.onupgradeneeded = () => void request.result.createObjectStore('reports');
    const db = (await wrap(request)) as unknown as IDBPDatabase<Shape>;
    // Another tab has a later version, which must not wait for this connection.
    db.addEventListener('versionchange', close);
    db.addEventListener('close', close);
    return db;
  };

  /** Opens the database again, once, if the browser has closed the connection. */
  const withDb = async <T>(work: (db: IDBPDatabase<Shape>) => Promise<T>): Promise<T> => {
    try {
      return await work(await open());
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'InvalidStateError') throw error;
      close();
      return work(await open());
    }
  };

  return {
    place,
    read: (user) =>
      withDb(async (db) => {
        const range = rangeOf(user);
        try {
          const { store, done } = db.transaction('reports');
          // `done` is awaited too: it rejects when the browser takes the database away, and nobody else listens.
          const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range), done]);
          return keys.map(([, id], index) => [id, values[index]] as const);
        } catch {
          // A single unreadable value makes the whole `getAll` fail.
          const keys = await db.getAllKeys('reports', range);
          return Promise.all(
            keys.map(async (key) => [key[1], await db.get('reports', key).catch(() => undefined)] as const),
          );
        }
      }),
    change: (user, id, decide) =>
      withDb(async (db) => {
        const { store, done } = db.transaction('reports', 'readwrite', STRICT);
        const write = async (): Promise<void> => {
          const next = decide(await store.get([user, id]));
          if (next) await store.put(next, [user, id]);
          else if (next === null) await store.delete([user, id]);
        };
        await Promise.all([done, write()]);
      }),
    purge: (user) =>
      withDb(async (db) => {
        const { store, done } = db.transaction('reports', 'readwrite', STRICT);
        await Promise.all([done, store.delete(rangeOf(user))]);
      }),
    close,
  };
}

/** All keys of a user: in IndexedDB an array sorts after every text. */
const rangeOf = (user: string): IDBKeyRange => IDBKeyRange.bound([user], [user, []]);
