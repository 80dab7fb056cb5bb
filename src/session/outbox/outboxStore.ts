import type { OutboxFault, OutboxPlace } from './outboxState.ts';
import type { OutboxRecord } from './outboxRecord.ts';

/** One place reports lie in. Every function may reject; what it rejects with is told by `faultOf`. */
export interface OutboxStore {
  readonly place: OutboxPlace;
  /** Everything of one user as it lies there, unchecked: `[id, value]`. A value that cannot be read is `undefined`. */
  readonly read: (user: string) => Promise<readonly (readonly [id: string, value: unknown])[]>;
  /**
   * Reads one record and writes what `decide` makes of it, in one transaction that no other tab comes between; resolves once
   * that is durable. `decide` gets `undefined` where there is none; it returns the new record, `null` to delete, or
   * `undefined` to leave things as they are.
   */
  readonly change: (
    user: string,
    id: string,
    decide: (current: unknown) => OutboxRecord | null | undefined,
  ) => Promise<void>;
  /** Deletes everything of one user, what cannot be read too. */
  readonly purge: (user: string) => Promise<void>;
  /** Gives up what is held open; whatever is called later opens it again. */
  readonly close: () => void;
}

/** Why a place failed, by what it rejected with. */
export function faultOf(error: unknown): OutboxFault {
  const name = error instanceof Error ? error.name : undefined;
  if (name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED') return 'full';
  if (name === 'VersionError') return 'newer';
  if (name === 'SecurityError' || name === 'NotSupportedError' || name === 'ReferenceError') return 'blocked';
  return 'broken';
}
