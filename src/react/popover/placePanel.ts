import { flip, hide, offset, platform, shift, size, type UseFloatingOptions } from '@floating-ui/react';

const MARGIN = 8;
const GAP = 6;
/** Pixels of height from which headline and move are in sight together. */
const MIN_HEIGHT = 440;
/** Pixels of width below which page and popover do not fit side by side. */
export const SHEET_BELOW = 640;

/** Bounds larger than any viewport, so that the button counts as hidden by scrollers inside the page only, not by the page itself. */
const WHOLE_PAGE = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

/**
 * Where floating-ui puts the panel (P4): below the button, aligned to its start or, with more room there, its end; else above, else beside.
 * It is shifted into the viewport and gets the height that is free.
 */
export const placePanel = {
  placement: 'bottom-start',
  strategy: 'fixed',
  platform: {
    ...platform,
    // Reserves the height that the panel will need, not the height it has, so that text which loads later does not move it to another side.
    getDimensions: async (panel) => ({
      ...(await platform.getDimensions(panel)),
      height: Math.min(MIN_HEIGHT, document.documentElement.clientHeight - 2 * MARGIN),
    }),
  },
  middleware: [
    offset(GAP),
    flip({
      padding: MARGIN,
      crossAxis: 'alignment',
      fallbackPlacements: ['bottom-end', 'top-start', 'top-end', 'right-start', 'left-start'],
    }),
    size({
      padding: MARGIN,
      apply({ availableHeight, placement, elements: { floating } }) {
        // Beside the button, the style sheet gives it the height of the viewport.
        floating.style.maxHeight = sideOf(placement) === 'beside' ? '' : `min(760px, ${availableHeight}px)`;
      },
    }),
    shift({ padding: MARGIN, crossAxis: true }),
    hide({ rootBoundary: WHOLE_PAGE }),
    {
      name: 'edge',
      // Above the button, the style sheet fixes the panel's lower edge, which stays while the text in it grows.
      fn: ({ x, y, placement, rects }) => ({
        x: Math.round(x),
        y: Math.round({ below: y, above: y + rects.floating.height, beside: MARGIN }[sideOf(placement)]),
      }),
    },
  ],
} satisfies UseFloatingOptions;

export type PanelSide = 'below' | 'above' | 'beside';

/** The panel's side of the button. */
export function sideOf(placement: string): PanelSide {
  if (placement.startsWith('bottom')) return 'below';
  return placement.startsWith('top') ? 'above' : 'beside';
}
