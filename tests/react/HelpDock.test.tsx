import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { HelpDock, type HelpDockProps } from '../../src/react/dock/HelpDock.tsx';
import type { HelpProviderProps } from '../../src/react/provider/HelpProvider.tsx';
import { createGuides, createStorage, fineRun, NOW, provided, refusedRun } from './helpWorld.tsx';

function draw(dock: Partial<HelpDockProps> = {}, provider: Partial<HelpProviderProps> = {}) {
  return provided(
    <>
      <button type="button">Play</button>
      <HelpDock run={refusedRun()} {...dock} />
    </>,
    provider,
  );
}

const part = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
const ready = (): Promise<HTMLElement> =>
  screen.findByRole('heading', { name: /^(How to fix it|What to look at)$/ });

/** The second step failed and was got past; the third ended the run. */
const twice = () => {
  const run = refusedRun();
  const [load, call] = run.steps!;
  return refusedRun({
    steps: [
      {
        ...load!,
        status: 'failed',
        failure: { code: 'rate_limit_exceeded', recovered: true, at: NOW - 40_000 },
      },
      call!,
    ],
  });
};

describe('the dock', () => {
  it('D1: is a named landmark that holds the same panel', async () => {
    render(draw());
    expect(screen.getByRole('complementary', { name: 'Help with run 128' })).toContainElement(await ready());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(within(part('dock')).getByRole('button', { name: 'Report this Run' })).toBeVisible();
  });

  it.each(['open', 'closed'])(
    'D1: %s, its name holds nothing of a run’s id that cannot be seen',
    async (state) => {
      const run = refusedRun({ id: 'pay\u202eload\u0007\u200b\u2028-128' });
      render(draw({ run, defaultOpen: state === 'open' }));
      const dock = await screen.findByRole('complementary', { name: 'Help with run payload-128' });
      for (const named of [dock, ...dock.querySelectorAll('[aria-label]')]) {
        expect(named.getAttribute('aria-label')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }
    },
  );

  it('D2: arrow keys, Home, End and buttons change the width, which is remembered', async () => {
    const storage = createStorage();
    const { unmount } = render(draw({}, { storage }));
    await ready();
    const edge = (): HTMLElement => screen.getByRole('separator', { name: 'Width of the help panel' });
    const width = (): number => Number(edge().getAttribute('aria-valuenow'));
    expect([edge().getAttribute('aria-valuemin'), width(), edge().getAttribute('aria-valuemax')]).toEqual([
      '320',
      400,
      '720',
    ]);
    edge().focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(width()).toBe(416);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(width()).toBe(384);
    await userEvent.keyboard('{End}{ArrowLeft}');
    expect(width()).toBe(720);
    await userEvent.keyboard('{Home}');
    expect(width()).toBe(320);
    await userEvent.click(screen.getByRole('button', { name: 'Wider' }));
    expect(width()).toBe(400);
    expect(part('dock').style.getPropertyValue('--waymark-dock-width')).toBe('400px');
    await userEvent.click(screen.getByRole('button', { name: 'Wider' }));
    unmount();
    render(draw({}, { storage }));
    await ready();
    expect(width()).toBe(480);
  });

  it('D2: the buttons for the width look like nothing else in the header', async () => {
    render(draw());
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Wrong guide?' }));
    const lines = (name: string): string =>
      screen.getByRole('button', { name }).querySelector('path')!.getAttribute('d')!;
    const width = [lines('Wider'), lines('Narrower')];
    expect(new Set(width).size).toBe(2);
    for (const other of ['Back', 'Forward', 'Close help']) expect(width).not.toContain(lines(other));
  });

  it('D3: closed stays closed over a reload, and leaves a button in its place', async () => {
    const storage = createStorage();
    const { unmount } = render(draw({}, { storage }));
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Close help' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Help' })).toHaveFocus());
    unmount();
    render(draw({}, { storage }));
    expect(part('dock')).toHaveAttribute('data-state', 'closed');
    await userEvent.click(screen.getByRole('button', { name: 'Help' }));
    await ready();
  });

  it('D9: opens by itself beside a run in trouble only, and does not close when that becomes fine', async () => {
    const storage = createStorage();
    const { rerender, unmount } = render(draw({ run: undefined }, { storage }));
    expect(screen.getByRole('button', { name: 'Help' })).toBeVisible();
    rerender(draw({ run: fineRun() }, { storage }));
    expect(screen.getByRole('button', { name: 'Help' })).toBeVisible();
    rerender(draw({ run: refusedRun() }, { storage }));
    await ready();
    rerender(draw({ run: fineRun({ id: '128' }) }, { storage }));
    expect(await screen.findByRole('heading', { name: 'This run shows no problem' })).toBeVisible();
    unmount();

    const again = render(draw({ run: fineRun() }, { storage }));
    await userEvent.click(screen.getByRole('button', { name: 'Help' }));
    await screen.findByRole('button', { name: 'Close help' });
    again.unmount();
    render(draw({ run: fineRun() }, { storage }));
    expect(await screen.findByRole('button', { name: 'Close help' }), 'opened is remembered').toBeVisible();
  });

  it('D9: the host’s word outranks the run’s state', async () => {
    const { unmount } = render(draw({ defaultOpen: false }));
    expect(screen.getByRole('button', { name: 'Help' })).toBeVisible();
    unmount();
    render(draw({ run: fineRun(), defaultOpen: true }));
    expect(await screen.findByRole('button', { name: 'Close help' })).toBeVisible();
  });

  it('D3: controlled it is the host’s, and nothing stands in its place when closed', async () => {
    const onOpenChange = vi.fn();
    const { rerender } = render(draw({ open: true, onOpenChange }));
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Close help' }));
    expect(onOpenChange).toHaveBeenCalledWith(false, { reason: 'close' });
    expect(part('dock')).toHaveAttribute('data-state', 'open');
    rerender(draw({ open: false, onOpenChange }));
    expect(part('dock')).toBeNull();
  });

  it('D4: Escape gives the focus back to the host and leaves it open', async () => {
    render(draw());
    await ready();
    const play = screen.getByRole('button', { name: 'Play' });
    play.focus();
    screen.getByRole('button', { name: 'Close help' }).focus();
    await userEvent.keyboard('{Escape}');
    expect(play).toHaveFocus();
    expect(part('dock')).toHaveAttribute('data-state', 'open');
  });

  it('D5: the verdict stays, the moment is told beside it, and following moves no focus', async () => {
    const { rerender } = render(draw({ at: NOW - 50_000 }));
    await ready();
    const play = screen.getByRole('button', { name: 'Play' });
    play.focus();
    expect(part('replay')).toHaveTextContent('“Load the notes”: runningFailure not visible yet');
    rerender(draw({ at: NOW - 10_000 }));
    expect(part('replay')).toHaveTextContent('“Call the model”: failedFailure appears here');
    expect(screen.getByRole('heading', { name: 'The service refused the key' })).toBeVisible();
    expect(play).toHaveFocus();
    rerender(draw({ at: undefined }));
    expect(part('replay')).toBeNull();
  });

  it('D6: jumps to the moment the failing step failed', async () => {
    const onSeek = vi.fn();
    render(draw({ at: NOW - 50_000, onSeek }));
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Jump to the failing step' }));
    expect(onSeek).toHaveBeenCalledWith(NOW - 10_000);
  });

  it('D7: a step that failed for a reason of its own gets an answer, which stays once it is shown', async () => {
    const { rerender } = render(draw({ run: twice(), at: NOW - 45_000 }));
    await ready();
    expect(part('replay'), 'not before its moment').toHaveTextContent('“Load the notes”: running');
    expect(part('replay')).not.toHaveTextContent('Another failure');
    rerender(draw({ run: twice(), at: NOW - 35_000 }));
    expect(part('replay')).toHaveTextContent('“Load the notes”: runningAnother failure here');
    expect(part('step-answer')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show why' }));
    expect(part('step-answer')).toHaveTextContent('This step failed, then recovered');
    expect(part('step-answer')).toHaveTextContent('Too many calls came in');
    rerender(draw({ run: twice(), at: NOW - 5_000 }));
    expect(part('step-answer')).toHaveTextContent('Kept in view: step “Load the notes”');
    expect(screen.getByRole('heading', { name: 'The service refused the key' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Hide' }));
    expect(part('step-answer')).toBeNull();
  });

  it('D8: a moment that changes nothing in the panel draws nothing in it', async () => {
    const panelName = vi.fn(({ run }: { run: string }) => `Help with run ${run}`);
    const provider = { messages: { panelName }, guides: createGuides() };
    const run = refusedRun();
    const { rerender } = render(draw({ run, at: NOW - 50_000 }, provider));
    await ready();
    const drawn = panelName.mock.calls.length;
    for (let tick = 1; tick <= 60; tick++) rerender(draw({ run, at: NOW - 50_000 + tick }, provider));
    expect(panelName).toHaveBeenCalledTimes(drawn);
  });

  it('D5: notes in the trail that the replay was opened', async () => {
    render(draw());
    await ready();
    fireEvent.click(within(part('dock')).getByRole('button', { name: 'Report this Run' }));
    expect(await screen.findByText('Mission Replay opened')).toBeVisible();
  });
});
