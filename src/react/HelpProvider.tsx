'use client';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { HelpContext, type HelpConfig, type HelpShared } from './HelpContext.ts';

export interface HelpProviderProps extends HelpConfig {
  readonly children?: ReactNode;
}

/**
 * Gives every `HelpButton`, `HelpDock` and `ReportRunButton` below it guides, surfaces and a receiver. Draws nothing, loads
 * nothing and creates no store by itself.
 */
export function HelpProvider({
  children,
  guides,
  surfaces,
  receiver,
  user,
  secrets,
  locale,
  messages,
  storage,
  onShowStep,
}: HelpProviderProps): ReactNode {
  const shared = useRef<HelpShared>({ sessions: new Map(), mounts: 0 });
  const help = useMemo(
    () => ({ guides, surfaces, receiver, user, secrets, locale, messages, storage, onShowStep, shared }),
    [guides, surfaces, receiver, user, secrets, locale, messages, storage, onShowStep],
  );
  useEffect(() => {
    const { current } = shared;
    current.mounts++;
    return () => {
      current.mounts--;
      // StrictMode unmounts and mounts again in one go; sessions end only when the provider is really gone.
      queueMicrotask(() => {
        if (current.mounts) return;
        current.sessions.forEach(({ session }) => session.end());
        current.sessions.clear();
      });
    };
  }, []);
  return <HelpContext.Provider value={help}>{children}</HelpContext.Provider>;
}
