import { computePosition, offset, shift, type Middleware, type VirtualElement } from '@floating-ui/react';
import { shadowRoots } from './shadowRoots.ts';

export const PILL_PLACEMENTS = [
  'bottom-end',
  'bottom',
  'bottom-start',
  'top-end',
  'top',
  'top-start',
] as const;

/** An edge or a corner of the window. `start` and `end` follow the reading direction. */
export type PillPlacement = (typeof PILL_PLACEMENTS)[number];

/** Between the pill and the window's edge, in pixels. */
const MARGIN = 12;

/** Controls that an operator may want to press or type in. */
const CONTROLS =
  'a[href], button, input, select, textarea, summary, [contenteditable=""], [contenteditable="true"], [tabindex]:not([tabindex="-1"]), [role="button"]';

/**
 * Puts the pill where it covers no control of the page: at `wanted`, else at the first free place, else where it covers fewest.
 * @returns the place it has now
 */
export async function placePill(pill: HTMLElement, wanted: PillPlacement): Promise<PillPlacement> {
  const { clientWidth, clientHeight } = document.documentElement;
  const viewport: VirtualElement = {
    contextElement: pill,
    getBoundingClientRect: () => new DOMRect(0, 0, clientWidth, clientHeight),
  };
  const { x, y, placement } = await computePosition(viewport, pill, {
    strategy: 'fixed',
    placement: wanted,
    // From the edge inwards.
    middleware: [
      offset(({ rects }) => -rects.floating.height - MARGIN),
      shift({ padding: MARGIN }),
      free(controlsBeside(pill)),
    ],
  });
  pill.style.left = `${Math.round(x)}px`;
  pill.style.top = `${Math.round(y)}px`;
  return placement as PillPlacement;
}

interface Tried {
  readonly placement: PillPlacement;
  readonly covered: number;
}

/** Middleware that tries the places until one is free. */
function free(controls: readonly DOMRect[]): Middleware {
  return {
    name: 'free',
    fn({ x, y, placement, rects: { floating }, middlewareData }) {
      const before = (middlewareData['free']?.['tried'] ?? []) as readonly Tried[];
      if (middlewareData['free']?.['isLast']) return {};
      const box = new DOMRect(x, y, floating.width, floating.height);
      const covered = controls.filter((one) => meet(one, box)).length;
      const tried = [...before, { placement: placement as PillPlacement, covered }];
      if (covered === 0) return {};
      const next = PILL_PLACEMENTS.find((one) => tried.every((other) => other.placement !== one));
      if (next) return { data: { tried }, reset: { placement: next } };
      const [best] = tried.toSorted((one, other) => one.covered - other.covered);
      return { data: { tried, isLast: true }, reset: { placement: best!.placement } };
    },
  };
}

/** Boxes of the visible controls, except the pill's own. */
function controlsBeside(pill: HTMLElement): readonly DOMRect[] {
  const { clientWidth, clientHeight } = document.documentElement;
  return shadowRoots(document).flatMap((root) =>
    [...root.querySelectorAll(CONTROLS)].flatMap((control) => {
      if (pill.contains(control)) return [];
      const box = control.getBoundingClientRect();
      const isInView = box.bottom > 0 && box.top < clientHeight && box.right > 0 && box.left < clientWidth;
      return box.width > 0 && isInView ? [box] : [];
    }),
  );
}

function meet(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}

/** The place whose centre is nearest to the centre of `box`. */
export function nearestPlace(box: DOMRect, isRtl: boolean): PillPlacement {
  const { clientWidth, clientHeight } = document.documentElement;
  const edge = box.top + box.height / 2 < clientHeight / 2 ? 'top' : 'bottom';
  const across = (box.left + box.width / 2) / clientWidth;
  if (across > 1 / 3 && across < 2 / 3) return edge;
  return `${edge}-${across < 0.5 === isRtl ? 'end' : 'start'}`;
}

/** The next place in the direction of an arrow key; the same place where there is none. */
export function placeBeside(place: PillPlacement, key: string, isRtl: boolean): PillPlacement | undefined {
  const [edge = 'bottom', align = 'middle'] = place.split('-');
  const row = ['start', 'middle', 'end'];
  const forward = isRtl ? 'ArrowLeft' : 'ArrowRight';
  const backward = isRtl ? 'ArrowRight' : 'ArrowLeft';
  const by = key === forward ? 1 : key === backward ? -1 : 0;
  if (by === 0 && key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const next = row[Math.min(2, Math.max(0, row.indexOf(align) + by))]!;
  const nextEdge = key === 'ArrowUp' ? 'top' : key === 'ArrowDown' ? 'bottom' : edge;
  return (next === 'middle' ? nextEdge : `${nextEdge}-${next}`) as PillPlacement;
}
