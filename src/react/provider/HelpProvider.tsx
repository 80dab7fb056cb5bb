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

const NAME = 'waymark-outbox';

/** @see https://wicg.github.io/storage-buckets/ */
interface WithBuckets {
  readonly storageBuckets?: { readonly keys: () => Promise<readonly string[]> };
}

// Apart from its use, since bundlers wrap an `import()` whose names they can follow.
const load = () => import('./outboxFor.ts');

/** Sends what an earlier page could not send, without anybody opening the form. */
async function resume(help: Help): Promise<void> {
  try {
    if (
      // The note that something waits; a browser that was killed may have forgotten it, or have dropped one of the two places.
      localStorage[`waymark:outbox:${help.user ?? ''}`] ||
      (await indexedDB.databases()).some(({ name }) => name === NAME) ||
      (await (navigator as WithBuckets).storageBuckets?.keys())?.includes(NAME)
    )
      (await load()).outboxFor(help);
  } catch {
    // Without a storage nothing was kept; what could not be loaded now will be on another page.
  }
}
