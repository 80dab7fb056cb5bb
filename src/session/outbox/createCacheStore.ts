import { readJson } from '../../core/model/value/readJson.ts';
import type { OutboxStore } from './outboxStore.ts';

/** A host that clears unknown caches deletes this one too; the copies are then made again from the other store. */
const NAME = 'waymark-outbox';

/**
 * A store in the Cache API of this origin: one response per report, under an address that is never requested.
 * @param locks make reading, deciding and writing one step, because the Cache API has no transactions
 */
export function createCacheStore(locks: LockManager | undefined): OutboxStore {
  return {
    place: 'cache',
    async read(user) {
      const cache = await caches.open(NAME);
      const rows = await rowsOf(cache, user);
      return Promise.all(
        rows.map(async ([id, request]) => [id, await valueOf(await cache.match(request))] as const),
      );
    },
    async change(user, id, decide) {
      const write = async (): Promise<void> => {
        const cache = await caches.open(NAME);
        const address = `/${NAME}?${new URLSearchParams({ user, id })}`;
        const next = decide(await valueOf(await cache.match(address)));
        if (next) await cache.put(address, new Response(JSON.stringify(next)));
        else if (next === null) await cache.delete(address);
      };
      await (locks ? locks.request(`${NAME}-cache`, write) : write());
    },
    async purge(user) {
      const cache = await caches.open(NAME);
      for (const [, request] of await rowsOf(cache, user)) await cache.delete(request);
    },
    close() {},
  };
}

async function rowsOf(
  cache: Cache,
  user: string,
): Promise<readonly (readonly [id: string, request: Request])[]> {
  return (await cache.keys()).flatMap((request) => {
    const { searchParams } = new URL(request.url);
    return searchParams.get('user') === user ? [[searchParams.get('id') ?? '', request] as const] : [];
  });
}

/** `null` for a text that is not JSON, `undefined` where there is no response. */
async function valueOf(answer: Response | undefined): Promise<unknown> {
  return answer && (readJson(await answer.text()) ?? null);
}
