import type { Delivery } from '../../src/core/model/report.ts';
import type {
  Outbox,
  OutboxEntry,
  OutboxItem,
  OutboxStage,
  OutboxState,
} from '../../src/session/outbox/outboxState.ts';
import { checkDelivery, LOST } from '../../src/session/outbox/sendOnce.ts';
import type { Receiver } from '../../src/session/receivers/receiver.ts';

export interface MemoryOutbox extends Outbox {
  /** What was asked of it, in order. */
  readonly calls: string[];
  /** Puts a report there, or the one of this id in another stage. */
  readonly put: (item: Partial<OutboxItem> & { readonly stage: OutboxStage }) => void;
  readonly set: (change: Partial<OutboxState>) => void;
}

/**
 * An outbox that only keeps, for tests of what is written and shown: it sends where it was given a receiver, once, and never by itself
 * again. The real one has tests of its own.
 */
export function memoryOutbox(start: Partial<OutboxState> = {}, receiver?: Receiver): MemoryOutbox {
  let state: OutboxState = { isRead: true, place: 'indexeddb', unreadable: 0, items: [], ...start };
  const listeners = new Set<(state: OutboxState) => void>();
  const calls: string[] = [];

  const set = (change: Partial<OutboxState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener(state);
  };
  const put: MemoryOutbox['put'] = (item) => {
    const before = state.items.find(({ id }) => id === item.id);
    const next: OutboxItem = {
      id: 'report-1',
      runId: '128',
      receiver: 'test',
      category: 'other',
      subject: 'The service refused the key',
      createdAt: 0,
      body: '{}',
      place: state.place,
      copies: state.place === 'memory' ? 0 : 2,
      ...before,
      ...item,
    };
    const rest = state.items.filter(({ id }) => id !== next.id);
    set({ items: before ? state.items.map((one) => (one === before ? next : one)) : [next, ...rest] });
  };
  const stageOf = (delivery: Delivery, at: number): OutboxStage =>
    delivery.kind === 'waiting'
      ? { kind: 'waiting', at, reason: delivery.reason, until: at + (delivery.after ?? 5000), tries: 1 }
      : { ...delivery, at };
  const send = async (entry: OutboxEntry): Promise<void> => {
    if (!receiver) return;
    const { id, runId, body, createdAt, category, subject } = entry;
    put({ id, stage: { kind: 'sending', at: createdAt } });
    const head = { id, createdAt, category, subject, run: { id: runId } };
    const delivery = await receiver.send(head, body, new AbortController().signal);
    put({ id, stage: stageOf(delivery, createdAt) });
  };

  return {
    calls,
    put,
    set,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async save(entry) {
      calls.push(`save ${entry.id}`);
      const before = state.items.find(({ id }) => id === entry.id);
      if (before && before.body !== entry.body) return { isDurable: true, isOther: true };
      if (!before) put({ ...entry, stage: { kind: 'saved', at: entry.createdAt } });
      await Promise.resolve();
      if (!before) void send(entry);
      return { isDurable: state.place !== 'memory' };
    },
    async handOver(entry, handed) {
      calls.push(`hand over ${entry.id}`);
      const delivery = await handed.then(
        (given) => checkDelivery(given, entry.createdAt),
        () => LOST,
      );
      put({ ...entry, stage: stageOf(delivery, entry.createdAt) });
      return delivery;
    },
    drain: async () => {},
    async retry(id) {
      calls.push(`retry ${id}`);
    },
    async remove(id) {
      calls.push(`remove ${id}`);
      set({ items: state.items.filter((item) => item.id !== id) });
    },
    async purge() {
      set({ items: [] });
      return true;
    },
    end: () => {},
  };
}
