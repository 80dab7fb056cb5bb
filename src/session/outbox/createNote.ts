import type { KeyValueStorage } from '../keyValueStorage.ts';

/**
 * A note in `localStorage` that a report waits to be sent. Where there is a note and no report, the browser has deleted the report. Each
 * note ends in a sign of its own, so that a page never takes away one that was written after it looked.
 */
export interface Note {
  readonly read: () => string | null;
  /** Before a report is written: there may be one. */
  readonly expect: () => void;
  /** Once it is written: there is one. */
  readonly confirm: () => void;
  /** Before one is deleted: there may be none. */
  readonly doubt: () => void;
  /** Takes it away if it is still the one that was read. */
  readonly drop: (seen: string | null) => void;
}

export function createNote(storage: KeyValueStorage | undefined, user: string, sign: () => string): Note {
  const key = `waymark:outbox:${user}`;
  const read = (): string | null => attempt(() => storage?.getItem(key)) ?? null;
  const write = (kind: string): void => void attempt(() => storage?.setItem(key, kind + sign()));
  return {
    read,
    expect: () => write(isSure(read()) ? SURE : MAYBE),
    confirm: () => write(SURE),
    doubt: () => read() !== null && write(MAYBE),
    drop: (seen) => void attempt(() => read() === seen && storage?.removeItem(key)),
  };
}

/** A storage may refuse anything. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

const SURE = '2';
const MAYBE = '1';

/** Does the mark say that there is a report, and not only that there may be? */
export function isSure(note: string | null): boolean {
  return note?.startsWith(SURE) ?? false;
}
