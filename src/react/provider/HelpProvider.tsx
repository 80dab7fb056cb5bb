'use client';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { HelpContext, type Help, type HelpConfig, type HelpShared } from './HelpContext.ts';

export interface HelpProviderProps extends HelpConfig {
  readonly children?: ReactNode;
}

/**
 * Gives every `HelpButton`, `HelpDock` and `ReportRunButton` below it guides, surfaces and a receiver. Creates no store, renders nothing of
 * its own and loads nothing, unless an earlier page left something (a report that waits to be sent, a draft, a pill) or there is a shortcut.
 */
export function HelpProvider({ children, ...config }: HelpProviderProps): ReactNode {
  const [late, draw] = useState<Help['late']>();
  const shared = useRef<HelpShared>({ mounts: 0, draw });
  const help = { ...config, shared, late };
  useEffect(() => {
    const current = shared.current;
    current.help = help;
    current.mounts++;
    void resume(help);
    // StrictMode unmounts and mounts again in one task; sessions end only when the provider is really gone.
    return () => queueMicrotask(() => --current.mounts || current.end?.());
    // Whatever else the host passes anew, what waits is looked for once for each user, and again once it can be sent.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [help.user, !help.receiver]);
  // Nothing below depends on the identity of this value, so it is not memoised.
  return (
    // oxlint-disable-next-line react/jsx-no-constructed-context-values
    <HelpContext.Provider value={help}>
      {children}
      {late?.(help)}
    </HelpContext.Provider>
  );
}

/** @see https://wicg.github.io/storage-buckets/ */
interface WithBuckets {
  readonly storageBuckets?: { readonly keys: () => Promise<readonly string[]> };
}

// A separate function, because bundlers wrap an `import()` whose names they can follow.
const load = () => import('./wake.ts');

/** Resumes what an earlier page left. */
async function resume(help: Help): Promise<void> {
  try {
    // A killed browser may have lost the note that a report waits, or one of the two stores that hold the report.
    const kept = JSON.stringify([
      Object.keys(localStorage),
      await self.indexedDB?.databases(),
      await (navigator as WithBuckets).storageBuckets?.keys(),
    ]);
    // `wake` looks into a storage that the host provides.
    if (help.shortcut || help.storage || /waymark/.test(kept)) (await load()).wake(help, kept);
  } catch {
    // Without storage nothing was kept. What could not be loaded now is loaded on another page.
  }
}
