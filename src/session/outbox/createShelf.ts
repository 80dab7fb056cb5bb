import { MINUTE } from '../../core/model/value/duration.ts';
import { createMemoryStore } from './createMemoryStore.ts';
import { createPlace, type StorePlace } from './createPlace.ts';
import { isLater, isPending, isSameRecord, type OutboxRecord } from './outboxRecord.ts';
import type { OutboxFault, OutboxPlace } from './outboxState.ts';
import type { OutboxStore } from './outboxStore.ts';

/** Where a report lies: the first place that has it as it is now, and how many lasting ones do. */
interface Whereabouts {
  readonly place: OutboxPlace;
  readonly copies: number;
}

export type PlacedRecord = OutboxRecord & Whereabouts;

/** What lies in all places. */
export interface ShelfView {
  readonly records: readonly PlacedRecord[];
  readonly unreadable: number;
  /** Where the next report will probably lie. */
  readonly place: OutboxPlace;
  readonly fault?: OutboxFault;
  /** Every lasting place could be read. */
  readonly isComplete: boolean;
  /** The first place was empty, and another one had reports that wait. They lie in both again. */
  readonly isRestored: boolean;
}

/** `undefined` leaves a record as it is, `null` deletes it. */
export type Decide = (current: OutboxRecord) => OutboxRecord | null | undefined;

/** What is written over what is there; `undefined` leaves it as it is. */
type DecideNew = (current: OutboxRecord | undefined) => OutboxRecord | undefined;

/** All places as one, for one user. The first place that has a report decides; the others follow. */
export interface Shelf {
  /**
   * Brings the copies of each report into step, and makes those that are missing or damaged anew. Never rejects.
   *
   * @param isPurged another page deletes everything just now, so nothing is to be made anew
   */
  readonly read: (isPurged: () => boolean) => Promise<ShelfView>;
  /**
   * Puts a record into the two best places that take it. Never rejects.
   *
   * @param decide what to write over what is there; it may be asked more than once
   */
  readonly save: (
    id: string,
    decide: DecideNew,
  ) => Promise<Whereabouts & { readonly record: OutboxRecord | undefined }>;
  /**
   * Changes a record wherever it lies.
   *
   * @param isStrict throw also when only some of the places where it lies could be changed
   * @returns what was written; `undefined` when nothing was, or another page was faster
   * @throws when no place could be changed
   */
  readonly change: (id: string, decide: Decide, isStrict?: boolean) => Promise<OutboxRecord | undefined>;
  /** @returns whether every place did it */
  readonly purge: () => Promise<boolean>;
  /** A write that was given up may still happen somewhere. */
  readonly isInDoubt: () => boolean;
  readonly close: () => void;
}

/** Lasting places a report lies in, where there are so many. */
const COPIES = 2;

export function createShelf(
  stores: readonly OutboxStore[],
  user: string,
  later: (run: () => void, ms: number) => () => void,
): Shelf {
  const memory = createPlace(createMemoryStore(), user, later);
  const lasting = stores.map((store) => createPlace(store, user, later));
  const places = [...lasting, memory];
  /** Places that took no copy lately are not asked at every read. */
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
        // It need not be written again where it lies already.
        known = held && (record ? !isLater(record, held) : !decide(held)) ? held : undefined;
      }
      if (!known) continue;
      // The first place had lost the report and decided as if it were new; this one still has it, so it decides.
      if (record && isLater(known, record) && !isAgain) {
        return save(id, decide, [...new Set([place, ...order])], true);
      }
      record ??= known;
      if (place !== memory) took.push(place);
    }
    return { place: took[0]?.name ?? 'memory', copies: took.length, record };
  };

  /** Moves reports that lie in memory to lasting places as soon as these work. */
  const moveUp = async (): Promise<void> => {
    const moved: string[] = [];
    for (const [id, record] of memory.rows()) {
      if (!record || record.lease) continue;
      const { copies } = await save(id, (current) => (current ? undefined : record), lasting);
      if (copies > 0) moved.push(id);
    }
    for (const id of moved) await memory.put(id, () => null);
  };

  /** The latest copy of each report; of two as late, the one in the better place. */
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

  /** Puts a copy into a place that has none, an older one or a damaged one. */
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
      // What lies in memory alone moves up as a whole.
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

/** What a place writes that follows another one: the record, unless it knows as much or more. */
function follow(record: OutboxRecord, current: OutboxRecord | undefined): OutboxRecord | undefined {
  return current && !isLater(record, current) ? undefined : record;
}

/** The next revision. */
function advance<T extends OutboxRecord | null | undefined>(current: OutboxRecord | undefined, next: T): T {
  return next && { ...next, revision: Math.max(next.revision, (current?.revision ?? -1) + 1) };
}
