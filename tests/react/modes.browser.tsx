import { Fragment, StrictMode, type ComponentType, type PropsWithChildren } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import type { HelpProviderProps } from '../../src/react/provider/HelpProvider.tsx';
import { createStorage, provided, refusedRun } from './helpWorld.tsx';
import { expectNoViolations, part, seen, setTheme, smallTargets, text } from './surface.tsx';

const START = location.href;
let storage = createStorage();

beforeEach(async () => {
  storage = createStorage();
  await page.viewport(1280, 800);
  setTheme('light');
});
afterEach(() => {
  history.replaceState(null, '', START);
  document.documentElement.dir = '';
});

const box = (): DOMRect => part('popover').getBoundingClientRect();
const step = (): HTMLElement => document.querySelector<HTMLElement>('#step')!;
const showStep = (): void => {
  step().scrollIntoView({ block: 'center' });
  step().focus({ preventScroll: true });
};

/** Opens help on a page with a step that the host shows. */
async function open(
  props: Partial<HelpProviderProps> = {},
  Wrapper: ComponentType<PropsWithChildren> = Fragment,
): Promise<void> {
  await render(
    <Wrapper>
      <div id="page">
        {provided(<HelpButton run={refusedRun()} onShowStep={showStep} />, { storage, ...props })}
        <div style={{ blockSize: 300 }} />
        <button type="button" id="step" style={{ display: 'block', inlineSize: '100%', blockSize: 300 }}>
          The failing step
        </button>
        <div style={{ blockSize: 2000 }} />
      </div>
    </Wrapper>,
  );
  await userEvent.click(part('help-button'));
  await seen(() => document.querySelector('[data-part="fix-now"]'));
  await seen(() => document.querySelector('[data-part="expand"]'));
}

const meets = (one: DOMRect, other: DOMRect): boolean =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

describe('how an open panel stands', () => {
  it('P14: beside its button it goes to a corner that leaves the step free, and comes back when it is turned to', async () => {
    await open();
    const before = box();
    const link = part('what-failed').querySelector('button')!;
    await userEvent.click(link);
    expect(document.activeElement).toBe(step());
    await expect.poll(() => meets(box(), step().getBoundingClientRect())).toBe(false);
    expect(box().height).toBeLessThanOrEqual(260);
    await userEvent.click(step());
    expect(part('popover'), 'a press on what it speaks of does not close it').toHaveAttribute(
      'data-state',
      'open',
    );
    part('report').focus();
    await expect.poll(() => [box().width, part('popover').dataset['low']]).toEqual([before.width, undefined]);
  });

  it('P15: pinned it stands at the side, pushes what the host gives and leaves it 560 px', async () => {
    await open({ pushes: '#page' });
    await userEvent.click(part('pin'));
    await expect.poll(() => [box().top, box().right, box().bottom, box().width]).toEqual([0, 1280, 800, 400]);
    const host = document.querySelector<HTMLElement>('#page')!;
    expect(host.getBoundingClientRect().right).toBeLessThanOrEqual(box().left);
    await userEvent.click(step());
    expect(part('popover'), 'a press outside leaves it').toHaveAttribute('data-state', 'open');
    await page.viewport(960, 800);
    await expect.poll(() => [box().width, host.style.marginInlineEnd]).toEqual([400, '400px']);
    await page.viewport(900, 800);
    await expect.poll(() => [box().width, host.style.marginInlineEnd]).toEqual([340, '340px']);
    await page.viewport(800, 800);
    await expect.poll(() => host.style.marginInlineEnd).toBe('');
    await page.viewport(1280, 800);
    await userEvent.click(part('close'));
    await expect.poll(() => host.style.marginInlineEnd).toBe('');
  });

  it('P15: its edge makes it wider, by keys too, and place and width are remembered', async () => {
    await open();
    await userEvent.click(part('pin'));
    const edge = await seen(() =>
      document.querySelector<HTMLElement>('[data-part="popover"] [role="separator"]'),
    );
    expect(edge).toHaveAttribute('aria-valuenow', '400');
    edge.focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.poll(() => box().width).toBe(432);
    expect(part('popover').querySelector('[role="separator"]')).toHaveAttribute('aria-valuenow', '432');
    await cleanup();
    await open();
    await expect.poll(() => [box().right, box().width]).toEqual([1280, 432]);
    await userEvent.click(part('pin'));
    await expect.poll(() => part('popover').dataset['side']).toBe('below');
    expect(storage.kept.get('waymark:panel:mode')).toBe('beside');
  });

  it('P15: from right to left the side is the left one', async () => {
    document.documentElement.dir = 'rtl';
    await open({ messages: { lang: 'ar', dir: 'rtl' } });
    await userEvent.click(part('pin'));
    await expect.poll(() => [box().left, box().width]).toEqual([0, 400]);
  });

  it('P15: Escape in it gives the focus back to its button and leaves it', async () => {
    await open();
    await userEvent.click(part('pin'));
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(part('help-button'));
    expect(part('popover')).toHaveAttribute('data-state', 'open');
  });

  it('P16: as a page it fills the window; Escape, and focus that goes on to the host, make it a panel again', async () => {
    await open();
    await userEvent.click(part('expand'));
    await expect.poll(() => [box().left, box().top, box().width, box().height]).toEqual([0, 0, 1280, 800]);
    expect(document.activeElement).toBe(part('fold'));
    await expectNoViolations();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => part('popover').dataset['side']).toBe('below');
    expect(part('popover')).toHaveAttribute('data-state', 'open');
    await userEvent.click(part('expand'));
    step().focus();
    await expect.poll(() => part('popover').dataset['side']).toBe('below');
  });

  it('P17: a sheet has two stops: dragged, pressed, and by arrow keys', async () => {
    await page.viewport(360, 740);
    await open();
    const high = box().height;
    const grip = part('grip');
    await userEvent.click(grip);
    await expect.poll(() => box().height).toBeLessThan(high / 1.8);
    part('report').focus();
    expect(box().height, 'chosen by hand it stays').toBeLessThan(high / 1.8);
    grip.focus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(() => box().height).toBe(high);
    grip.setPointerCapture = () => {};
    const pointer = (type: string, clientY: number): boolean =>
      grip.dispatchEvent(new PointerEvent(type, { clientY, pointerId: 1, bubbles: true, button: 0 }));
    pointer('pointerdown', 120);
    pointer('pointermove', 200);
    pointer('pointerup', 200);
    await expect.poll(() => box().height).toBeLessThan(high / 1.8);
    expect(smallTargets()).toEqual([]);
  });

  it('P18: Back closes a view, then the sheet, and leaves the host where it was', async () => {
    history.replaceState({ own: 'state' }, '');
    await page.viewport(360, 740);
    await open();
    await expect.poll(() => history.state).toEqual({ own: 'state', waymark: 1 });
    await userEvent.click(part('not-this'));
    await expect.poll(() => history.state).toEqual({ own: 'state', waymark: 2 });
    history.back();
    await seen(() => document.querySelector('[data-part="fix-now"]'));
    expect(part('popover')).toHaveAttribute('data-state', 'open');
    history.back();
    await expect.poll(() => part('popover')?.dataset['state'] ?? 'closed').toBe('closed');
    expect(history.state).toEqual({ own: 'state' });
    expect(location.href).toBe(START);
  });

  it('P18: closed by its button it takes its entries back, and none where the host has gone on', async () => {
    history.replaceState({ own: 'state' }, '');
    await page.viewport(360, 740);
    await open();
    await userEvent.click(part('not-this'));
    await expect.poll(() => (history.state as { waymark?: number }).waymark).toBe(2);
    await userEvent.click(part('close'));
    await expect.poll(() => history.state).toEqual({ own: 'state' });
    await userEvent.click(part('help-button'));
    await expect.poll(() => (history.state as { waymark?: number }).waymark).toBe(1);
    history.pushState({ own: 'next' }, '', '?next');
    await userEvent.click(part('close'));
    await new Promise((done) => setTimeout(done, 100));
    expect(history.state).toEqual({ own: 'next' });
  });

  it('P18: in StrictMode, which runs every effect twice, the sheet stays, and is one entry of the history', async () => {
    history.replaceState({ own: 'state' }, '');
    await page.viewport(360, 740);
    const { length } = history;
    await open({}, StrictMode);
    await expect.poll(() => history.state).toEqual({ own: 'state', waymark: 1 });
    await new Promise((done) => setTimeout(done, 200));
    expect(part('popover')).toHaveAttribute('data-state', 'open');
    expect(history.length).toBe(length + 1);
    history.back();
    await expect.poll(() => part('popover')?.dataset['state'] ?? 'closed').toBe('closed');
    expect(history.state).toEqual({ own: 'state' });
  });

  it('P18: a host can keep its history to itself', async () => {
    await page.viewport(360, 740);
    const { length } = history;
    await open({ back: false });
    await new Promise((done) => setTimeout(done, 100));
    expect(history.length).toBe(length);
    expect(text('Help with run 128', 'h2')).toBeDefined();
  });

  it('P18: opened by a deep link and closed, it leaves neither link nor entry', async () => {
    history.replaceState({ own: 'before' }, '', '?before');
    history.pushState({ own: 'state' }, '', '?run#waymark=key-refused/where');
    await page.viewport(360, 740);
    await render(provided(<HelpButton run={refusedRun()} />, { storage }));
    await seen(() => document.querySelector('[data-part="grip"]'));
    await expect.poll(() => (history.state as { waymark?: number }).waymark).toBe(1);
    await userEvent.click(part('close'));
    await expect.poll(() => history.state).toEqual({ own: 'state' });
    await expect.poll(() => location.search + location.hash).toBe('?run');
    await new Promise((done) => setTimeout(done, 100));
    expect(part('popover')?.dataset['state'] ?? 'closed').toBe('closed');
    history.back();
    await expect.poll(() => history.state).toEqual({ own: 'before' });
    history.forward();
    await expect.poll(() => history.state).toEqual({ own: 'state' });
    expect(location.hash).toBe('');
    await new Promise((done) => setTimeout(done, 100));
    expect(part('popover')?.dataset['state'] ?? 'closed', 'nothing opens by itself').toBe('closed');
  });
});
