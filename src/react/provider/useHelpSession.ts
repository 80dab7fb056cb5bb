import { useEffect, useLayoutEffect, useState } from 'react';
import type { SessionHost } from '../../session/sessionState.ts';
import type { HeldSession, Help } from './HelpContext.ts';
import { hear, hold, sessionFor } from './sessionFor.ts';
import { sessionKey } from './sessionKey.ts';

/**
 * The session of the host's run, kept up to date with what the host passes. Loads index and leading guide.
 *
 * @param isOpen somebody looks at this widget; it is not only drawn ahead
 */
export function useHelpSession(help: Help, run: unknown, host: SessionHost, isOpen: boolean): HeldSession {
  const key = sessionKey(help, run);
  const [shown, setShown] = useState(() => ({ key, held: sessionFor(help, run, host.surface) }));
  const [widget] = useState(() => ({}));
  let { held } = shown;
  if (shown.key !== key) {
    held = sessionFor(help, run, host.surface, held);
    setShown({ key, held });
  }
  const { session, hosts } = held;
  useLayoutEffect(() => hosts.put(widget, host, isOpen), [hosts, widget, host, isOpen]);
  useLayoutEffect(() => () => hosts.remove(widget), [hosts, widget]);
  useLayoutEffect(() => session.setRun(run), [session, run]);
  useLayoutEffect(() => hear(help));
  useEffect(() => {
    void session.load();
    return hold(held);
  }, [held, session]);
  return held;
}
