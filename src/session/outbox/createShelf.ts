import { MINUTE } from '../../core/model/value/duration.ts';
import { createMemoryStore } from './createMemoryStore.ts';
import { createPlace, type StorePlace } from './createPlace.ts';
import { isLater, isPending, isSameRecord, type OutboxRecord } from './outboxRecord.ts';
import type { OutboxFault, OutboxPlace } from './outboxState.ts';
import type { OutboxStore } from './outboxStore.ts';

/** The stores that hold a report: the first one with its current revision, and the number of lasting ones. */
interface Whereabouts {
  readonly place: OutboxPlace;
  readonly copies: number;
}

export type PlacedRecord = OutboxRecord & Whereabouts;

/** The content of all stores. */
export interface ShelfView {
  readonly records: readonly PlacedRecord[];
  readonly unreadable: number;
  /** The store that the next report will probably go to. */
  readonly place: OutboxPlace;
  readonly fault?: OutboxFault;
  /** Whether every lasting store could be read. */
  readonly isComplete: boolean;
  /** Whether the first store was empty while another one had reports that wait; both have them again now. */
  readonly isRestored: boolean;
}

/** `undefined` leaves a record as it is, `null` deletes it. */
export type Decide = (current: OutboxRecord) => OutboxRecord | null | undefined;

/** The record to write over the current one; `undefined` leaves that as it is. */
type DecideNew = (current: OutboxRecord | undefined) => OutboxRecord | undefined;

/** All stores of one user as one. The first store that has a report decides; the others follow. */
export interface Shelf {
  /**
   * Brings the copies of each report to the same revision, and makes missing or damaged copies again. Never rejects.
   * @param isPurged another page is deleting everything, so no copy may be made again
   */
  readonly read: (isPurged: () => boolean) => Promise<ShelfView>;
  /**
   * Puts a record into the two best stores that accept it. Never rejects.
   * @param decide what to write over the current record; it may be called more than once
   */
  readonly save: (
    id: string,
    decide: DecideNew,
  ) => Promise<Whereabouts & { readonly record: OutboxRecord | undefined }>;
  /**
   * Changes a record in every store that has it.
   * @param isStrict throw also when only some of these stores could be changed
   * @returns the written record; `undefined` when nothing was written, or another page was faster
   * @throws when no store could be changed
   */
  readonly change: (id: string, decide: Decide, isStrict?: boolean) => Promise<OutboxRecord | undefined>;
  /** @returns whether every store did it */
  readonly purge: () => Promise<boolean>;
  /** Whether a given-up write may still happen in some store. */
  readonly isInDoubt: () => boolean;
  readonly close: () => void;
}

/** Lasting stores that hold each report, where there are that many. */
const COPIES = 2;

export function createShelf(
  stores: readonly OutboxStore[],
  user: string,
  later: (run: () => void, ms: number) => () => void,
): Shelf {
  const memory = createPlace(createMemoryStore(), user, later);
  const lasting = stores.map((store) => createPlace(store, user, later));
  const places = [...lasting, memory];
  /** Stores that recently accepted no copy; they are not asked at every read. */
  const resting = new Set<StorePlace>();

  const save = async (
    id: string,
    decide: DecideNew,
    order: readonly StorePlace[],
    isAgain = false,
  ): ReturnType<Shelf['save']> => {
    const took: StorePlace[] = [];
    let record: OutboxRecord | undefined;
    for (const place of order) {
      const held = place.rows().get(id);
      if (!held && took.length >= (place === memory ? 1 : COPIES)) continue;
      let known: OutboxRecord | undefined;
      try {
        await place.put(id, (current) => {
          const next = record ? follow(record, current) : advance(current, decide(current));
          known = next ?? current;
          return next;
        });
      } catch {
        // A store that has the record already need not write it again.
        known = held && (record ? !isLater(record, held) : !decide(held)) ? held : undefined;
      }
      if (!known) continue;
      // The first store had lost the report and decided as if it were new. This store still has it, so this one decides.
      if (record && isLater(known, record) && !isAgain) {
        return save(id, decide, [...new Set([place, ...order])], true);
      }
      record ??= known;
      if (place !== memory) took.push(place);
    }
    return { place: took[0]?.name ?? 'memory', copies: took.length, record };
  };

  /** Moves reports from memory to lasting stores as soon as these work. */
  const moveUp = async (): Promise<void> => {
    const moved: string[] = [];
    for (const [id, record] of memory.rows()) {
      if (!record || record.lease) continue;
      const { copies } = await save(id, (current) => (current ? undefined : record), lasting);
      if (copies > 0) moved.push(id);
    }
    for (const id of moved) await memory.put(id, () => null);
  };

  /** The latest copy of each report; of two equally late ones the copy in the better store. */
  const latest = (): ReadonlyMap<string, OutboxRecord> => {
    const found = new Map<string, OutboxRecord>();
    for (const place of places) {
      for (const [id, record] of place.rows()) {
        const other = found.get(id);
        if (record && (!other || isLater(record, other))) found.set(id, record);
      }
    }
    return found;
  };

  const holdersOf = (record: OutboxRecord): StorePlace[] =>
    places.filter((place) => {
      const copy = place.rows().get(record.id);
      return copy && isSameRecord(copy, record);
    });

  /** Puts a copy into a store that has none, an older one or a damaged one. */
  const copy = async (record: OutboxRecord, to: StorePlace): Promise<void> => {
    try {
      await to.put(record.id, (current) => follow(record, current));
    } catch {
      resting.add(to);
      later(() => resting.delete(to), MINUTE);
    }
  };

  const mend = async (
    records: Iterable<OutboxRecord>,
    read: ReadonlySet<StorePlace>,
    isPurged: () => boolean,
  ): Promise<void> => {
    for (const record of records) {
      let count = lasting.filter((place) => place.rows().get(record.id)).length;
      // A report that lies in memory alone is moved by `moveUp`.
      if (count === 0) continue;
      for (const place of lasting) {
        const rows = place.rows();
        const row = rows.get(record.id);
        const isWanted = rows.has(record.id) || count < COPIES;
        if (!isWanted || (row && isSameRecord(row, record))) continue;
        if (resting.has(place) || !read.has(place)) continue;
        if (isPurged()) return;
        await copy(record, place);
        if (!row && place.rows().get(record.id)) count += 1;
      }
    }
  };

  return {
    async read(isPurged) {
      await moveUp();
      const read = new Set<StorePlace>();
      await Promise.all(
        places.map((place) =>
          place.read().then(
            () => read.add(place),
            () => {},
          ),
        ),
      );
      const records = [...latest().values()];
      const [first] = lasting;
      const isRestored =
        first?.rows().size === 0 &&
        read.has(first) &&
        records.some((record) => isPending(record) && holdersOf(record)[0] !== memory);
      await mend(records, read, isPurged);
      const ids = places.flatMap((place) => [...place.rows()].flatMap(([id, row]) => (row ? [] : [id])));
      const fault = first?.fault();
      return {
        records: records.map((record) => {
          const holders = holdersOf(record);
          const copies = holders.filter((place) => place !== memory).length;
          return { ...record, place: holders[0]?.name ?? 'memory', copies };
        }),
        unreadable: new Set(ids.filter((id) => !records.some((record) => record.id === id))).size,
        place: places.find((place) => !place.fault())!.name,
        isComplete: read.size === places.length,
        isRestored,
        ...(fault && { fault }),
      };
    },
    save(id, decide) {
      const holders = places.filter((place) => place.rows().get(id));
      return save(id, decide, [...new Set([...holders, ...places])]);
    },
    async change(id, decide, isStrict = false) {
      let written: OutboxRecord | undefined;
      let isGone = false;
      let failure: { readonly error: unknown; readonly isHeld: boolean } | undefined;
      for (const place of places) {
        let there: OutboxRecord | undefined;
        let next: OutboxRecord | null | undefined;
        try {
          await place.put(id, (current) => {
            there = current;
            if (!current || isGone) return isGone ? null : undefined;
            return (next = written ? follow(written, current) : advance(current, decide(current)));
          });
        } catch (error) {
          failure = { error, isHeld: failure?.isHeld || place.rows().get(id) !== undefined };
          continue;
        }
        isGone ||= next === null;
        if (there && !next && !isGone && !(written && isSameRecord(written, there))) return undefined;
        written ??= next ?? undefined;
      }
      if (failure && ((!written && !isGone) || (isStrict && failure.isHeld))) throw failure.error;
      return written;
    },
    async purge() {
      const ended = await Promise.allSettled(places.map((place) => place.purge()));
      return ended.every(({ status }) => status === 'fulfilled');
    },
    isInDoubt: () => places.some((place) => place.isInDoubt()),
    close: () => places.forEach((place) => place.close()),
  };
}

/** What a following store writes: the record, unless its own copy is as late or later. */
function follow(record: OutboxRecord, current: OutboxRecord | undefined): OutboxRecord | undefined {
  return current && !isLater(record, current) ? undefined : record;
}

/** The next revision. */
function advance<T extends OutboxRecord | null | undefined>(current: OutboxRecord | undefined, next: T): T {
  return next && { ...next, revision: Math.max(next.revision, (current?.revision ?? -1) + 1) };
}
