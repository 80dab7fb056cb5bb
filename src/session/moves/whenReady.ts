import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Move } from '../../core/model/move.ts';
import type { Session, SessionState } from '../sessionState.ts';

/** What the operator asked for while a retry waits for its time. */
interface WhenReady {
  readonly retries: boolean;
  readonly tells: boolean;
}

/** Called once at the end of the wait, where the operator asked to be told. @param isRetried the retry was pressed for them */
type OnReady = (runId: string, isRetried: boolean) => void;

interface Ready {
  readonly store: StoreApi<WhenReady>;
  /** @param onReady in place of the one before */
  readonly set: (change: Partial<WhenReady>, onReady: OnReady) => void;
}

const NOTHING: WhenReady = { retries: false, tells: false };
const held = new WeakMap<Session, Ready>();

/**
 * What is to happen when the wait before a retry is over, kept as long as the session, so that a closed panel changes nothing. It ends with
 * the wait, and as soon as anything but a retry is recommended or a move is pressed.
 */
export function whenReady(session: Session): Ready {
  const known = held.get(session) ?? create(session);
  held.set(session, known);
  return known;
}

/** Nothing has to be known or asked before that retry but the time. */
export function canRetryAlone(move: Move): boolean {
  return move.kind === 'retry' && move.possible && move.guards.every(({ code }) => code === 'retry-after');
}

function create(session: Session): Ready {
  const store = createStore<WhenReady>(() => NOTHING);
  let tell: OnReady | undefined;
  let runId: string | undefined;
  let stop: (() => void) | undefined;

  const end = (): void => {
    stop?.();
    stop = undefined;
    store.setState(NOTHING);
  };
  const look = ({ run, move, moving, now }: SessionState): void => {
    if (!run || run.id !== runId || move?.kind !== 'retry' || moving.state !== 'idle') return end();
    if (move.at !== undefined && move.at > now) return;
    const { retries, tells } = store.getState();
    const isRetried = retries && canRetryAlone(move);
    end();
    if (isRetried) void session.press(move);
    if (tells) tell?.(run.id, isRetried);
  };

  return {
    store,
    set(change, onReady) {
      store.setState(change);
      tell = onReady;
      runId = session.getState().run?.id;
      const { retries, tells } = store.getState();
      if (!retries && !tells) end();
      else stop ??= session.subscribe(look);
    },
  };
}
