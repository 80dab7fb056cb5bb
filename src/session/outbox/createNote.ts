import type { KeyValueStorage } from '../keyValueStorage.ts';

/**
 * A note in `localStorage` that a report waits to be sent. A note without a report means that the browser has deleted the report. Each note
 * ends in a random suffix, so that a page never removes a note that was written after it looked.
 */
export interface Note {
  readonly read: () => string | null;
  /** Written before a report is stored: there may be one. */
  readonly expect: () => void;
  /** Written after a report is stored: there is one. */
  readonly confirm: () => void;
  /** Written before a report is deleted: there may be none. */
  readonly doubt: () => void;
  /** Removes the note if it is still the one that was read. */
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

/** A storage may refuse any access. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

const SURE = '2';
const MAYBE = '1';

/** Whether the note says that there is a report, not only that there may be one. */
export function isSure(note: string | null): boolean {
  return note?.startsWith(SURE) ?? false;
}
