'use client';
import { useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { HelpContext, type Help, type HelpConfig, type HelpShared } from './HelpContext.ts';

export interface HelpProviderProps extends HelpConfig {
  readonly children?: ReactNode;
}

/**
 * Gives every `HelpButton`, `HelpDock` and `ReportRunButton` below it guides, surfaces and a receiver. Creates no store by itself; draws and
 * loads nothing, save when an earlier page left something: a report that waits to be sent, or the pill that goes along.
 */
export function HelpProvider({ children, ...config }: HelpProviderProps): ReactNode {
  const [Pill, draw] = useState<ComponentType<Help> | null>();
  const shared = useRef<HelpShared>({ sessions: new Map(), mounts: 0, draw });
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
  return (
    // oxlint-disable-next-line react/jsx-no-constructed-context-values
    <HelpContext.Provider value={help}>
      {children}
      {Pill && <Pill {...help} />}
    </HelpContext.Provider>
  );
}

/** @see https://wicg.github.io/storage-buckets/ */
interface WithBuckets {
  readonly storageBuckets?: { readonly keys: () => Promise<readonly string[]> };
}

// Apart from its use, since bundlers wrap an `import()` whose names they can follow.
const load = () => import('./wake.ts');

/** Takes up what an earlier page left. */
async function resume(help: Help): Promise<void> {
  try {
    // A browser that was killed may have forgotten the note that a report waits, or have dropped one of the two places it lies in.
    const kept = JSON.stringify([
      Object.keys(localStorage),
      await self.indexedDB?.databases(),
      await (navigator as WithBuckets).storageBuckets?.keys(),
    ]);
    // What a storage of the host's holds is seen by `wake`.
    if (help.storage || /waymark.(outbox|pill)/.test(kept)) (await load()).wake(help, kept);
  } catch {
    // Without a storage nothing was kept; what could not be loaded now will be on another page.
  }
}
