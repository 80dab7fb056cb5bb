import type { SessionState } from './sessionState.ts';

/** Do both states show the same? Time alone is no difference; small derived values count by what is in them. */
export function isUnchanged(before: object, next: object): boolean {
  const a = before as Partial<SessionState>;
  const b = next as Partial<SessionState>;
  const keys = [...Object.keys(a), ...Object.keys(b)] as (keyof SessionState)[];
  return keys.every(
    (key) =>
      key === 'now' || Object.is(a[key], b[key]) || (BY_CONTENT.has(key) && isShallowSame(a[key], b[key])),
  );
}

const BY_CONTENT = new Set<keyof SessionState>(['cursor', 'outbox', 'pinned', 'problems']);

function isShallowSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const entries = Object.entries(a);
  return (
    entries.length === Object.keys(b).length &&
    entries.every(([key, value]) => Object.is(value, (b as Record<string, unknown>)[key]))
  );
}
