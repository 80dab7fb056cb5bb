'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { HelpContext, type Help, type HelpConfig, type HelpShared } from './HelpContext.ts';

export interface HelpProviderProps extends HelpConfig {
  readonly children?: ReactNode;
}

/**
 * Gives every `HelpButton`, `HelpDock` and `ReportRunButton` below it guides, surfaces and a receiver. Draws nothing and creates
 * no store by itself; loads nothing, save when a report of an earlier page waits to be sent.
 */
export function HelpProvider({ children, ...config }: HelpProviderProps): ReactNode {
  const shared = useRef<HelpShared>({ sessions: new Map(), mounts: 0 });
  const help = { ...config, shared };
  useEffect(() => {
    const current = shared.current;
    current.help = help;
    current.mounts++;
    void resume(help);
    // StrictMode unmounts and mounts again in one go; sessions end only when the provider is really gone.
    return () => queueMicrotask(() => --current.mounts || current.end?.());
    // Whatever else the host passes anew, what waits is looked for once for each user.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [help.user]);
  // Nothing below depends on the identity of this value, so it need not be kept.
  // oxlint-disable-next-line react/jsx-no-constructed-context-values
  return <HelpContext.Provider value={help}>{children}</HelpContext.Provider>;
}

// Apart from its use, since bundlers wrap an `import()` whose names they can follow.
const load = () => import('./outboxFor.ts');

/** Sends what an earlier page could not send, without anybody opening the form. */
async function resume(help: Help): Promise<void> {
  try {
    if (
      // There is either as soon as this browser has kept a report; without a database, reports lie in `localStorage`.
      localStorage['waymark-outbox'] ||
      (await indexedDB.databases()).some(({ name }) => name === 'waymark-outbox')
    )
      (await load()).outboxFor(help);
  } catch {
    // Without a storage nothing was kept; what could not be loaded now will be on another page.
  }
}
