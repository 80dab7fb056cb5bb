import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { lineOf } from '../parts/lineOf.ts';
import type { HelpConfig } from '../provider/HelpContext.ts';
import { MIN_HOST_WIDTH, PANEL_WIDTH } from '../panel/panelWidth.ts';
import { useStoredWidth } from '../panel/useStoredWidth.ts';

const MIN_OVERLAY_WIDTH = 640;

/** `dock` stands beside the host, `overlay` over its end, `sheet` along its lower edge. */
export type DockMode = 'dock' | 'overlay' | 'sheet';

/** How the dock stands in a row of `space` pixels, on a page `page` pixels wide. */
function dockMode(space: number, page: number): DockMode {
  if (space >= MIN_HOST_WIDTH + PANEL_WIDTH.least) return 'dock';
  return page >= MIN_OVERLAY_WIDTH ? 'overlay' : 'sheet';
}

/** `useLayoutEffect` where there is a layout; React 18 warns about it on a server. */
const useLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** The element that lays the dock out. Elements without a box of their own, and shadow roots, are passed over. */
function rowOf(element: HTMLElement): HTMLElement | undefined {
  const boxes = lineOf(element).slice(1);
  return boxes.find(
    (node): node is HTMLElement =>
      node instanceof HTMLElement && getComputedStyle(node).display !== 'contents',
  );
}

/**
 * The dock's width in pixels, which is stored, and its mode, which follows the space in its row (D10). Both are set on the element: server
 * markup holds neither, and resizing the row renders nothing as long as the mode stays.
 */
export function useDockWidth(
  config: HelpConfig,
  dock: RefObject<HTMLElement | null>,
): [width: number, setWidth: (width: number) => void, mode: DockMode | undefined] {
  const [mode, setMode] = useState<DockMode>();
  const [width, setWidth] = useStoredWidth(config, 'waymark:dock:width');
  useLayout(() => {
    const element = dock.current;
    const row = element && rowOf(element);
    if (!element || !row) return undefined;
    const fit = (): void => {
      const space = row.clientWidth;
      // Where nothing is laid out, as in a host's test, it counts as a dock.
      const mode = space === 0 ? 'dock' : dockMode(space, document.documentElement.clientWidth);
      element.setAttribute('data-mode', mode);
      setMode(mode);
      const most = mode === 'dock' && space > 0 ? space - MIN_HOST_WIDTH : PANEL_WIDTH.most;
      element.style.setProperty('--waymark-dock-width', `${Math.min(width, most)}px`);
    };
    fit();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const watch = new ResizeObserver(fit);
    watch.observe(row);
    return () => watch.disconnect();
  }, [dock, width]);
  return [width, setWidth, mode];
}
