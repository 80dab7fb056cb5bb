import type { ListedStorage } from '../../session/outbox/createStorageStore.ts';
import { browserOutbox } from './browserOutbox.ts';
import { outboxesOf } from './outboxFor.ts';

/** What `forget` does. */
export async function forgetUser(user: string, given: ListedStorage | undefined): Promise<boolean> {
  const storage = given ?? listedStorage();
  const known = outboxesOf(user);
  const own = browserOutbox(user, storage, { receiver: () => undefined });
  const ended = await Promise.all([...known, own].map((outbox) => outbox.purge()));
  own.end();
  return forgetNotes(user, storage) && ended.every(Boolean);
}

function listedStorage(): ListedStorage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Everything of a session is kept under `waymark:kind:["user",…]`. */
function forgetNotes(user: string, storage: ListedStorage | undefined): boolean {
  if (!storage) return true;
  const owner = JSON.stringify([user]).slice(0, -1);
  try {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    for (const key of keys) {
      const [, rest = ''] = /^waymark:[a-z]+:(.*)$/s.exec(key) ?? [];
      const isOwn = rest === `${owner}]` || rest.startsWith(`${owner},`);
      if (isOwn) storage.removeItem(key);
    }
    return true;
  } catch {
    return false;
  }
}
