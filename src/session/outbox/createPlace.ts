import { MINUTE, SECOND } from '../../core/model/value/duration.ts';
import { checkRecord, isNewer } from './checkRecord.ts';
import { sealRecord, type OutboxRecord } from './outboxRecord.ts';
import { faultOf, type OutboxStore } from './outboxStore.ts';
import type { OutboxFault, OutboxPlace } from './outboxState.ts';

/** One place for one user. Whatever its store does, every call ends within ten seconds, and what went wrong is kept as `fault`. */
export interface StorePlace {
  readonly name: OutboxPlace;
  /** Reads everything into `rows`. @throws when the store did */
  readonly read: () => Promise<void>;
  /** What lies there by id, as far as it was read or written; `undefined` for what cannot be read. */
  readonly rows: () => ReadonlyMap<string, OutboxRecord | undefined>;
  /**
   * Writes what `decide` makes of a record; what cannot be read counts as none. It may be asked more than once, and is not asked about a
   * record of a later version, which is left alone.
   *
   * @throws when the store did
   */
  readonly put: (
    id: string,
    decide: (current: OutboxRecord | undefined) => OutboxRecord | null | undefined,
  ) => Promise<void>;
  /** @throws when the store did */
  readonly purge: () => Promise<void>;
  /** Why it could not be read or written, if it could not be the last time. */
  readonly fault: () => OutboxFault | undefined;
  /** It does not answer since less than ten minutes: a write that was given up may still happen. */
  readonly isInDoubt: () => boolean;
  readonly close: () => void;
}

/** A store that does not answer for so long counts as broken. */
const STORE_TIMEOUT = 10 * SECOND;
/** And is asked again after so long. */
const RETRY_DELAY = 30 * SECOND;
/** A write that was asked of a store which does not answer will not happen any more after so long. */
const MAX_WRITE_DELAY = 10 * MINUTE;

export function createPlace(
  store: OutboxStore,
  user: string,
  later: (run: () => void, ms: number) => () => void,
): StorePlace {
  const faults = new Map<'read' | 'write', OutboxFault>();
  let rows = new Map<string, OutboxRecord | undefined>();
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

  return {
    name: store.place,
    async read() {
      const found = await ask('read', () => store.read(user));
      rows = new Map(
        found.map(([id, value]) => {
          const record = checkRecord(value, user);
          return [id, record?.id === id ? record : undefined];
        }),
      );
    },
    rows: () => rows,
    async put(id, decide) {
      let next: OutboxRecord | null | undefined;
      await ask('write', () =>
        store.change(user, id, (value) => {
          next = isNewer(value) ? undefined : decide(checkRecord(value, user));
          return next && sealRecord(next);
        }),
      );
      if (!next) return;
      rows.set(id, next);
      // Only what took a report has shown that it can.
      faults.delete('write');
    },
    async purge() {
      rows = new Map();
      await ask('write', () => store.purge(user));
    },
    fault: () => faults.get('write') ?? faults.get('read'),
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
    }, STORE_TIMEOUT);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel?.();
  }
}
