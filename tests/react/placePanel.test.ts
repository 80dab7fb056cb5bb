import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePanel } from '../../src/react/popover/placePanel.ts';

const size = { width: 440, height: 760 };
const viewport = { width: 1280, height: 900 };
const at = (left: number, top: number) => ({ left, top, right: left + 80, bottom: top + 32 });

describe('placePanel', () => {
  it('P4: stands below the button and begins where it begins', () => {
    expect(placePanel({ anchor: at(100, 60), viewport, size })).toEqual({
      side: 'below',
      left: 100,
      top: 98,
      maxHeight: 760,
    });
  });

  it('P4: ends where the button ends when it would stand out of the viewport', () => {
    expect(placePanel({ anchor: at(1150, 60), viewport, size }).left).toBe(790);
  });

  it('P4: begins at the other side from right to left', () => {
    expect(placePanel({ anchor: at(900, 60), viewport, size, isRtl: true }).left).toBe(540);
  });

  it('P4: goes above with a fixed lower edge when only there is room', () => {
    expect(placePanel({ anchor: at(100, 800), viewport, size })).toEqual({
      side: 'above',
      left: 100,
      bottom: 106,
      maxHeight: 760,
    });
  });

  it('P4: goes beside with the whole height when neither has room', () => {
    expect(placePanel({ anchor: at(100, 300), viewport: { width: 1280, height: 640 }, size })).toEqual({
      side: 'beside',
      left: 186,
      top: 8,
      maxHeight: 624,
    });
  });

  it('P4: leaves a narrow screen to the style sheet', () => {
    expect(placePanel({ anchor: at(10, 10), viewport: { width: 639, height: 800 }, size })).toEqual({
      side: 'sheet',
    });
  });

  it('P4: stays inside any viewport from 640 px, wherever the button is', () => {
    const number = (min: number, max: number) => fc.integer({ min, max });
    fc.assert(
      fc.property(
        number(-3000, 5000),
        number(-3000, 5000),
        number(640, 4000),
        number(240, 3000),
        fc.boolean(),
        (left, top, width, height, isRtl) => {
          const placed = placePanel({ anchor: at(left, top), viewport: { width, height }, size, isRtl });
          expect(placed.left).toBeGreaterThanOrEqual(8);
          expect(placed.left! + size.width).toBeLessThanOrEqual(width - 8);
          const from = placed.top ?? height - placed.bottom! - placed.maxHeight!;
          expect(from).toBeGreaterThanOrEqual(8);
          expect(from + placed.maxHeight!).toBeLessThanOrEqual(height - 6);
        },
      ),
    );
  });
});
