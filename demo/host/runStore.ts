import { useSyncExternalStore } from 'react';
import type { Run } from 'waymark/core';
import { getJson } from './request.ts';

export interface RunsState {
  readonly runs: ReadonlyMap<string, Run>;
  /** Ids of runs that were recorded earlier, not executed by this process. */
  readonly recorded: ReadonlySet<string>;
  readonly loaded: boolean;
  /** Why the live connection is down, while it is. */
  readonly offline?: string;
}

let state: RunsState = { runs: new Map(), recorded: new Set(), loaded: false };
const listeners = new Set<() => void>();

function set(change: Partial<RunsState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** Answers and events overtake each other: of two views of a run the later observed one counts. */
function newer(run: Run): Run {
  const known = state.runs.get(run.id);
  // With its address, a report leads back to the run.
  return known && known.observedAt > run.observedAt ? known : { ...run, url: `/runs/${run.id}` };
}

function put(run: Run): void {
  set({ runs: new Map(state.runs).set(run.id, newer(run)) });
}

async function loadAll(): Promise<void> {
  const { runs, recorded } = await getJson<{ runs: Run[]; recorded: string[] }>('/api/runs');
  const { offline: _over, ...rest } = state;
  state = rest;
  set({ runs: new Map(runs.map((run) => [run.id, newer(run)])), recorded: new Set(recorded), loaded: true });
}

const failed = (): void => set({ offline: 'Orbit does not answer. Trying again …' });

/** Loads all runs and keeps them live, for as long as the page stands. */
export function connectRuns(): void {
  const events = new EventSource('/api/events');
  events.addEventListener('run', (event: MessageEvent<string>) => put(JSON.parse(event.data) as Run));
  // A new connection may have missed events, so everything is loaded anew.
  events.addEventListener('open', () => void loadAll().catch(failed));
  events.addEventListener('error', failed);
}

/** Looks again for a run that the page needs before its event has come. @returns whether there is one */
export async function findRun(id: string): Promise<boolean> {
  await loadAll();
  return state.runs.has(id);
}

export function useRuns(): RunsState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
