import { createOutbox } from '../../session/outbox/createOutbox.ts';
import { createIndexedDbStore } from '../../session/outbox/createIndexedDbStore.ts';
import { createStorageStore, type ListedStorage } from '../../session/outbox/createStorageStore.ts';
import type { OutboxEnvironment } from '../../session/outbox/outboxEnvironment.ts';
import type { OutboxStore } from '../../session/outbox/outboxStore.ts';
import type { Outbox } from '../../session/outbox/outboxState.ts';
import type { KeyValueStorage } from '../../session/sessionState.ts';
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
  const stores: OutboxStore[] = [];
  if (storage !== null && 'indexedDB' in globalThis) stores.push(createIndexedDbStore());
  if (storage && isListed(storage)) stores.push(createStorageStore(storage));
  return createOutbox({
    ...parts,
    user,
    stores,
    ...(storage && { notes: storage }),
    now: () => Date.now(),
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

/** Tells the other tabs, and the other outboxes of this page. Without `BroadcastChannel` they learn it when they next look. */
function createChannel(user: string): NonNullable<OutboxEnvironment['channel']> {
  let channel: BroadcastChannel | undefined;
  return {
    post() {
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has but its own origin
        channel?.postMessage(user);
      } catch {
        // Closed meanwhile.
      }
    },
    subscribe(changed) {
      try {
        channel = new BroadcastChannel('waymark-outbox');
        channel.addEventListener('message', ({ data }) => data === user && changed());
      } catch {
        // Not in this browser.
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
