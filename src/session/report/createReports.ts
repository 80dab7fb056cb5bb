import { memoLast } from '../memoLast.ts';
import type { Outbox, OutboxItem } from '../outbox/outboxState.ts';
import type { SessionEnvironment, SessionState } from '../sessionState.ts';

/** The session's view of the outbox: the reports about its run, and whether they are known yet. */
export interface Reports {
  /** Asks for the outbox once and follows it. Never rejects; `undefined` when there is none or it cannot be loaded. */
  readonly load: () => Promise<Outbox | undefined>;
  /** The outbox, if it is there. */
  readonly outbox: () => Outbox | undefined;
  /** The outbox's part of the state. */
  readonly of: (runId: string | undefined) => Pick<SessionState, 'reports' | 'elsewhere' | 'outbox'>;
  /** Stops following; `load` follows again. */
  readonly end: () => void;
}

/** Milliseconds after which the form opens without an outbox that has not answered. */
const OUTBOX_TIMEOUT = 2000;
const NONE: readonly OutboxItem[] = [];

/** @param tell called whenever something changed */
export function createReports(environment: SessionEnvironment, tell: () => void): Reports {
  let outbox: Outbox | undefined;
  let asking: Promise<Outbox | undefined> | undefined;
  let state: SessionState['outbox'] = environment.outbox ? undefined : { state: 'none' };
  let stop: (() => void) | undefined;
  /** Incremented when following ends, so that earlier requests have no effect any more. */
  let round = 0;

  const about = choose((item, runId) => item.runId === runId);
  const others = choose(
    ({ runId: of, stage, body }, runId) => of !== runId && body !== undefined && stage.kind !== 'handed-over',
  );

  const read = (): void => {
    const { isRead, place, fault, unreadable } = outbox!.getState();
    if (isRead) state = { state: 'ready', place, unreadable, ...(fault && { fault }) };
    tell();
  };

  const ask = async (): Promise<Outbox | undefined> => {
    const mine = round;
    const cancel = environment.later(() => {
      state ??= { state: 'failed' };
      tell();
    }, OUTBOX_TIMEOUT);
    try {
      outbox = await environment.outbox!();
    } finally {
      if (!outbox || round !== mine) cancel();
    }
    if (round !== mine) return outbox;
    const follow = (): void => {
      if (outbox!.getState().isRead) cancel();
      read();
    };
    const unsubscribe = outbox.subscribe(follow);
    stop = () => {
      unsubscribe();
      cancel();
    };
    follow();
    // The outbox reads nothing before its first call.
    void outbox.drain();
    return outbox;
  };

  const fail = (): undefined => {
    asking = undefined;
    state = { state: 'failed' };
    tell();
  };

  return {
    load: () => (asking ??= environment.outbox ? ask().catch(fail) : Promise.resolve(undefined)),
    outbox: () => outbox,
    of(runId) {
      const items = outbox?.getState().items ?? NONE;
      return {
        reports: about(items, runId),
        elsewhere: others(items, runId),
        ...(state && { outbox: state }),
      };
    },
    end() {
      round += 1;
      stop?.();
      stop = undefined;
      asking = undefined;
    },
  };
}

/** Those that `holds` names, as the same array until one of the items or the run changes. */
function choose(holds: (item: OutboxItem, runId: string | undefined) => boolean) {
  return memoLast((items: readonly OutboxItem[], runId: string | undefined) => {
    const found = items.filter((item) => holds(item, runId));
    return found.length ? found : NONE;
  });
}
