import type { SessionEnvironment, SessionState } from './sessionState.ts';
import { waitsUntil } from './waitsUntil.ts';

/** Ticks once a second while the state has a subscriber and the move, or a report in view, waits. */
export interface Ticker {
  /** Schedules the next tick from the current state. */
  readonly plan: () => void;
  /** Counts a subscriber, until the returned function is called. */
  readonly look: () => () => void;
  readonly stop: () => void;
}

export function createTicker(
  { now, later }: SessionEnvironment,
  get: () => SessionState,
  tick: () => void,
): Ticker {
  let cancel: (() => void) | undefined;
  let looking = 0;

  const stop = (): void => {
    cancel?.();
    cancel = undefined;
  };

  const plan = (): void => {
    stop();
    const state = get();
    const until = Math.max((state.move && waitsUntil(state.move, state.now)) ?? 0, ...nextTries(state));
    if (!looking || until <= state.now) return;
    cancel = later(tick, Math.min(1000, Math.max(0, until - now())));
  };

  return {
    plan,
    stop,
    look() {
      looking += 1;
      if (looking === 1) plan();
      let isOn = true;
      return () => {
        if (!isOn) return;
        isOn = false;
        looking -= 1;
        if (!looking) plan();
      };
    },
  };
}

/** The times at which reports in view will be tried again. */
function nextTries({ view, reports }: SessionState): readonly number[] {
  if (view.kind !== 'report') return [];
  return reports.flatMap(({ stage }) => (stage.kind === 'waiting' ? [stage.until] : []));
}
