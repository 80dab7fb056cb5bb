import { createStore, type StoreApi } from 'zustand/vanilla';
import { EMPTY_TRAIL } from '../core/model/trail.ts';
import { NONE_FAILED } from './answer/createAnswer.ts';
import type { SessionState } from './sessionState.ts';

/** The state of a session that has no run yet. */
export const START_STATE: Omit<SessionState, 'now'> = {
  run: undefined,
  problems: [],
  loading: 'idle',
  result: undefined,
  alsoFailed: NONE_FAILED,
  move: undefined,
  moving: { state: 'idle' },
  view: { kind: 'lead' },
  canGoBack: false,
  canGoForward: false,
  bodies: {},
  trail: EMPTY_TRAIL,
  reports: [],
  elsewhere: [],
  sending: { state: 'writing' },
};

/** @param now epoch milliseconds */
export function createState(now: number): StoreApi<SessionState> {
  return createStore<SessionState>(() => ({ ...START_STATE, now }));
}

/** Fields that are new objects at each change and are therefore compared by content. */
const BY_CONTENT = new Set<keyof SessionState>(['cursor', 'outbox', 'pinned', 'problems']);

/** Whether two states show the same. A difference in `now` alone does not count. */
export function isUnchanged(before: object, next: object): boolean {
  const a = before as Partial<SessionState>;
  const b = next as Partial<SessionState>;
  const keys = [...Object.keys(a), ...Object.keys(b)] as (keyof SessionState)[];
  return keys.every(
    (key) =>
      key === 'now' || Object.is(a[key], b[key]) || (BY_CONTENT.has(key) && isShallowSame(a[key], b[key])),
  );
}

function isShallowSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const entries = Object.entries(a);
  return (
    entries.length === Object.keys(b).length &&
    entries.every(([key, value]) => Object.is(value, (b as Record<string, unknown>)[key]))
  );
}
