import { computePosition, platform, type Platform, type Rect } from '@floating-ui/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePanel, sideOf } from '../../src/react/popover/placePanel.ts';

const at = (left: number, top: number): Rect => ({ x: left, y: top, width: 80, height: 32 });

interface Page {
  readonly button: Rect;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly isRtl?: boolean;
}

/** Places a panel on a page made of numbers. */
async function place({ button, viewport = { width: 1280, height: 900 }, isRtl = false }: Page) {
  const panel = { style: { maxHeight: '' } };
  // The panel claims the height from which it can be read.
  const claim = { width: 440, height: Math.min(440, viewport.height - 16) };
  const numbers: Platform = {
    ...platform,
    isElement: () => true,
    getOffsetParent: () => ({}) as Element,
    getScale: () => ({ x: 1, y: 1 }),
    convertOffsetParentRelativeRectToViewportRelativeRect: ({ rect }) => rect,
    getElementRects: () => ({ reference: button, floating: { x: 0, y: 0, ...claim } }),
    getDimensions: () => claim,
    getClippingRect: ({ rootBoundary }) =>
      typeof rootBoundary === 'object' ? rootBoundary : { x: 0, y: 0, ...viewport },
    isRTL: () => isRtl,
  };
  const found = await computePosition(button as never, panel as never, { ...placePanel, platform: numbers });
  const [, limit] = /min\(760px, ([\d.]+)px\)/.exec(panel.style.maxHeight) ?? [];
  const height = Math.min(760, limit === undefined ? viewport.height - 16 : Number(limit));
  return { side: sideOf(found.placement), left: found.x, top: found.y, height };
}

describe('placePanel', () => {
  it('P4: stands below the button and begins where it begins', async () => {
    expect(await place({ button: at(100, 60) })).toEqual({ side: 'below', left: 100, top: 98, height: 760 });
  });

  it('P4: ends where the button ends when it would stand out of the viewport', async () => {
    expect((await place({ button: at(1150, 60) })).left).toBe(790);
  });

  it('P4: begins at the other side from right to left', async () => {
    expect((await place({ button: at(900, 60), isRtl: true })).left).toBe(540);
  });

  it('P4: goes above with a fixed lower edge when only there is room', async () => {
    expect(await place({ button: at(100, 800) })).toEqual({
      side: 'above',
      left: 100,
      top: 794,
      height: 760,
    });
  });

  it('P4: goes beside with the whole height when neither has room', async () => {
    expect(await place({ button: at(100, 300), viewport: { width: 1280, height: 640 } })).toEqual({
      side: 'beside',
      left: 186,
      top: 8,
      height: 624,
    });
  });

  it('P4: stays inside any viewport from 640 px, wherever the button is', async () => {
    const number = (min: number, max: number) => fc.integer({ min, max });
    await fc.assert(
      fc.asyncProperty(
        number(-3000, 5000),
        number(-3000, 5000),
        number(640, 4000),
        number(240, 3000),
        fc.boolean(),
        async (left, top, width, height, isRtl) => {
          const placed = await place({ button: at(left, top), viewport: { width, height }, isRtl });
          expect(placed.left).toBeGreaterThanOrEqual(8);
          expect(placed.left + 440).toBeLessThanOrEqual(width - 8);
          const from = placed.side === 'above' ? placed.top - placed.height : placed.top;
          expect(from).toBeGreaterThanOrEqual(8);
          expect(from + placed.height).toBeLessThanOrEqual(height - 6);
        },
      ),
    );
  });
});
