'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { HelpContext, type HelpConfig, type HelpShared } from './HelpContext.ts';

export interface HelpProviderProps extends HelpConfig {
  readonly children?: ReactNode;
}

/**
 * Gives every `HelpButton`, `HelpDock` and `ReportRunButton` below it guides, surfaces and a receiver. Draws nothing, loads
 * nothing and creates no store by itself.
 */
export function HelpProvider({ children, ...config }: HelpProviderProps): ReactNode {
  const shared = useRef<HelpShared>({ sessions: new Map(), mounts: 0 });
  useEffect(() => {
    const { current } = shared;
    current.mounts++;
    return () => {
      current.mounts--;
      // StrictMode unmounts and mounts again in one go; sessions end only when the provider is really gone.
      queueMicrotask(() => current.mounts || current.end?.());
    };
  }, []);
  // Nothing below depends on the identity of this value, so it need not be kept.
  // oxlint-disable-next-line react/jsx-no-constructed-context-values
  return <HelpContext.Provider value={{ ...config, shared }}>{children}</HelpContext.Provider>;
}
