import { useEffect, type RefObject } from 'react';
import { MIN_HOST_WIDTH, PANEL_WIDTH } from '../panel/panelWidth.ts';
import type { HelpConfig } from '../provider/HelpContext.ts';
import { useStored } from '../provider/useStored.ts';

/**
 * The width of a pinned panel in pixels, stored. The panel pushes aside the element that the host names, and lies over it where fewer than
 * 560 px would be left.
 */
export function useSideWidth(
  help: HelpConfig,
  panel: RefObject<HTMLElement | null>,
  isSide: boolean,
): [width: number, setWidth: (width: number) => void] {
  const { pushes } = help;
  const [kept, keep] = useStored(help, 'waymark:panel:width');
  const known = Number(kept);
  const width = known >= PANEL_WIDTH.least && known <= PANEL_WIDTH.most ? known : PANEL_WIDTH.start;
  useEffect(() => {
    const box = panel.current;
    if (!isSide || !box) return undefined;
    const pushed = pushes === undefined ? null : document.querySelector<HTMLElement>(pushes);
    const before = pushed?.style.marginInlineEnd ?? '';
    const fit = (): void => {
      const page = document.documentElement.clientWidth;
      const isPushing = pushed !== null && page >= MIN_HOST_WIDTH + PANEL_WIDTH.least;
      const fitting = Math.min(width, isPushing ? page - MIN_HOST_WIDTH : page);
      box.style.setProperty('--wm-side', `${fitting}px`);
      box.toggleAttribute('data-pushes', isPushing);
      if (pushed) pushed.style.marginInlineEnd = isPushing ? `${fitting}px` : before;
    };
    fit();
    addEventListener('resize', fit);
    return () => {
      removeEventListener('resize', fit);
      box.removeAttribute('data-pushes');
      box.style.removeProperty('--wm-side');
      if (pushed) pushed.style.marginInlineEnd = before;
    };
  }, [panel, isSide, pushes, width]);
  return [
    width,
    (next) => keep(String(Math.round(Math.min(PANEL_WIDTH.most, Math.max(PANEL_WIDTH.least, next))))),
  ];
}
