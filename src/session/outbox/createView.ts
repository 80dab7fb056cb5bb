import type { OutboxFault, OutboxItem, OutboxPlace, OutboxState } from './outboxState.ts';
import type { PlacedRecord, ShelfView } from './createShelf.ts';
import type { OutboxRecord } from './outboxRecord.ts';

/** The records as last known, and what of them is shown. */
export interface OutboxView {
  readonly getState: () => OutboxState;
  readonly subscribe: (listener: (state: OutboxState) => void) => () => void;
  /** Newest first. */
  readonly records: () => readonly PlacedRecord[];
  /** Shows these records, and the state of the stores if they were read. */
  readonly show: (records: readonly PlacedRecord[], said?: ShelfView, lost?: OutboxFault) => void;
  /** Shows a record that was just written, in its former store unless `where` is given. */
  readonly showOne: (record: OutboxRecord, where?: Pick<PlacedRecord, 'place' | 'copies'>) => void;
}

export function createView(first: OutboxPlace): OutboxView {
  const listeners = new Set<(state: OutboxState) => void>();
  let state: OutboxState = { isRead: false, place: first, unreadable: 0, items: [] };
  let records: readonly PlacedRecord[] = [];

  const show: OutboxView['show'] = (next, said, lost) => {
    records = next.toSorted((a, b) => b.createdAt - a.createdAt);
    const known = new Map(state.items.map((item) => [item.id, item]));
    const items = records.flatMap((record) => {
      const item = itemOf(record);
      if (!item) return [];
      const old = known.get(item.id);
      return old && isSameItem(old, item) ? old : item;
    });
    const { place, unreadable } = said ?? state;
    const fault = said ? (said.fault ?? lost) : state.fault;
    const before = state;
    const isRead = before.isRead || said !== undefined;
    state = { isRead, place, unreadable, items, ...(fault && { fault }) };
    if (isSameState(before, state)) state = before;
    else listeners.forEach((listener) => listener(state));
  };

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    records: () => records,
    show,
    showOne(record, where) {
      const before = records.find(({ id }) => id === record.id);
      const { place, copies } = where ?? before ?? { place: state.place, copies: 0 };
      show([...records.filter(({ id }) => id !== record.id), { ...record, place, copies }]);
    },
  };
}

function itemOf(record: PlacedRecord): OutboxItem | undefined {
  if (record.stage.kind === 'removed') return undefined;
  const { id, runId, receiver, category, subject, createdAt, body, stage, place, copies } = record;
  return {
    id,
    runId,
    receiver,
    category,
    subject,
    createdAt,
    ...(body !== undefined && { body }),
    stage,
    place,
    copies,
  };
}

function isSameItem(a: OutboxItem, b: OutboxItem): boolean {
  const isSame = a.body === b.body && a.place === b.place && a.copies === b.copies && a.subject === b.subject;
  return isSame && JSON.stringify(a.stage) === JSON.stringify(b.stage);
}

function isSameState(a: OutboxState, b: OutboxState): boolean {
  const isSame = a.isRead === b.isRead && a.place === b.place && a.fault === b.fault;
  if (!isSame || a.unreadable !== b.unreadable || a.items.length !== b.items.length) return false;
  return a.items.every((item, index) => item === b.items[index]);
}
