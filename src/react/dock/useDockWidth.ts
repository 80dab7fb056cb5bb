import { useEffect, useLayoutEffect, type RefObject } from 'react';
import type { HelpConfig } from '../provider/HelpContext.ts';
import { useStored } from '../provider/useStored.ts';

export const DOCK_WIDTH = { least: 320, start: 400, most: 720 } as const;

/** `useLayoutEffect` where there is a layout; React 18 warns about it on a server. */
const useLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** The dock's width in pixels, remembered. Set through the CSSOM, so that no style attribute stands in server markup. */
export function useDockWidth(
  config: HelpConfig,
  dock: RefObject<HTMLElement | null>,
): [width: number, setWidth: (width: number) => void] {
  const [kept, keep] = useStored(config, 'waymark:dock:width');
  const known = Number(kept);
  const width = known >= DOCK_WIDTH.least && known <= DOCK_WIDTH.most ? known : DOCK_WIDTH.start;
  useLayout(() => {
    dock.current?.style.setProperty('--waymark-dock-width', `${width}px`);
  });
  return [
    width,
    (next) => keep(String(Math.round(Math.min(DOCK_WIDTH.most, Math.max(DOCK_WIDTH.least, next))))),
  ];
}
