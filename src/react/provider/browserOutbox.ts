import { createOutbox } from '../../session/outbox/createOutbox.ts';
import { createCacheStore } from '../../session/outbox/createCacheStore.ts';
import { createIndexedDbStore } from '../../session/outbox/createIndexedDbStore.ts';
import { createStorageStore, type ListedStorage } from '../../session/outbox/createStorageStore.ts';
import type { OutboxEnvironment } from '../../session/outbox/outboxEnvironment.ts';
import type { OutboxStore } from '../../session/outbox/outboxStore.ts';
import type { Outbox } from '../../session/outbox/outboxState.ts';
import type { KeyValueStorage } from '../../session/keyValueStorage.ts';
import { randomId } from './randomId.ts';

/**
 * An outbox in this browser.
 *
 * @param storage `undefined` where the browser allows none; `null` where the host wants nothing kept
 */
export function browserOutbox(
  user: string,
  storage: KeyValueStorage | null | undefined,
  parts: Pick<OutboxEnvironment, 'receiver' | 'check'>,
): Outbox {
  const { locks } = navigator as { locks?: LockManager };
  const stores = storage === null ? [] : [...lastingStores(locks)];
  if (storage && isListed(storage)) stores.push(createStorageStore(storage));
  return createOutbox({
    ...parts,
    user,
    stores,
    persist: () => navigator.storage.persist(),
    ...(storage && { notes: storage }),
    now: () => Date.now(),
    uptime: () => performance.now(),
    random: () => Math.random(),
    randomId,
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    online: {
      isOnline: () => navigator.onLine,
      subscribe: (back) => {
        addEventListener('online', back);
        return () => removeEventListener('online', back);
      },
    },
    ...(locks && { locks: { request: (name, options, run) => locks.request(name, options, run) } }),
    channel: createChannel(user),
  });
}

interface StorageBuckets {
  readonly open: (
    name: string,
    options: { readonly persisted: boolean; readonly durability: 'strict' },
  ) => Promise<StorageBucket>;
}

interface StorageBucket {
  readonly indexedDB: IDBFactory;
}

/**
 * Stores that fail apart. Chromium keeps all databases of an origin in one log, and recreates them empty when a killed browser has torn it.
 * A storage bucket has a log of its own; browsers without buckets have the Cache API.
 * @see https://github.com/google/leveldb/issues/1287
 * @see https://wicg.github.io/storage-buckets/
 */
function lastingStores(locks: LockManager | undefined): readonly OutboxStore[] {
  const { storageBuckets } = navigator as { storageBuckets?: StorageBuckets };
  // Chromium 150 completes no transaction of a bucket's database after the bucket was garbage collected, so a reference is kept.
  let bucket: StorageBucket | undefined;
  const open = async (): Promise<IDBFactory> => {
    bucket ??= await storageBuckets!.open('waymark-outbox', { persisted: true, durability: 'strict' });
    return bucket.indexedDB;
  };
  return [
    ...('indexedDB' in globalThis ? [createIndexedDbStore()] : []),
    ...(storageBuckets
      ? [createIndexedDbStore('bucket', open)]
      : 'caches' in globalThis
        ? [createCacheStore(locks)]
        : []),
  ];
}

/** Tells other tabs, and other outboxes of this page, of a change. Without `BroadcastChannel` they find it when they next look. */
function createChannel(user: string): NonNullable<OutboxEnvironment['channel']> {
  let channel: BroadcastChannel | undefined;
  return {
    post() {
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has but its own origin
        channel?.postMessage(user);
      } catch {
        // The channel was closed meanwhile.
      }
    },
    subscribe(changed) {
      try {
        channel = new BroadcastChannel('waymark-outbox');
        channel.addEventListener('message', ({ data }) => data === user && changed());
      } catch {
        // This browser does not have it.
      }
      return () => {
        channel?.close();
        channel = undefined;
      };
    },
  };
}

function isListed(storage: KeyValueStorage): storage is ListedStorage {
  const { length, key } = storage as Partial<ListedStorage>;
  return typeof length === 'number' && typeof key === 'function';
}
