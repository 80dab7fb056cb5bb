import { createStore, type StoreApi } from 'zustand/vanilla';
import { cutText } from '../../core/model/value/cutText.ts';
import { defined } from '../../core/model/value/defined.ts';
import { HOUR } from '../../core/model/value/duration.ts';
import { safeUrl } from '../../core/model/value/safeUrl.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';
import { isTime } from '../../core/model/value/isTime.ts';
import { isText } from '../isText.ts';
import type { KeyValueStorage } from '../keyValueStorage.ts';
import { createKeep } from './createKeep.ts';
import { createRunMemory, MOVE_NAMES, type MoveName } from './createRunMemory.ts';
import { tickIn } from '../../core/model/trail.ts';

/** A move as the pill shows it on later pages. */
export interface PillMove {
  readonly name: MoveName;
  readonly state: 'pending' | 'done' | 'failed';
  /** The run that it started. */
  readonly runId?: string;
}

/** One step of *How to fix it*, as the pill shows it. */
interface PillStep {
  /** Position in the guide, as ticks name it. */
  readonly item: number;
  /** Plain text. */
  readonly text: string;
}

/** What the operator is doing on a page that help sent them to. */
export interface PillState {
  readonly runId: string;
  readonly runTitle?: string;
  /** Address of the page with the run. */
  readonly back?: string;
  /** The surface the panel stood on: `run-detail` or `mission-replay`. */
  readonly from: string;
  readonly guide: string;
  /** The owning surface that was opened. */
  readonly surface: string;
  readonly steps: readonly PillStep[];
  /** Position in `steps`; equals their number once all are done. */
  readonly step: number;
  /** The last pressed move and its progress. */
  readonly move?: PillMove;
  /** When it was last used, epoch milliseconds. */
  readonly at: number;
}

export interface PillEnvironment {
  readonly storage?: KeyValueStorage | undefined;
  /** Whose pill it is; part of the storage key. */
  readonly user?: string | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Ticks a step in the session of that run, if one is alive on this page. @returns whether there was one */
  readonly tick?: (runId: string, guide: string, item: number) => boolean;
}

/** The one pill of a user, kept over navigation and reload. */
export interface PillStore extends Pick<
  StoreApi<{ readonly pill: PillState | undefined }>,
  'getState' | 'getInitialState' | 'subscribe'
> {
  /** Replaces the pill that was there. */
  readonly start: (pill: Omit<PillState, 'at' | 'move'>) => void;
  /** Ticks the step in view and goes on to the next one. */
  readonly tick: () => void;
  readonly go: (step: number) => void;
  /** Records a move pressed on the pill's run; moves of other runs are ignored. */
  readonly noteMove: (runId: string, move: PillMove | undefined) => void;
  readonly end: () => void;
  /** Reads the storage again, where another tab may have changed it. */
  readonly refresh: () => void;
}

/** Steps kept, and UTF-16 code units of each. */
const MAX_STEPS = 50;
const MAX_TEXT = 200;

/** Milliseconds after which an unused pill is dropped. */
const MAX_AGE = 4 * HOUR;

/** If the storage refuses, the pill is missing on the next page, and nothing else happens. */
export function createPill({ storage, user = '', now, tick }: PillEnvironment): PillStore {
  const keep = createKeep(storage, () => {});
  const key = `waymark:pill:${JSON.stringify([user])}`;
  const read = (): PillState | undefined => {
    const pill = checkPill(keep.read(key));
    return pill && Math.abs(now() - pill.at) < MAX_AGE ? pill : undefined;
  };
  const store = createStore<{ readonly pill: PillState | undefined }>(() => ({ pill: read() }));

  const set = (pill: PillState | undefined): void => {
    if (pill) keep.write(key, pill);
    else keep.remove(key);
    store.setState({ pill });
  };
  const edit = (change: Partial<PillState>): void => {
    const { pill } = store.getState();
    if (pill) set({ ...pill, ...change, at: now() });
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    start(pill) {
      const steps = pill.steps
        .slice(0, MAX_STEPS)
        .map(({ item, text }) => ({ item, text: cutText(text, MAX_TEXT, '…') }));
      set(defined({ ...pill, steps, back: safeUrl(pill.back), at: now() }));
    },
    tick() {
      const { pill } = store.getState();
      const shown = pill?.steps[pill.step];
      if (!pill || !shown) return;
      const { runId, guide, step } = pill;
      if (!tick?.(runId, guide, shown.item)) {
        const memory = createRunMemory(keep, user);
        memory.keepTrail(runId, tickIn(memory.trail(runId), guide, shown.item, true));
      }
      edit({ step: step + 1 });
    },
    go(step) {
      const { pill } = store.getState();
      if (pill && step >= 0 && step <= pill.steps.length) edit({ step });
    },
    noteMove(runId, move) {
      const { pill } = store.getState();
      if (pill?.runId === runId) set(defined({ ...pill, move, at: now() }));
    },
    end: () => set(undefined),
    refresh() {
      const pill = read();
      if (JSON.stringify(pill) !== JSON.stringify(store.getState().pill)) store.setState({ pill });
    },
  };
}

/** A stored pill, or `undefined` when it does not have the shape of one. */
function checkPill(value: unknown): PillState | undefined {
  if (!isJsonObject(value)) return undefined;
  const { runId, runTitle, back, from, guide, surface, steps, step, at } = value;
  if (!isText(runId) || !isText(from) || !isText(guide) || !isText(surface)) return undefined;
  if (!isTime(at) || !Array.isArray(steps)) return undefined;
  const known = steps.slice(0, MAX_STEPS).flatMap((one: unknown): PillStep[] => {
    if (!isJsonObject(one) || !isText(one['text']) || !Number.isInteger(one['item'])) return [];
    return [{ item: Number(one['item']), text: cutText(one['text'], MAX_TEXT, '…') }];
  });
  return defined({
    runId,
    runTitle: isText(runTitle) ? runTitle : undefined,
    back: safeUrl(back),
    from,
    guide,
    surface,
    steps: known,
    step: Number.isInteger(step) ? Math.min(Math.max(Number(step), 0), known.length) : 0,
    move: checkMove(value['move']),
    at,
  });
}

function checkMove(value: unknown): PillMove | undefined {
  if (!isJsonObject(value)) return undefined;
  const { runId } = value;
  const name = MOVE_NAMES.find((known) => known === value['name']);
  const state = (['pending', 'done', 'failed'] as const).find((known) => known === value['state']);
  return name && state && { name, state, ...(isText(runId) && { runId }) };
}
