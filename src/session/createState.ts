import { createStore, type StoreApi } from 'zustand/vanilla';
import { EMPTY_TRAIL } from '../core/model/trail.ts';
import { NONE_FAILED } from './answer/createAnswer.ts';
import { hasSameContent } from './hasSameContent.ts';
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
const BY_CONTENT = ['cursor', 'move', 'outbox', 'pinned', 'problems'] as const;

/** Puts into `next` the objects of `before` whose content is the same, so that nobody takes them for new ones. */
export function keepContent(
  before: SessionState,
  next: { -readonly [K in keyof SessionState]: SessionState[K] },
): void {
  for (const key of BY_CONTENT) if (hasSameContent(before[key], next[key])) next[key] = before[key] as never;
}

/** Whether `next`, made of `before`, shows the same. A difference in `now` alone does not count. */
export function isUnchanged(before: SessionState, next: SessionState): boolean {
  return (Object.keys(next) as (keyof SessionState)[]).every(
    (key) => key === 'now' || before[key] === next[key],
  );
}
