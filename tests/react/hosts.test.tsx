import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { HelpDock } from '../../src/react/dock/HelpDock.tsx';
import { ReportRunButton } from '../../src/react/button/ReportRunButton.tsx';
import { limitedRun, provided, refusedRun } from './helpWorld.tsx';

const dock = (): HTMLElement => screen.getByRole('complementary');
const retry = (box: HTMLElement): HTMLElement | undefined =>
  within(box).queryAllByRole('button', { name: 'Retry the run' })[0];

describe('several widgets on one run', () => {
  it('H3: a report button that can do nothing leaves the dock its retry, open and closed again', async () => {
    const run = limitedRun();
    const moves = { retry: vi.fn(async () => ({ runId: '130' })) };
    render(
      provided(
        <>
          <HelpDock run={run} moves={moves} defaultOpen />
          <ReportRunButton run={run} />
        </>,
      ),
    );
    await waitFor(() => expect(retry(dock())).toBeVisible());
    await userEvent.click(screen.getByRole('button', { name: 'Report this Run', expanded: false }));
    await screen.findByRole('dialog');
    // Without the press that would close the popover.
    fireEvent.click(within(dock()).getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('dialog')).toBeVisible();
    expect(retry(dock())).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(retry(dock())).toBeVisible();
    await userEvent.click(retry(dock())!);
    expect(moves.retry).toHaveBeenCalledTimes(1);
  });

  it('H3: the panel opened last answers for itself, and its answer goes with it', async () => {
    const run = limitedRun();
    const [first, last] = [vi.fn(async () => {}), vi.fn(async () => {})];
    const view = (isBoth: boolean): React.ReactNode =>
      provided(
        <>
          <HelpDock run={run} moves={{ retry: first }} defaultOpen />
          {isBoth && <HelpDock run={run} moves={{ retry: last }} defaultOpen />}
        </>,
      );
    const { rerender } = render(view(true));
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Retry the run' })).not.toEqual([]));
    rerender(view(false));
    await userEvent.click(retry(dock())!);
    expect([first.mock.calls.length, last.mock.calls.length]).toEqual([1, 0]);
  });

  it('H3: a step that only the dock can show is shown from either', async () => {
    const onSeek = vi.fn();
    const run = refusedRun();
    render(
      provided(
        <>
          <HelpDock run={run} at={run.startedAt} onSeek={onSeek} defaultOpen />
          <ReportRunButton run={run} />
        </>,
      ),
    );
    await screen.findByRole('button', { name: 'Jump to the failing step' });
    await userEvent.click(screen.getByRole('button', { name: 'Report this Run', expanded: false }));
    await screen.findByRole('dialog');
    // Without the press that would close the popover.
    fireEvent.click(within(dock()).getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('dialog')).toBeVisible();
    fireEvent.click(within(dock()).getByRole('button', { name: 'Jump to the failing step' }));
    expect(onSeek).toHaveBeenCalledTimes(1);
  });
});
