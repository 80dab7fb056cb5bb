import { createSession } from '../../session/createSession.ts';
import type { SessionEnvironment } from '../../session/sessionState.ts';
import { createHosts } from './createHosts.ts';
import { endHelp } from './endHelp.ts';
import type { HeldSession, Help } from './HelpContext.ts';
import { localeOf } from './localeOf.ts';
import { randomId } from './randomId.ts';
import { runKey } from './runKey.ts';
import { storageOf } from './storageOf.ts';

/** Sessions kept for runs that no panel shows, so that an operator who comes back finds the place again. */
const MAX_KEPT_SESSIONS = 12;

/** Key of a session: the user, the language of the guides, and the run. */
export function sessionKey(help: Help, run: unknown): string {
  return `${help.user ?? ''} ${localeOf(help)} ${runKey(run)}`;
}

/**
 * The session of a run: the existing one, else a new one that holds the run already.
 * @param previous the session shown until now; it continues if its own move started this run
 */
export function sessionFor(help: Help, run: unknown, surface: string, previous?: HeldSession): HeldSession {
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
export function hear(help: Help): void {
  help.shared.current.help = help;
}

/** Counts a panel that shows the session, until the returned function is called. */
export function hold(held: HeldSession): () => void {
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
    outbox: async () => (await import('./outboxFor.ts')).outboxFor(help),
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
