import { useEffect, type ReactNode } from 'react';
import { LoadFailed } from './LoadFailed.tsx';
import { type BehindParts, usePanel } from './usePanel.ts';

interface BehindProps {
  readonly children: (parts: BehindParts) => ReactNode;
}

/** What the answer does not wait for: its code is asked for once the rest is drawn. */
export function Behind({ children }: BehindProps): ReactNode {
  const { words, behind } = usePanel();
  const { parts, load } = behind;
  useEffect(() => {
    if (parts === undefined) load();
  }, [parts, load]);
  if (parts) return children(parts);
  return parts === null && <LoadFailed text={words.panelFailed} retry={load} />;
}
