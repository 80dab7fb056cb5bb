import { useSyncExternalStore } from 'react';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

const SHOWN_FOR = 6_000;

let notices: readonly Notice[] = [];
let next = 1;
const listeners = new Set<() => void>();

function set(list: readonly Notice[]): void {
  notices = list;
  for (const listener of listeners) listener();
}

/** Says something to the operator for a while. */
export function notify(text: string, tone: Notice['tone'] = 'good'): void {
  const id = next++;
  set([...notices.slice(-2), { id, text, tone }]);
  setTimeout(() => set(notices.filter((one) => one.id !== id)), SHOWN_FOR);
}

/** Runs an action and says how it ended: `done` when it went well, else the API's own words. */
export async function act(done: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    notify(done);
  } catch (error) {
    notify((error as Error).message, 'bad');
  }
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
}
