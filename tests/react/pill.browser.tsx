import { useState, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Run } from '../../src/core/model/run.ts';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import type { HelpProviderProps } from '../../src/react/provider/HelpProvider.tsx';
import { createAskingGuides, createStorage, provided, refusedRun } from './helpWorld.tsx';
import { expectNoViolations, part, seen, setTheme, smallTargets, text, THEMES } from './surface.tsx';

const START = location.href;
let storage = createStorage();

beforeEach(async () => {
  storage = createStorage();
  localStorage.clear();
  await page.viewport(1280, 800);
  setTheme('light');
});
afterEach(() => {
  history.replaceState(null, '', START);
  document.documentElement.dir = '';
});

const shown = (): Promise<HTMLElement> =>
  seen(() => document.querySelector<HTMLElement>('[data-part="pill"]'));
const stepText = (): string | null => part('pill-step').textContent;
const box = (): DOMRect => part('pill').getBoundingClientRect();

interface HostProps extends Partial<HelpProviderProps> {
  readonly children?: ReactNode;
  readonly onVault?: () => void;
  readonly run?: Run;
}

/** A host of two pages: Run detail with help, and the vault, which has a provider and nothing else of ours. It goes on as a router does. */
function Host({ children, onVault, run = refusedRun(), ...props }: HostProps): ReactNode {
  const [isVault, setVault] = useState(location.search === '?vault');
  const go = (search: string): void => {
    history.pushState({ own: 'state' }, '', `${location.pathname}${search}`);
    setVault(search === '?vault');
  };
  const surfaces = {
    'provider-vault': { label: 'API keys', open: () => (onVault ? onVault() : go('?vault')) },
    'run-detail': { label: 'Run detail', open: () => void setTimeout(() => go('?run'), 30) },
  };
  return provided(
    <>
      {isVault ? <h1 id="vault">Vault</h1> : <HelpButton run={run} moves={MOVES} />}
      {children}
    </>,
    { surfaces, storage, ...props },
  );
}

const MOVES = { retry: async () => ({ runId: '129' }) };

/** Opens help and presses the move that leads to the vault. */
async function goToVault(host: ReactNode = <Host />): Promise<void> {
  await render(host);
  await userEvent.click(part('help-button'));
  const press = await seen(() => document.querySelector<HTMLElement>('[data-part="move-button"]'));
  press.click();
}

/** The page is loaded again: nothing is left but what is kept. */
async function reload(host: ReactNode = <Host />): Promise<void> {
  const { cleanup } = await import('vitest-browser-react');
  await cleanup();
  expect(document.querySelector('[data-part="pill"]')).toBeNull();
  await render(host);
}

describe('the pill', () => {
  it('L1: goes along to the surface that help opened, with the step that leads there, and says so', async () => {
    await goToVault();
    const pill = await shown();
    expect(stepText()).toBe('Step 1 of 4 · Open the vault and compare.');
    expect(part('pill-step')).toHaveAttribute('role', 'status');
    expect(part('pill-run')).toHaveTextContent('Summarise the notes');
    expect(pill).toHaveAccessibleName('Steps for Summarise the notes');
    expect(pill.matches(':popover-open')).toBe(true);
    expect(document.querySelectorAll('[data-part="pill"]')).toHaveLength(1);
    expect(pill.contains(document.activeElement)).toBe(false);
  });

  it('L1: leaves out the steps of a cause that the operator said no to, as the panel does', async () => {
    const asking = createAskingGuides('Copy it anew.');
    await render(<Host guides={asking} />);
    await userEvent.click(part('help-button'));
    await seen(() => document.querySelector<HTMLElement>('[data-part="move-button"]'));
    await userEvent.click(
      page.getByRole('group', { name: 'Is this it?' }).getByRole('button', { name: 'No' }),
    );
    part('move-button').click();
    await shown();
    expect(stepText()).toBe('Step 1 of 4 · Open the vault and compare.');
  });

  it('L1: is one, however many providers the page has', async () => {
    await goToVault(
      <>
        <Host />
        {provided(<p>another part of the page</p>, { storage })}
      </>,
    );
    await shown();
    await reload(
      <>
        <Host />
        {provided(<p>another part of the page</p>, { storage })}
      </>,
    );
    await shown();
    await new Promise((done) => setTimeout(done, 100));
    expect(document.querySelectorAll('[data-part="pill"]')).toHaveLength(1);
  });

  it('L2: is there again after a reload, on a page that has a provider and no button', async () => {
    await goToVault();
    await shown();
    await userEvent.click(part('pill-done'));
    expect(stepText()).toBe('Step 2 of 4 · Pay the bill.');
    await reload();
    await shown();
    expect(stepText()).toBe('Step 2 of 4 · Pay the bill.');
  });

  it('L2: with the browser’s own storage too, and for its user alone', async () => {
    const own = <Host storage={localStorage} user="ada" />;
    history.replaceState(null, '', '?vault');
    await render(own);
    await new Promise((done) => setTimeout(done, 100));
    expect(document.querySelector('[data-part="pill"]')).toBeNull();
    history.replaceState(null, '', '?run');
    await reload(own);
    await userEvent.click(part('help-button'));
    (await seen(() => document.querySelector<HTMLElement>('[data-part="move-button"]'))).click();
    await shown();
    await reload(<Host user="bob" storage={undefined} />);
    await new Promise((done) => setTimeout(done, 100));
    expect(document.querySelector('[data-part="pill"]'), 'another user').toBeNull();
    await reload(<Host user="ada" storage={undefined} />);
    await shown();
  });

  it('L3: done ticks the step and goes on; after the last one the way back is what is left', async () => {
    await goToVault();
    await shown();
    part('pill-done').focus();
    for (const step of ['2', '3', '4']) {
      await userEvent.keyboard('{Enter}');
      await expect.poll(stepText).toContain(`Step ${step} of 4`);
    }
    await userEvent.keyboard('{Enter}');
    await expect.poll(stepText).toBe('All steps done');
    expect(document.activeElement).toBe(part('pill-back'));
    await userEvent.keyboard('{Enter}');
    await seen(() => document.querySelector('[data-part="popover"][data-state="open"]'));
    expect(document.querySelector('[data-part="pill"]'), 'done with').toBeNull();
    expect(document.querySelectorAll('[data-part="steps"] input:checked')).toHaveLength(4);
  });

  it('L3: an earlier and a later step can be looked at', async () => {
    await goToVault();
    await shown();
    expect(part('pill-previous')).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(part('pill-next'));
    expect(stepText()).toContain('Step 2 of 4');
    await userEvent.click(part('pill-previous'));
    expect(stepText()).toContain('Step 1 of 4');
  });

  it('L4: back opens the panel in the run, where it was, by the host’s own way there', async () => {
    await render(<Host />);
    await userEvent.click(part('help-button'));
    (await seen(() => document.querySelector<HTMLElement>('[data-part="move-button"]'))).click();
    await shown();
    expect(part('pill-back')).toHaveTextContent('Back to 128');
    expect(part('pill-back').getAttribute('href')).toMatch(/#waymark=@128$/);
    for (const _ of [1, 2]) {
      await userEvent.click(part('pill-back'));
      await seen(() => document.querySelector('[data-part="popover"][data-state="open"]'));
      expect(location.search).toBe('?run');
      expect(history.state).toEqual({ own: 'state' });
      expect(part('popover').contains(document.activeElement)).toBe(true);
      expect(getComputedStyle(part('pill')).display, 'the panel says it all').toBe('none');
      (await seen(() => document.querySelector<HTMLElement>('[data-part="move-button"]'))).click();
      await seen(() => text('Vault', 'h1'));
    }
  });

  it('L4: its link opens the panel on a page that is loaded anew, and in no other run', async () => {
    await goToVault();
    await shown();
    const { href } = part('pill-back') as HTMLAnchorElement;
    history.replaceState(null, '', href);
    await reload(
      provided(
        <>
          <HelpButton run={refusedRun({ id: '7' })} />
          <HelpButton run={refusedRun()} />
        </>,
        { storage },
      ),
    );
    await seen(() => document.querySelector('[data-part="popover"][data-state="open"]'));
    expect(document.querySelector('[data-part="popover"][data-state="open"] h2')).toHaveTextContent('128');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => location.href).not.toContain('waymark=');
  });

  it('L5: retries the run where the guards let it, and tells how that goes', async () => {
    await goToVault();
    await shown();
    await userEvent.click(part('pill-retry'));
    await expect.poll(() => part('pill-run').textContent).toBe('129 has started');
    expect(document.querySelector('[data-part="pill-retry"]')).toBeNull();
    await reload();
    await shown();
    expect(part('pill-run')).toHaveTextContent('129 has started');
    expect(document.querySelector('[data-part="pill-retry"]'), 'nothing is known of the run').toBeNull();
  });

  it('L5: counts a wait down where the retry will be, and announces its end once', async () => {
    // Time stands still, so that a slow machine sees the wait too.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    const began = Date.now();
    const [load, call] = refusedRun().steps!;
    const failure = { ...call!.failure!, at: began, retry: { after: 60_000 } };
    const run = refusedRun({
      observedAt: began,
      endedAt: began,
      steps: [load!, { ...call!, endedAt: began, failure }],
    });
    await render(<Host run={run} />);
    await userEvent.click(part('help-button'));
    // The move waits; the step's own link leads to the vault.
    (await seen(() => text('Open the vault', '[data-part="steps"] :is(a, button)'))).click();
    await shown();
    expect(part('pill-wait')).toHaveTextContent('Retry in 1 minute');
    expect(part('pill-wait').closest('[role="status"]')).toBeNull();
    expect(document.querySelector('[data-part="pill-retry"]')).toBeNull();
    const announced: string[] = [];
    const listener = new MutationObserver(() => announced.push(part('pill-run').textContent));
    listener.observe(part('pill-run'), { childList: true, subtree: true, characterData: true });
    vi.setSystemTime(began + 18_000);
    await expect.poll(() => part('pill-wait').textContent).toBe('Retry in 42 seconds');
    expect(announced).toEqual([]);
    vi.setSystemTime(began + 60_000);
    await seen(() => document.querySelector('[data-part="pill-retry"]'));
    expect(document.querySelector('[data-part="pill-wait"]')).toBeNull();
    vi.setSystemTime(began + 90_000);
    await userEvent.click(part('pill-next'));
    expect(announced).toEqual(['The wait is over. You can retry now.']);
    listener.disconnect();
    await userEvent.click(part('pill-retry'));
    await expect.poll(() => part('pill-run').textContent).toBe('129 has started');
  });

  it('L6: moves away from controls of the host, and from one that gets the focus', async () => {
    await goToVault(
      <Host>
        <button type="button" id="save" style={{ position: 'fixed', insetBlockEnd: 20, insetInlineEnd: 20 }}>
          Save
        </button>
      </Host>,
    );
    await shown();
    const save = document.querySelector('#save')!.getBoundingClientRect();
    await expect.poll(() => box().right <= save.left || box().bottom <= save.top).toBe(true);
    const late = document.body.appendChild(document.createElement('button'));
    late.style.cssText = `position:fixed;left:${box().left + 20}px;top:${box().top + 5}px;width:60px;height:30px`;
    const isClear = (): boolean => {
      const other = late.getBoundingClientRect();
      return (
        box().right <= other.left ||
        box().left >= other.right ||
        box().bottom <= other.top ||
        box().top >= other.bottom
      );
    };
    await expect.poll(isClear).toBe(true);
    late.remove();
  });

  it('L6: the host says where it stands; arrow keys and dragging move it, and that is remembered', async () => {
    await goToVault(<Host pill="top-start" />);
    await shown();
    await expect.poll(() => [box().left, box().top]).toEqual([12, 12]);
    part('pill-grip').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
    await expect
      .poll(() => [Math.round(1280 - box().right), Math.round(800 - box().bottom)])
      .toEqual([12, 12]);
    expect(document.activeElement).toBe(part('pill-grip'));

    const grip = part('pill-grip');
    const { left, top } = grip.getBoundingClientRect();
    grip.setPointerCapture = () => {};
    const pointer = (type: string, clientX: number, clientY: number): boolean =>
      grip.dispatchEvent(
        new PointerEvent(type, { clientX, clientY, pointerId: 1, bubbles: true, button: 0 }),
      );
    pointer('pointerdown', left, top);
    await expect
      .poll(() => part('pill').dataset['dragged'] ?? (pointer('pointermove', 40, 300), undefined))
      .toBe('');
    pointer('pointermove', 40, 100);
    pointer('pointerup', 40, 100);
    await expect.poll(() => [box().left, box().top]).toEqual([12, 12]);
    expect(storage.kept.get('waymark:place')).toBe('top-start');
  });

  it('L6: from right to left it begins at the other side, and its keys turn round', async () => {
    document.documentElement.dir = 'rtl';
    await goToVault(<Host messages={{ lang: 'ar', dir: 'rtl' }} />);
    await shown();
    await expect.poll(() => box().left).toBe(12);
    part('pill-grip').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.poll(() => Math.round(1280 - box().right)).toBe(12);
  });

  it('L7: Escape gives the focus back to the host and leaves it there; closing it ends it', async () => {
    await goToVault(
      <Host>
        <button type="button" id="own">
          Own
        </button>
      </Host>,
    );
    await shown();
    document.querySelector<HTMLElement>('#own')!.focus();
    await userEvent.tab();
    expect(part('pill').contains(document.activeElement)).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement?.id).toBe('own');
    await userEvent.click(part('pill-end'));
    expect(document.querySelector('[data-part="pill"]')).toBeNull();
    await reload();
    await new Promise((done) => setTimeout(done, 100));
    expect(document.querySelector('[data-part="pill"]')).toBeNull();
  });

  it('L8: a host that wants none has none', async () => {
    await goToVault(<Host pill={false} />);
    await seen(() => text('Vault', 'h1'));
    await new Promise((done) => setTimeout(done, 100));
    expect(document.querySelector('[data-part="pill"]')).toBeNull();
  });

  it('L9: a step ticked in another tab is ticked in the panel that is open here', async () => {
    // Other frames of an origin hear of its storage as other tabs do.
    await goToVault(<Host storage={localStorage} onVault={() => {}} />);
    const key = Object.keys(localStorage).find((one) => one.startsWith('waymark:trail:'))!;
    const frame = document.body.appendChild(document.createElement('iframe'));
    const kept = JSON.parse(localStorage.getItem(key)!);
    frame.contentWindow!.localStorage.setItem(
      key,
      JSON.stringify({ ...kept, ticked: { 'key-refused': [2] } }),
    );
    await expect
      .poll(() =>
        [...document.querySelectorAll<HTMLInputElement>('[data-part="steps"] input')].map(
          (one) => one.checked,
        ),
      )
      .toEqual([false, false, true, false]);
    frame.remove();
  });

  it.each(THEMES)('E1: no axe violation in the pill, %s, nor a small target', async (theme) => {
    setTheme(theme);
    await goToVault();
    await shown();
    await expectNoViolations();
    expect(smallTargets()).toEqual([]);
  });

  it('E4: at 320 px it is as wide as the page allows and nothing is cut', async () => {
    await page.viewport(320, 640);
    await goToVault();
    await shown();
    await expect
      .poll(() => [box().left >= 0, box().right <= 320, box().bottom <= 640])
      .toEqual([true, true, true]);
    expect(part('pill').scrollWidth).toBeLessThanOrEqual(part('pill').clientWidth);
  });
});
