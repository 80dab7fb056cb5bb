import { EMPTY_TRAIL } from '../core/model/trail.ts';
import { NONE_FAILED } from './answer/alsoFailed.ts';
import type { SessionState } from './sessionState.ts';

/** A session before it was given a run. */
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
  sending: { state: 'writing' },
};
