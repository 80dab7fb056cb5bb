import type { OutboxFault, OutboxPlace } from './outboxState.ts';
import { MINUTE, SECOND } from './backOff.ts';
import { checkRecord, isNewer } from './checkRecord.ts';
import { createMemoryStore } from './createMemoryStore.ts';
import { isEnded, isPending } from './dueAt.ts';
import type { OutboxRecord } from './outboxRecord.ts';
import { faultOf, type OutboxStore } from './outboxStore.ts';

export type PlacedRecord = OutboxRecord & { readonly place: OutboxPlace };

/** What lies in all places. */
export interface ShelfView {
  readonly records: readonly PlacedRecord[];
  readonly unreadable: number;
  /** Where the next report will probably lie. */
  readonly place: OutboxPlace;
  readonly fault?: OutboxFault;
  /** Every lasting place could be read. */
  readonly isComplete: boolean;
}

/** `undefined` leaves a record as it is, `null` deletes it. */
export type Decide = (current: OutboxRecord) => OutboxRecord | null | undefined;

/** All places as one, for one user. */
export interface Shelf {
  /** Never rejects. */
  readonly read: () => Promise<ShelfView>;
  /**
   * Puts a record into the best place that takes it. Never rejects.
   *
   * @param decide what to write over what is there; it may be asked more than once
   * @returns the place it lies in
   */
  readonly save: (
    id: string,
    decide: (current: OutboxRecord | undefined) => OutboxRecord | undefined,
  ) => Promise<OutboxPlace>;
  /**
   * Changes a record wherever it lies.
   *
   * @returns what was written; `undefined` when nothing was, or one of two copies was to be left as it is
   * @throws when a place where it lies, or may lie, failed
   */
  readonly change: (id: string, decide: Decide) => Promise<OutboxRecord | undefined>;
  /** @returns whether every place did it */
  readonly purge: () => Promise<boolean>;
  /** Some place does not answer since less than ten minutes: a write that was given up may still happen. */
  readonly isInDoubt: () => boolean;
  readonly close: () => void;
}

/** A place that does not answer for so many milliseconds counts as broken. */
const PATIENCE = 10 * SECOND;
/** And after so many what was asked of it will not happen any more. */
const DOUBT = 10 * MINUTE;

export function createShelf(
  lasting: readonly OutboxStore[],
  user: string,
  later: (run: () => void, ms: number) => () => void,
): Shelf {
  const memory = createMemoryStore();
  const stores = [...lasting, memory];
  const faults = new Map<string, OutboxFault>();
  const seen = new Map<OutboxStore, readonly (readonly [string, unknown])[]>();
  /** Places that did not answer are not waited for again at once. */
  const silent = new Set<OutboxStore>();
  /** Places that have not answered since; true while what they were asked may still happen. */
  const doubts = new Map<OutboxStore, boolean>();

  const ask = async <T>(store: OutboxStore, act: 'read' | 'write', work: () => Promise<T>): Promise<T> => {
    try {
      if (silent.has(store)) throw new Error('silent');
      const answer = await within(work(), later, () => {
        silent.add(store);
        later(() => silent.delete(store), 3 * PATIENCE);
        if (doubts.has(store)) return;
        doubts.set(store, true);
        later(() => doubts.has(store) && doubts.set(store, false), DOUBT);
      });
      doubts.delete(store);
      if (act === 'read') faults.delete(`${store.place} read`);
      return answer;
    } catch (error) {
      faults.set(`${store.place} ${act}`, faultOf(error));
      throw error;
    }
  };

  const faultIn = ({ place }: OutboxStore): OutboxFault | undefined =>
    faults.get(`${place} write`) ?? faults.get(`${place} read`);

  const seenIn = (store: OutboxStore, id: string): OutboxRecord | undefined => {
    const found = seen.get(store)?.find(([known]) => known === id);
    return found && checkRecord(found[1], user);
  };

  const put = async (
    store: OutboxStore,
    id: string,
    decide: (current: OutboxRecord | undefined) => OutboxRecord | null | undefined,
  ): Promise<boolean> => {
    let isRefused = false;
    let isWritten = false;
    await ask(store, 'write', () =>
      store.change(user, id, (value) => {
        isRefused = isNewer(value);
        const next = isRefused ? undefined : decide(checkRecord(value, user));
        isWritten = next !== undefined && next !== null;
        return next;
      }),
    );
    // Only what took a report has shown that it can.
    if (isWritten) faults.delete(`${store.place} write`);
    return !isRefused;
  };

  /** Reports that found no other place before go to a lasting one as soon as there is one. */
  const moveUp = async (): Promise<void> => {
    for (const [id, record] of await memory.read(user)) {
      const target = lasting.find((store) => !silent.has(store));
      if (!target || isEnded(record as OutboxRecord) || (record as OutboxRecord).lease) continue;
      try {
        await put(target, id, (current) => (current ? undefined : (record as OutboxRecord)));
        await memory.change(user, id, () => null);
      } catch {
        return;
      }
    }
  };

  const read = async (): Promise<ShelfView> => {
    await moveUp();
    let isComplete = true;
    await Promise.all(
      stores.map(async (store) => {
        try {
          seen.set(store, await ask(store, 'read', () => store.read(user)));
        } catch {
          isComplete = false;
        }
      }),
    );
    let unreadable = 0;
    const best = new Map<string, PlacedRecord>();
    const doubles: [OutboxStore, OutboxRecord][] = [];
    for (const store of stores) {
      for (const [id, value] of seen.get(store) ?? []) {
        const record = checkRecord(value, user);
        if (record?.id !== id) {
          unreadable += 1;
          continue;
        }
        const other = best.get(id);
        const isBetter = !other || progressOf(record) > progressOf(other);
        if (other) {
          doubles.push(
            isBetter ? [stores.find(({ place }) => place === other.place)!, other] : [store, record],
          );
        }
        if (isBetter) best.set(id, { ...record, place: store.place });
      }
    }
    // A place that failed after all has written it. Both copies are kept in step until an acknowledgement: two pages that each
    // deleted the one they thought less of would delete both.
    const done = doubles.filter(([, { id }]) => isEnded(best.get(id)!));
    await Promise.allSettled(
      done.map(([store, double]) =>
        put(store, double.id, (current) => (current && isSame(current, double) ? null : undefined)),
      ),
    );
    const [first] = lasting;
    const fault = first && faultIn(first);
    const place = stores.find((store) => !faultIn(store))!.place;
    return { records: [...best.values()], unreadable, place, isComplete, ...(fault && { fault }) };
  };

  return {
    read,
    async save(id, decide) {
      const holders = stores.filter((store) => seenIn(store, id));
      for (const store of new Set([...holders, ...stores])) {
        try {
          if (await put(store, id, decide)) return store.place;
        } catch {
          // What lies there already needs no second copy; else the next place.
          const there = seenIn(store, id);
          if (there && !decide(there)) return store.place;
        }
      }
      return 'memory';
    },
    async change(id, decide) {
      let written: OutboxRecord | undefined;
      let isFound = false;
      let isRefused = false;
      const failures: unknown[] = [];
      for (const store of stores) {
        try {
          let own: OutboxRecord | null | undefined;
          await put(store, id, (current) => {
            own = current && decide(current);
            isFound ||= current !== undefined;
            isRefused ||= current !== undefined && own === undefined;
            return own;
          });
          written ??= own ?? undefined;
        } catch (error) {
          if (seenIn(store, id)) throw error;
          failures.push(error);
        }
      }
      if (failures.length && !isFound) throw failures[0];
      return isRefused ? undefined : written;
    },
    async purge() {
      seen.clear();
      const ended = await Promise.allSettled(
        stores.map((store) => ask(store, 'write', () => store.purge(user))),
      );
      return ended.every(({ status }) => status === 'fulfilled');
    },
    isInDoubt: () => [...doubts.values()].includes(true),
    close: () => stores.forEach((store) => store.close()),
  };
}

/** The moment alone does not tell: two pages can change a record in one millisecond. */
function isSame(a: OutboxRecord, b: OutboxRecord): boolean {
  return JSON.stringify([a.stage, a.lease, a.tries]) === JSON.stringify([b.stage, b.lease, b.tries]);
}

/** Of two copies the one that went further knows what became of the report. */
function progressOf(record: OutboxRecord): number {
  if (isEnded(record)) return 3;
  return isPending(record) ? Number(record.tries > 0) : 2;
}

/** @param onLate called when there was no answer in time; what comes after is ignored */
async function within<T>(
  work: Promise<T>,
  later: (run: () => void, ms: number) => () => void,
  onLate: () => void,
): Promise<T> {
  let cancel: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = later(() => {
      onLate();
      reject(new Error('no answer'));
    }, PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel?.();
  }
}
