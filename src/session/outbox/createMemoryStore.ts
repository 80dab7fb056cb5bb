import type { OutboxRecord } from './outboxRecord.ts';
import type { OutboxStore } from './outboxStore.ts';

/** The last resort: a store that lives as long as the page. */
export function createMemoryStore(): OutboxStore {
  const records = new Map<string, OutboxRecord>();
  return {
    place: 'memory',
    read: async () => [...records],
    async change(_user, id, decide) {
      const next = decide(records.get(id));
      if (next) records.set(id, next);
      else if (next === null) records.delete(id);
    },
    purge: async () => records.clear(),
    close() {},
  };
}
