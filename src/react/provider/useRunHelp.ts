import { useDebugValue, useEffect, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { importAnew } from '../../session/importAnew.ts';
import { createSession } from '../../session/createSession.ts';
import type {
  Moves,
  Session,
  SessionEnvironment,
  SessionHost,
  SessionState,
} from '../../session/sessionState.ts';
import { createHosts } from './createHosts.ts';
import { endHelp } from './endHelp.ts';
import type { HeldSession, Help } from './HelpContext.ts';
import { localeOf } from './localeOf.ts';
import { randomId } from './randomId.ts';
import { runKey } from './runKey.ts';
import { storageOf } from './storageOf.ts';
import { useSession } from './useSession.ts';

/** Sessions kept for runs that no panel shows, so that an operator who comes back finds the place again. */
const MAX_KEPT_SESSIONS = 12;

export interface RunHelpOptions {
  readonly surface: 'run-detail' | 'mission-replay';
  readonly moves?: Moves | undefined;
  readonly onShowStep?: ((stepId: string) => void) | undefined;
  /** Whether an operator looks at this widget, which may also be drawn ahead, unseen. */
  readonly isOpen: boolean;
}

/** A run's session, updated with what the host passes, and the merged host of all its widgets. */
export interface RunHelp {
  readonly session: Session;
  readonly host: SessionHost;
}

/** The help of a run. Loads the index and the leading guide. */
export function useRunHelp(help: Help, run: unknown, options: RunHelpOptions): RunHelp {
  const { isOpen } = options;
  const own = ownHost(help, options);
  const key = sessionKey(help, run);
  const [shown, setShown] = useState(() => ({ key, held: sessionFor(help, run, own.surface) }));
  const [widget] = useState(() => ({}));
  let { held } = shown;
  if (shown.key !== key) {
    held = sessionFor(help, run, own.surface, held);
    setShown({ key, held });
  }
  const { session, hosts } = held;
  useLayoutEffect(() => hosts.put(widget, own, isOpen), [hosts, widget, own, isOpen]);
  useLayoutEffect(() => () => hosts.remove(widget), [hosts, widget]);
  useLayoutEffect(() => session.setRun(run), [session, run]);
  useLayoutEffect(() => hear(help));
  useEffect(() => {
    void session.load();
    return hold(held);
  }, [held, session]);
  useProblems(help.shared, session);
  useDebugValue(key);
  return { session, host: useStore(hosts.merged, mergedHost) ?? own };
}

const mergedHost = ({ host }: { readonly host?: SessionHost }): SessionHost | undefined => host;

/** What the host can do here, as the session takes it. */
function ownHost(help: Help, { surface, moves, onShowStep }: RunHelpOptions): SessionHost {
  const { surfaces, receiver, secrets, redactions, context, lead, onEvent } = help;
  // On a server there is neither a page nor a reader.
  const url = typeof location === 'undefined' ? undefined : location.href;
  const locale = help.locale ?? (typeof navigator === 'undefined' ? undefined : navigator.language);
  return {
    surface,
    moves: readMoves(moves),
    surfaces,
    onShowStep: onShowStep ?? help.onShowStep,
    receiver,
    ...((secrets ?? redactions) && { secrets: [...(secrets ?? []), ...(redactions ?? [])] }),
    context,
    lead,
    onEvent,
    page: { ...(url !== undefined && { url }), ...(locale !== undefined && { locale }) },
  } as SessionHost;
}

/** None where reading them throws, because objects of the host may have getters that do. */
function readMoves(moves: Moves | undefined): Moves {
  try {
    return { ...moves };
  } catch {
    return {};
  }
}

/** Reports each problem in the run and the guides to the host. */
function useProblems(shared: Help['shared'], session: Session): void {
  const problems = useSession(session, (state) => state.problems);
  useEffect(() => {
    if (problems[0]) void tell(shared.current.help!, problems);
  }, [shared, problems]);
}

/** If its code cannot be loaded, nothing is lost that the operator needs. */
const tell = (help: Help, problems: SessionState['problems']): Promise<void> =>
  import('./tellProblems.ts').then(
    ({ tellProblems }) => tellProblems(help, problems),
    () => {},
  );

/** Key of a session: the user, the language of the guides, and the run. */
function sessionKey(help: Help, run: unknown): string {
  return `${help.user ?? ''} ${localeOf(help)} ${runKey(run)}`;
}

/**
 * The session of a run: the existing one, else a new one that holds the run already.
 * @param previous the session shown until now; it continues if its own move started this run
 */
function sessionFor(help: Help, run: unknown, surface: string, previous?: HeldSession): HeldSession {
  const sessions = (help.shared.current.sessions ??= new Map());
  const id = runKey(run);
  const key = sessionKey(help, run);
  const moving = previous?.session.getState().moving;
  if (previous && moving?.state === 'done' && id !== '' && moving.runId === id) {
    const old = [...sessions].find(([, held]) => held === previous);
    if (old) {
      sessions.delete(old[0]);
      sessions.set(key, previous);
    }
    return previous;
  }
  const kept = sessions.get(key);
  if (kept) return kept;

  const session = createSession(environment(help), { surface });
  session.setRun(run);
  const held = { session, hosts: createHosts(session), uses: 0 };
  sessions.set(key, held);
  const { current } = help.shared;
  current.end = () => endHelp(current);
  if (sessions.size > MAX_KEPT_SESSIONS) {
    const idle = [...sessions].find(([other, { uses }]) => uses === 0 && other !== key);
    idle?.[1].session.end();
    if (idle) sessions.delete(idle[0]);
  }
  return held;
}

/** Stores the host's current config for code that outlives a panel. */
function hear(help: Help): void {
  help.shared.current.help = help;
}

/** Counts a panel that shows the session, until the returned function is called. */
function hold(held: HeldSession): () => void {
  held.uses++;
  return () => {
    held.uses--;
  };
}

function environment(help: Help): SessionEnvironment {
  const storage = storageOf(help);
  return {
    guides: 'index' in help.guides ? [help.guides] : help.guides,
    locale: localeOf(help),
    now: () => Date.now(),
    randomId,
    ...(storage && { storage }),
    ...(help.user !== undefined && { user: help.user }),
    ...(help.secrets && { secrets: help.secrets }),
    outbox: async () => (await import('./outboxFor.ts').catch(importAnew)).outboxFor(help),
    // Loaded later than the session is made.
    pill: {
      noteMove: (...move) => help.shared.current.pill?.noteMove?.(...move),
      sendTo: (...to) => help.shared.current.pill?.sendTo?.(...to),
    },
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}
