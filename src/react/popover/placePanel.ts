export interface PlaceInput {
  /** The button, relative to the viewport, in CSS pixels. */
  readonly anchor: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  readonly viewport: { readonly width: number; readonly height: number };
  /** The panel's width, and the height it takes when there is room. */
  readonly size: { readonly width: number; readonly height: number };
  readonly isRtl?: boolean;
}

export interface Placement {
  /** `sheet`: the style sheet lays it along the lower edge. `beside`: neither above nor below has room to read. */
  readonly side: 'below' | 'above' | 'beside' | 'sheet';
  /** Distances from the viewport's edges; a panel above keeps its lower edge while it grows. */
  readonly left?: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly maxHeight?: number;
}

/** Below this width a popover would leave nothing of the page beside it. */
export const SHEET_BELOW = 640;
const MARGIN = 8;
const GAP = 6;
/** With less height, headline and move would not be in sight together. */
const ROOM = 440;

/**
 * Where the panel goes: under the button and aligned with its start, above it when only there is room, else beside it
 * with the whole height; always pushed back into the viewport. Pure: rectangles in, numbers out.
 */
export function placePanel({ anchor, viewport, size, isRtl = false }: PlaceInput): Placement {
  if (viewport.width < SHEET_BELOW) return { side: 'sheet' };
  const farthest = viewport.width - MARGIN - size.width;
  const fits = (left: number): boolean => left >= MARGIN && left <= farthest;
  const pick = (first: number, second: number): number =>
    clamp(fits(first) || !fits(second) ? first : second, MARGIN, farthest);

  const alignLeft = anchor.left;
  const alignRight = anchor.right - size.width;
  const left = isRtl ? pick(alignRight, alignLeft) : pick(alignLeft, alignRight);
  const under = Math.max(MARGIN, clamp(anchor.bottom, 0, viewport.height) + GAP);
  const over = Math.max(MARGIN, viewport.height - clamp(anchor.top, 0, viewport.height) + GAP);
  const below = viewport.height - MARGIN - under;
  const above = viewport.height - MARGIN - over;
  if (below >= ROOM) return { side: 'below', left, top: under, maxHeight: Math.min(below, size.height) };
  if (above >= ROOM) return { side: 'above', left, bottom: over, maxHeight: Math.min(above, size.height) };

  const after = anchor.right + GAP;
  const before = anchor.left - GAP - size.width;
  const maxHeight = Math.min(size.height, viewport.height - 2 * MARGIN);
  return {
    side: 'beside',
    left: isRtl ? pick(before, after) : pick(after, before),
    top: clamp(anchor.top, MARGIN, viewport.height - MARGIN - maxHeight),
    maxHeight,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
