import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { HelpDock } from '../../src/react/dock/HelpDock.tsx';
import { limitedRun, provided, refusedRun } from './helpWorld.tsx';
import { HOST_DIALOGS, openHostDialog, type HostDialog } from './openHostDialog.ts';
import { part, seen, setTheme } from './surface.tsx';

afterEach(() => document.querySelector('[data-host="dialog"]')?.remove());

/** The dialog holds what stands in its middle, and can be pressed there. */
async function expectOnTop(dialog: HTMLElement): Promise<void> {
  const under = (): boolean => {
    const { left, top, width, height } = dialog.getBoundingClientRect();
    return dialog.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  await expect.poll(under).toBe(true);
  expect(dialog.contains(document.activeElement)).toBe(true);
}

const isShown = (): boolean =>
  part('popover')?.matches(':popover-open') && getComputedStyle(part('popover')).opacity === '1';

async function openPanel(width: number): Promise<void> {
  await page.viewport(width, 800);
  setTheme('light');
  await render(provided(<HelpButton run={refusedRun()} />));
  await userEvent.click(part('help-button'));
  await seen(() => document.querySelector('[data-part="rows"]'));
  await seen(() => document.querySelector('[data-part="pin"], .waymark-grip'));
}

describe.each(HOST_DIALOGS)('a modal dialog of the host (%s)', (kind) => {
  it.each([1280, 360])(
    'P13: opened by itself while help is open at %s px it is on top, one Escape closes it alone, the next one the panel',
    async (width) => {
      await openPanel(width);
      const dialog = openHostDialog(kind);
      await expectOnTop(dialog);
      await userEvent.keyboard('{Escape}');
      await expect.poll(() => dialog.isConnected).toBe(false);
      await expect.poll(isShown).toBe(true);
      await expect.poll(() => part('popover').contains(document.activeElement)).toBe(true);
      await userEvent.keyboard('{Escape}');
      await expect.poll(() => part('popover')?.matches(':popover-open') ?? false).toBe(false);
      await expect.poll(() => document.activeElement).toBe(part('help-button'));
    },
  );

  it('P13: pressed, it does not close the panel', async () => {
    await openPanel(1280);
    const dialog = openHostDialog(kind);
    await expectOnTop(dialog);
    await userEvent.click(dialog.querySelector('button')!);
    await expect.poll(() => dialog.isConnected).toBe(false);
    await expect.poll(isShown).toBe(true);
  });

  it('P13: as the question that a move asks it is answered, and the panel says what became of the move', async () => {
    await page.viewport(1280, 800);
    const retry = async (): Promise<{ runId: string }> => {
      const dialog = openHostDialog(kind);
      await new Promise<void>((answered) =>
        dialog.querySelector('button')!.addEventListener('click', () => answered()),
      );
      return { runId: '130' };
    };
    await render(provided(<HelpButton run={limitedRun()} moves={{ retry }} />));
    await userEvent.click(part('help-button'));
    await seen(() => document.querySelector('[data-part="rows"]'));
    await userEvent.click(part('move-button'));
    const dialog = await seen(() => document.querySelector<HTMLElement>('[data-host="dialog"]'));
    await expectOnTop(dialog);
    await userEvent.click(dialog.querySelector('button')!);
    await expect.poll(() => part('move').dataset['state']).toBe('done');
    await expect.poll(isShown).toBe(true);
  });

  it.each([1280, 360])(
    'P13: stands above a dock at %s px, and its Escape leaves the dock open',
    async (width) => {
      await page.viewport(width, 800);
      await render(
        provided(
          <div style={{ display: 'flex' }}>
            <main style={{ flex: 1 }}>Replay</main>
            <HelpDock run={refusedRun()} defaultOpen />
          </div>,
        ),
      );
      await seen(() => document.querySelector('[data-part="rows"]'));
      const dialog = openHostDialog(kind satisfies HostDialog);
      await expectOnTop(dialog);
      await userEvent.keyboard('{Escape}');
      await expect.poll(() => dialog.isConnected).toBe(false);
      expect(document.querySelector('.waymark-dock')).toHaveAttribute('data-state', 'open');
    },
  );
});
