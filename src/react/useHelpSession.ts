import { useEffect, useLayoutEffect, useState } from 'react';
import type { Session, SessionHost } from '../session/sessionState.ts';
import type { Help } from './HelpContext.ts';
import { hold, sessionFor } from './sessionFor.ts';
import { sessionKey } from './sessionKey.ts';

/** The session of the host's run, kept up to date with what the host passes. Loads index and leading guide. */
export function useHelpSession(help: Help, run: unknown, host: SessionHost): Session {
  const { shared } = help;
  const key = sessionKey(help, run);
  const [held, setHeld] = useState(() => ({ key, session: sessionFor(help, run, host.surface) }));
  let { session } = held;
  if (held.key !== key) {
    session = sessionFor(help, run, host.surface, session);
    setHeld({ key, session });
  }
  useLayoutEffect(() => session.setHost(host), [session, host]);
  useLayoutEffect(() => session.setRun(run), [session, run]);
  useEffect(() => {
    void session.load();
    return hold(shared.current, session);
  }, [shared, session]);
  return session;
}
