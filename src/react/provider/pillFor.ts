import { createPill, type PillStore } from '../../session/memory/createPill.ts';
import type { HeldSession, Help, HelpShared } from './HelpContext.ts';
import { storageOf } from './storageOf.ts';

interface Held {
  readonly store: PillStore;
  /** The user's providers on this page. */
  readonly providers: Set<HelpShared>;
}

/** By storage and user, for the whole page. */
const held = new WeakMap<object, Map<string, Held>>();
const NO_STORAGE = {};

/** The pill of the provider's user. Steps ticked in it go to the run's session where that exists on this page. */
export function pillFor(help: Help): PillStore {
  const { current } = help.shared;
  const { store, providers } = heldFor(help);
  providers.add(current);
  current.pill = { ...current.pill, noteMove: store.noteMove };
  return store;
}

function heldFor(help: Help): Held {
  const { user = '' } = help;
  const storage = storageOf(help);
  const users = held.get(storage ?? NO_STORAGE) ?? new Map<string, Held>();
  held.set(storage ?? NO_STORAGE, users);
  const known = users.get(user);
  if (known) return known;
  const store = createPill({
    storage,
    user,
    now: () => Date.now(),
    tick(runId, guide, item) {
      const live = liveSession(help, runId);
      live?.session.tick(guide, item, true);
      return live !== undefined;
    },
  });
  const made = { store, providers: new Set<HelpShared>() };
  users.set(user, made);
  return made;
}

/** The session of a run that the user opened on this page. */
export function liveSession(help: Help, runId: string): HeldSession | undefined {
  return [...heldFor(help).providers]
    .filter(({ mounts }) => mounts > 0)
    .flatMap(({ sessions }) => [...(sessions?.values() ?? [])])
    .find(({ session }) => session.getState().run?.id === runId);
}
