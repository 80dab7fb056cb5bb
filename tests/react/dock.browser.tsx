import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { HelpDock } from '../../src/react/dock/HelpDock.tsx';
import { NOW, provided, refusedRun } from './helpWorld.tsx';
import { part, seen, setTheme } from './surface.tsx';

beforeEach(async () => {
  await page.viewport(1280, 800);
  setTheme('light');
});

async function dock(direction: 'ltr' | 'rtl' = 'ltr'): Promise<HTMLElement> {
  await render(
    <div dir={direction} style={{ display: 'flex', blockSize: '100vh' }}>
      <main id="host" style={{ flex: 1 }} />
      {provided(<HelpDock run={refusedRun()} at={NOW} />)}
    </div>,
  );
  await seen(() => document.querySelector('[data-section="support"]'));
  return document.querySelector<HTMLElement>('#host')!;
}

const widthOf = (name: string): number => Math.round(part(name).getBoundingClientRect().width);

async function drag(by: number): Promise<void> {
  const edge = part('resize').getBoundingClientRect();
  const pointer = (type: string, clientX: number): void => {
    part('resize').dispatchEvent(
      new PointerEvent(type, { clientX, clientY: 300, pointerId: 1, bubbles: true }),
    );
  };
  // A made-up pointer cannot be captured; a real one can.
  part('resize').setPointerCapture = () => {};
  pointer('pointerdown', edge.left);
  pointer('pointermove', edge.left + by);
  pointer('pointerup', edge.left + by);
  pointer('pointermove', edge.left + 500);
}

describe('the dock', () => {
  it('D1: pushes the host and covers none of it', async () => {
    const host = await dock();
    expect(host.getBoundingClientRect().right).toBe(part('dock').getBoundingClientRect().left);
    expect(widthOf('dock')).toBe(400);
  });

  it('D1: scrolls inside itself and keeps the report in sight', async () => {
    await dock();
    const footer = part('footer').getBoundingClientRect();
    expect(footer.bottom).toBeLessThanOrEqual(800);
    expect(part('body').scrollHeight).toBeGreaterThan(part('body').clientHeight);
  });

  it('D2: dragging its edge outward makes it wider, and letting go ends it', async () => {
    await dock();
    await drag(-60);
    await expect.poll(() => widthOf('dock')).toBe(460);
  });

  it('D2: from right to left the edge is on the other side', async () => {
    await dock('rtl');
    await drag(60);
    await expect.poll(() => widthOf('dock')).toBe(460);
    part('resize').focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => widthOf('dock')).toBe(476);
  });

  it('D1: on a narrow screen it is a sheet of at most sixty in a hundred of the height', async () => {
    await page.viewport(360, 800);
    await dock();
    const { left, right, bottom, height } = part('dock').getBoundingClientRect();
    expect([left, right, bottom]).toEqual([0, 360, 800]);
    expect(height).toBeLessThanOrEqual(480);
  });
});
