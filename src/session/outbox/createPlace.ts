import { MINUTE, SECOND } from '../../core/model/duration.ts';
import { checkRecord, isNewer } from './checkRecord.ts';
import { sealRecord, type OutboxRecord } from './outboxRecord.ts';
import { faultOf, type OutboxStore } from './outboxStore.ts';
import type { OutboxFault, OutboxPlace } from './outboxState.ts';

/** What lies under an id: a record, one of a later version, or `undefined` for what cannot be read. */
export type Row = OutboxRecord | 'newer' | undefined;

/** One place for one user. Whatever its store does, every call ends within ten seconds, and what went wrong is kept as `fault`. */
export interface Place {
  readonly name: OutboxPlace;
  /** Reads everything into `rows`. @throws when the store did */
  readonly read: () => Promise<void>;
  /** What lies there by id, as far as it was read or written. */
  readonly rows: () => ReadonlyMap<string, Row>;
  /** The readable record among `rows`. */
  readonly find: (id: string) => OutboxRecord | undefined;
  /**
   * Writes what `decide` makes of a record; what cannot be read counts as none. It may be asked more than once.
   *
   * @returns false when a later version's record lies there, which is left alone
   * @throws when the store did
   */
  readonly put: (
    id: string,
    decide: (current: OutboxRecord | undefined) => OutboxRecord | null | undefined,
  ) => Promise<boolean>;
  /** @throws when the store did */
  readonly purge: () => Promise<void>;
  /** Why it could not be read or written, if it could not be the last time. */
  readonly fault: () => OutboxFault | undefined;
  /** It did not answer lately, and is not waited for again yet. */
  readonly isSilent: () => boolean;
  /** It does not answer since less than ten minutes: a write that was given up may still happen. */
  readonly isInDoubt: () => boolean;
  readonly close: () => void;
}

/** A store that does not answer for so long counts as broken. */
const TIMEOUT = 10 * SECOND;
/** And is asked again after so long. */
const RETRY_DELAY = 30 * SECOND;
/** A write that was asked of a store which does not answer will not happen any more after so long. */
const MAX_WRITE_DELAY = 10 * MINUTE;

export function createPlace(
  store: OutboxStore,
  user: string,
  later: (run: () => void, ms: number) => () => void,
): Place {
  const faults = new Map<'read' | 'write', OutboxFault>();
  let rows = new Map<string, Row>();
  let isSilent = false;
  /** True while what was asked may still happen; `undefined` once it has answered again. */
  let isInDoubt: boolean | undefined;

  const giveUp = (): void => {
    isSilent = true;
    later(() => (isSilent = false), RETRY_DELAY);
    if (isInDoubt !== undefined) return;
    isInDoubt = true;
    later(() => {
      if (isInDoubt) isInDoubt = false;
    }, MAX_WRITE_DELAY);
  };

  const ask = async <T>(act: 'read' | 'write', work: () => Promise<T>): Promise<T> => {
    try {
      if (isSilent) throw new Error('silent');
      const answer = await within(work(), later, giveUp);
      isInDoubt = undefined;
      if (act === 'read') faults.delete(act);
      return answer;
    } catch (error) {
      faults.set(act, faultOf(error));
      throw error;
    }
  };

  const rowOf = (value: unknown): Row => (isNewer(value) ? 'newer' : checkRecord(value, user));

  return {
    name: store.place,
    async read() {
      const found = await ask('read', () => store.read(user));
      rows = new Map(
        found.map(([id, value]) => {
          const row = rowOf(value);
          return [id, row === 'newer' || row?.id === id ? row : undefined];
        }),
      );
    },
    rows: () => rows,
    find(id) {
      const row = rows.get(id);
      return row === 'newer' ? undefined : row;
    },
    async put(id, decide) {
      let isRefused = false;
      let next: OutboxRecord | null | undefined;
      await ask('write', () =>
        store.change(user, id, (value) => {
          const row = rowOf(value);
          isRefused = row === 'newer';
          next = row === 'newer' ? undefined : decide(row);
          return next && sealRecord(next);
        }),
      );
      // Only what took a report has shown that it can.
      if (next) faults.delete('write');
      if (next) rows.set(id, next);
      if (next === null) rows.delete(id);
      return !isRefused;
    },
    async purge() {
      rows = new Map();
      await ask('write', () => store.purge(user));
    },
    fault: () => faults.get('write') ?? faults.get('read'),
    isSilent: () => isSilent,
    isInDoubt: () => isInDoubt === true,
    close: () => store.close(),
  };
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
    }, TIMEOUT);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel?.();
  }
}
