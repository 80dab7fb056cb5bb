import { useEffect, type ReactNode } from 'react';
import { createLoader } from '../parts/createLoader.ts';
import { useCode } from '../parts/useCode.ts';
import type { rareParts } from './rareParts.tsx';

type RareParts = typeof rareParts;

const loadRareParts = createLoader(() => import('./rareParts.tsx'));

/** Draws what few runs need, once its code is there; where that cannot be had, the answer does without. */
export function Rare({ children }: { readonly children: (parts: RareParts) => ReactNode }): ReactNode {
  const [parts, , load] = useCode(loadRareParts);
  useEffect(() => {
    if (!parts) load();
  }, [parts, load]);
  return parts && children(parts.rareParts);
}
