import { flip, hide, offset, platform, shift, size, type UseFloatingOptions } from '@floating-ui/react';

const MARGIN = 8;
const GAP = 6;
/** Headline and move are in sight together from this height on, in pixels. */
const MIN_HEIGHT = 440;
/** Narrower viewports have no room for page and popover side by side, in pixels. */
export const SHEET_BELOW = 640;

/** Bounds no viewport can reach, so that only scrollers inside the page hide the button, not the page itself. */
const WHOLE_PAGE = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

/**
 * Where floating-ui puts the panel (P4): below the button from its start, from its end where that has more room, above, else beside; moved into
 * the viewport, and as high as there is room.
 */
export const placePanel = {
  placement: 'bottom-start',
  strategy: 'fixed',
  platform: {
    ...platform,
    // The panel claims the height it needs instead of the one it has, so that text which arrives later does not move it to another side.
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
        // Beside the button, the style sheet gives it the viewport's height.
        floating.style.maxHeight = sideOf(placement) === 'beside' ? '' : `min(760px, ${availableHeight}px)`;
      },
    }),
    shift({ padding: MARGIN, crossAxis: true }),
    hide({ rootBoundary: WHOLE_PAGE }),
    {
      name: 'edge',
      // Above the button, the style sheet hangs the panel up by its lower edge, which stays while the text in it grows.
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
