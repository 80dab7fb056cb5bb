import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { HelpDock, type HelpDockProps } from '../../src/react/dock/HelpDock.tsx';
import { createGuides, NOW, provided, refusedRun } from './helpWorld.tsx';
import { expectNoViolations, part, seen, setTheme, smallTargets } from './surface.tsx';

const START = location.href;

afterEach(() => history.replaceState(null, '', START));
beforeEach(async () => {
  await page.viewport(1280, 800);
  setTheme('light');
});

async function dock(
  direction: 'ltr' | 'rtl' = 'ltr',
  props: Partial<HelpDockProps> = {},
): Promise<HTMLElement> {
  await render(
    <div dir={direction} style={{ display: 'flex', blockSize: '100vh' }}>
      <main id="host" style={{ flex: 1 }} />
      {provided(<HelpDock run={refusedRun()} at={NOW} {...props} />)}
    </div>,
  );
  await seen(() => document.querySelector('[data-part="fix-now"]'));
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

/** @see https://wicg.github.io/layout-instability/ */
interface LayoutShift {
  readonly sources: readonly { readonly node: Node | null }[];
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
    // The rows below the fix come once it stands.
    await expect.poll(() => part('body').scrollHeight > part('body').clientHeight).toBe(true);
  });

  it.each([1280, 360])(
    'D5: at 60 moments a second nothing below its strip of 40 px moves, on a page %i px wide',
    async (width) => {
      await page.viewport(width, 800);
      const run = refusedRun();
      const [load, call] = run.steps!;
      const recovered = { code: 'rate_limit_exceeded', recovered: true, at: NOW - 40_000 };
      const twice = { ...run, steps: [{ ...load!, status: 'failed' as const, failure: recovered }, call!] };
      const draw = (at: number): ReactNode => (
        <div style={{ display: 'flex', blockSize: '100vh' }}>
          <main style={{ flex: 1 }} />
          {provided(<HelpDock run={twice} at={at} onSeek={() => {}} />, { guides })}
        </div>
      );
      const guides = createGuides();
      const { rerender } = await render(draw(NOW - 61_000));
      await seen(() => document.querySelector('[data-part="rows"]'));
      const places = (): string =>
        [...document.querySelectorAll('[data-part="body"] *, [data-part="footer"]')]
          .map((one) => one.getBoundingClientRect())
          .map(({ top, height }) => `${top} ${height}`)
          .join();
      const before = places();
      const said = new Set<string | null>();
      const below: unknown[] = [];
      const watch = new PerformanceObserver((list) => {
        for (const { sources } of list.getEntries() as unknown as LayoutShift[])
          below.push(
            ...sources.flatMap(({ node }) => (part('replay').contains(node) ? [] : [node?.nodeName])),
          );
      });
      watch.observe({ type: 'layout-shift' });
      for (let at = NOW - 61_000; at <= NOW; at += 1_000) {
        await rerender(draw(at));
        await new Promise(requestAnimationFrame);
        said.add(part('replay').textContent);
        expect(part('replay').getBoundingClientRect().height).toBe(40);
        expect(places()).toBe(before);
      }
      await new Promise((done) => setTimeout(done, 50));
      watch.disconnect();
      expect(below).toEqual([]);
      expect([...said].map((words) => words!.replace('Jump to the failing step', ''))).toEqual([
        'No step at this momentFailure not visible yet',
        '“Load the notes”: runningFailure not visible yet',
        '“Load the notes”: runningAnother failure hereShow why',
        '“Call the model”: runningFailure not visible yet',
        '“Call the model”: failedFailure appears here',
      ]);
    },
  );

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

  it('D13: as a sheet it has two stops, and gives way to the step that the host shows', async () => {
    await page.viewport(360, 740);
    const shown: string[] = [];
    await dock('ltr', { onShowStep: (id) => void shown.push(id) });
    const grip = await seen(() => document.querySelector<HTMLElement>('[data-part="grip"]'));
    const height = (): number => part('dock').getBoundingClientRect().height;
    const high = height();
    await userEvent.click(grip);
    await expect.poll(height).toBeLessThan(high / 1.5);
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(height).toBe(high);
    await userEvent.click(part('jump'));
    expect(shown).toEqual(['call']);
    await expect.poll(height).toBeLessThan(high / 1.5);
    part('report').focus();
    await expect.poll(height).toBe(high);
    await expectNoViolations();
    expect(smallTargets()).toEqual([]);
  });

  it('D13: the browser’s Back closes a view, then the sheet, and leaves the host its entry', async () => {
    history.replaceState({ own: 'state' }, '');
    await page.viewport(360, 740);
    await dock();
    await seen(() => document.querySelector('[data-part="grip"]'));
    expect(history.state, 'opened by itself it takes nobody’s Back').toEqual({ own: 'state' });
    await userEvent.click(part('not-this'));
    await seen(() => document.querySelector('[data-part="others"]'));
    history.back();
    await seen(() => document.querySelector('[data-part="fix-now"]'));
    expect(part('dock').dataset['state']).toBe('open');
    history.back();
    await expect.poll(() => part('dock').dataset['state']).toBe('closed');
    expect(history.state).toEqual({ own: 'state' });
    expect(document.activeElement).toBe(part('dock-button'));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => history.state as object).toEqual({ own: 'state', waymark: 1 });
    await userEvent.click(part('close'));
    await expect.poll(() => history.state as object).toEqual({ own: 'state' });
  });

  it.each([
    [1280, 'dock', 880],
    [1000, 'dock', 600],
    [900, 'dock', 560],
    [860, 'overlay', 860],
    [640, 'overlay', 640],
    [639, 'sheet', 639],
    [360, 'sheet', 360],
  ])('D10: on a page %i px wide it is a %s, and the host has %i px', async (width, mode, left) => {
    await page.viewport(width, 800);
    const host = await dock();
    await expect.poll(() => part('dock').dataset['mode']).toBe(mode);
    expect(Math.round(host.getBoundingClientRect().width)).toBe(left);
    const { right, bottom, top } = part('dock').getBoundingClientRect();
    expect([Math.round(right), Math.round(bottom)]).toEqual([width, 800]);
    expect(top).toBeLessThan(500);
  });

  it('D10: follows the space of its container, not the page', async () => {
    await render(
      <div style={{ inlineSize: 1280 }}>
        <div id="row" style={{ display: 'flex', blockSize: 500 }}>
          <main style={{ flex: 1 }} />
          {provided(<HelpDock run={refusedRun()} at={NOW} />)}
        </div>
      </div>,
    );
    await seen(() => document.querySelector('[data-part="fix-now"]'));
    expect(part('dock').dataset['mode']).toBe('dock');
    document.querySelector<HTMLElement>('#row')!.style.inlineSize = '800px';
    await expect.poll(() => part('dock').dataset['mode']).toBe('overlay');
  });

  it('D10: closed it is a rail of 40 px, and beside a narrow row it takes no room', async () => {
    const host = await dock();
    part('close').click();
    await expect.poll(() => widthOf('dock')).toBe(40);
    expect(host.getBoundingClientRect().width).toBe(1240);
    expect(part('dock-button').getBoundingClientRect().width).toBeLessThanOrEqual(40);
    await page.viewport(800, 800);
    await expect.poll(() => host.getBoundingClientRect().width).toBe(800);
    expect(widthOf('dock')).toBe(40);
  });

  it.each([1280, 768, 360])('D11: by keyboard the focus is never on the page, %i px wide', async (width) => {
    await page.viewport(width, 800);
    await dock();
    part('close').focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement).toBe(part('dock-button'));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.textContent).toBe('Help with run 128');
  });

  it.each([256, 400])('D12: on a page %i px high header and footer scroll with the text', async (height) => {
    await page.viewport(360, height);
    await dock();
    const panel = part('dock-panel');
    expect(getComputedStyle(part('body')).overflowY).toBe('visible');
    expect(panel.scrollHeight).toBeGreaterThan(panel.clientHeight);
    expect(panel.clientHeight).toBeGreaterThan(height - 60);
    panel.scrollTop = 200;
    await expect
      .poll(() => part('header').getBoundingClientRect().bottom)
      .toBeLessThan(panel.getBoundingClientRect().top);
  });
});
