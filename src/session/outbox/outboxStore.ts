import type { OutboxFault, OutboxPlace } from './outboxState.ts';
import type { OutboxRecord } from './outboxRecord.ts';

/** One store of reports. Every function may reject; `faultOf` reads the reason. */
export interface OutboxStore {
  readonly place: OutboxPlace;
  /** Everything of one user, unchecked: `[id, value]`. A value that cannot be read is `undefined`. */
  readonly read: (user: string) => Promise<readonly (readonly [id: string, value: unknown])[]>;
  /**
   * Reads one record and writes what `decide` makes of it, in one transaction that excludes other tabs; resolves once that is durable.
   * `decide` gets `undefined` where there is no record; it returns the new record, `null` to delete, or `undefined` to change nothing.
   */
  readonly change: (
    user: string,
    id: string,
    decide: (current: unknown) => OutboxRecord | null | undefined,
  ) => Promise<void>;
  /** Deletes everything of one user, unreadable values too. */
  readonly purge: (user: string) => Promise<void>;
  /** Closes what is open; a later call opens it again. */
  readonly close: () => void;
}

/** Why a store failed, read from what it rejected with. */
export function faultOf(error: unknown): OutboxFault {
  const name = error instanceof Error ? error.name : undefined;
  if (name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED') return 'full';
  if (name === 'VersionError') return 'newer';
  if (name === 'SecurityError' || name === 'NotSupportedError' || name === 'ReferenceError') return 'blocked';
  return 'broken';
}
