import { MINUTE, SECOND } from '../../core/model/value/duration.ts';
import { checkRecord, isNewer } from './checkRecord.ts';
import { sealRecord, type OutboxRecord } from './outboxRecord.ts';
import { faultOf, type OutboxStore } from './outboxStore.ts';
import type { OutboxFault, OutboxPlace } from './outboxState.ts';
import { within } from './within.ts';

/** One store, for one user. Every call ends within ten seconds, whatever the store does, and a failure is kept as `fault`. */
export interface StorePlace {
  readonly name: OutboxPlace;
  /** Reads everything into `rows`. @throws when the store did */
  readonly read: () => Promise<void>;
  /** The records by id, as last read or written; `undefined` for one that cannot be read. */
  readonly rows: () => ReadonlyMap<string, OutboxRecord | undefined>;
  /**
   * Writes what `decide` makes of a record; a record that cannot be read counts as absent. `decide` may be called more than once, and is
   * not called for a record of a later version, which is left alone.
   * @throws when the store did
   */
  readonly put: (
    id: string,
    decide: (current: OutboxRecord | undefined) => OutboxRecord | null | undefined,
  ) => Promise<void>;
  /** @throws when the store did */
  readonly purge: () => Promise<void>;
  /** Why the last read or write failed, if it did. */
  readonly fault: () => OutboxFault | undefined;
  /** Whether a write was given up within the last ten minutes; it may still happen. */
  readonly isInDoubt: () => boolean;
  readonly close: () => void;
}

/** A store that does not answer within this time counts as broken. */
const STORE_TIMEOUT = 10 * SECOND;
/** Time after which a broken store is asked again. */
const RETRY_DELAY = 30 * SECOND;
/** Time after which an unanswered write is certain not to happen any more. */
const MAX_WRITE_DELAY = 10 * MINUTE;

export function createPlace(
  store: OutboxStore,
  user: string,
  later: (run: () => void, ms: number) => () => void,
): StorePlace {
  const faults = new Map<'read' | 'write', OutboxFault>();
  let rows = new Map<string, OutboxRecord | undefined>();
  let isSilent = false;
  /** True while a given-up write may still happen; `undefined` once the store has answered again. */
  let isInDoubt: boolean | undefined;

  const giveUp = (): never => {
    isSilent = true;
    later(() => (isSilent = false), RETRY_DELAY);
    if (isInDoubt === undefined) {
      isInDoubt = true;
      later(() => {
        if (isInDoubt) isInDoubt = false;
      }, MAX_WRITE_DELAY);
    }
    throw new Error('no answer');
  };

  const ask = async <T>(act: 'read' | 'write', work: () => Promise<T>): Promise<T> => {
    try {
      if (isSilent) throw new Error('silent');
      const answer = await within(work(), STORE_TIMEOUT, later, giveUp);
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
      // Only a successful write proves that the store can write.
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
