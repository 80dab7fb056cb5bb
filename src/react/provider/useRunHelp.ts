import { useDebugValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Problem } from '../../core/model/problem.ts';
import type { Moves, Session, SessionHost } from '../../session/sessionState.ts';
import type { Help } from './HelpContext.ts';
import { hear, hold, sessionFor, sessionKey } from './sessionFor.ts';
import { useSession } from './useSession.ts';

declare const process: { readonly env: { readonly NODE_ENV?: string } };

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
  const own = useOwnHost(help, options);
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
  useProblems(help, session);
  useDebugValue(key);
  return { session, host: useStore(hosts.merged, mergedHost) ?? own };
}

const mergedHost = ({ host }: { readonly host?: SessionHost }): SessionHost | undefined => host;

/** What the host can do here, as the session takes it; a new object only when a part of it changed. */
function useOwnHost(help: Help, { surface, moves, onShowStep }: RunHelpOptions): SessionHost {
  const { surfaces, receiver, secrets, redactions, context, lead, onEvent } = help;
  // On a server there is neither a page nor a reader.
  const url = typeof location === 'undefined' ? undefined : location.href;
  const locale = help.locale ?? (typeof navigator === 'undefined' ? undefined : navigator.language);
  const handlers = useLasting(() => ({ ...moves, show: onShowStep ?? help.onShowStep }));
  return useMemo(
    () => ({
      surface,
      moves: handlers,
      ...(surfaces && { surfaces }),
      ...(handlers.show && { onShowStep: handlers.show }),
      ...(receiver && { receiver }),
      ...((secrets ?? redactions) && { secrets: [...(secrets ?? []), ...(redactions ?? [])] }),
      ...(context && { context }),
      ...(lead && { lead }),
      ...(onEvent && { onEvent }),
      page: { ...(url !== undefined && { url }), ...(locale !== undefined && { locale }) },
    }),
    [surface, handlers, surfaces, receiver, secrets, redactions, context, lead, onEvent, url, locale],
  );
}

/**
 * The functions among `handlers` under identities that last, each calling the one of the latest draw: those that a component writes inline are
 * new at every draw, and a session that took them for a change would draw that component again, without end.
 */
function useLasting<T extends object>(read: () => T): T {
  const handlers = attempt(read);
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const all = Object.entries(handlers ?? {});
  const names = all.flatMap(([name, handler]) => (typeof handler === 'function' ? [name] : [])).join(' ');
  return useMemo(() => {
    const call =
      (name: string) =>
      (...given: unknown[]): unknown =>
        (latest.current as Record<string, (...given: unknown[]) => unknown> | undefined)?.[name]?.(...given);
    return Object.fromEntries(names ? names.split(' ').map((name) => [name, call(name)]) : []) as T;
  }, [names]);
}

/** An object of the host's may throw where it is read; then it says nothing. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Reports each problem in the run and the guides to the host once. */
function useProblems(help: Help, session: Session): void {
  const problems = useSession(session, (state) => state.problems);
  useEffect(() => {
    const told = (help.shared.current.told ??= new Set());
    for (const problem of problems) {
      const text = textOf(problem);
      if (told.has(text)) continue;
      told.add(text);
      try {
        help.onProblem?.(problem);
      } catch {
        // The host's `onProblem` threw; that must not break the panel.
      }
      // oxlint-disable-next-line no-console -- for the host's developer, and for nobody in production
      if (isDevelopment()) console.warn(`Waymark: ${text}`);
    }
  }, [help, problems]);
}

/** Where, what, and how to mend it. */
function textOf({ file, message, hint }: Problem): string {
  return [file && `${file}:`, message, hint].filter(Boolean).join(' ');
}

/** Bundlers replace this expression; a page without a bundler has no `process`. */
function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV === 'development';
  } catch {
    return false;
  }
}
