import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Run } from '../../src/core/model/run.ts';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { limitedRun, provided } from './helpWorld.tsx';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const part = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-part="${name}"]`)!;

/** A run that may be tried again 40 seconds from now. */
const waiting = (): Run =>
  limitedRun({
    observedAt: Date.now(),
    endedAt: Date.now(),
    steps: limitedRun().steps!.map((step) =>
      step.failure
        ? { ...step, failure: { ...step.failure, at: Date.now(), retry: { after: 40_000 } } }
        : step,
    ),
  });

/** Opens help with such a run, and lets time go by when asked to. */
const openWaiting = async (retry = vi.fn(async () => {})) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
  render(provided(<HelpButton run={waiting()} defaultOpen always moves={{ retry }} />));
  await screen.findByRole('heading', { name: 'How to fix it' });
  await waitFor(() => expect(part('wait-options')).toBeInTheDocument());
  return { retry, pass: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)) };
};
const status = (): string => within(part('move')).getAllByRole('status').at(-1)!.textContent;

describe('a wait before a retry', () => {
  it('C26: a wait is counted down on the button alone, and its end is announced once', async () => {
    const { pass } = await openWaiting();
    const countdowns = (): number => [...part('body').textContent.matchAll(/\d+ seconds/g)].length;
    expect([countdowns(), status()]).toEqual([1, '']);
    await pass(20_000);
    expect([countdowns(), status()]).toEqual([1, '']);
    await pass(21_000);
    expect([countdowns(), status()]).toEqual([0, 'The wait is over. You can retry now.']);
    expect(part('move-button')).toHaveTextContent('Retry the run');
    expect(part('wait-options')).toBeNull();
  });

  it('C29: asked to, it retries once the wait is over, with the panel closed too', async () => {
    const { retry, pass } = await openWaiting();
    fireEvent.click(screen.getByRole('button', { name: 'Retry when ready' }));
    expect(part('wait-options')).toHaveTextContent(/Retries at .+ if this page stays open\./);
    fireEvent.click(screen.getByRole('button', { name: 'Close help' }));
    await pass(30_000);
    expect(retry).not.toHaveBeenCalled();
    await pass(30_000);
    expect(retry).toHaveBeenCalledOnce();
    await pass(60_000);
    expect(retry).toHaveBeenCalledOnce();
  });

  it('C29: taken back it does nothing', async () => {
    const { retry, pass } = await openWaiting();
    const option = screen.getByRole('button', { name: 'Retry when ready' });
    fireEvent.click(option);
    expect(option).toHaveAttribute('aria-pressed', 'true');
    fireEvent.click(option);
    expect(option).toHaveAttribute('aria-pressed', 'false');
    await pass(60_000);
    expect(retry).not.toHaveBeenCalled();
  });

  it('C30: asked to, it tells by a notification, where the operator lets it', async () => {
    const shown: string[] = [];
    class Note extends EventTarget {
      static permission = 'default';
      static requestPermission = async (): Promise<string> => (Note.permission = 'granted');
      constructor(text: string) {
        super();
        shown.push(text);
      }
    }
    vi.stubGlobal('Notification', Note);
    const { pass } = await openWaiting();
    expect(Note.permission, 'nobody is asked before the press').toBe('default');
    fireEvent.click(screen.getByRole('button', { name: 'Tell me' }));
    await pass(0);
    expect(part('wait-options')).toHaveTextContent('You will get a notification.');
    expect(shown).toEqual([]);
    await pass(60_000);
    expect(shown).toEqual(['Ready to retry: 129']);
  });

  it('C30: else it tells in the page’s title, until somebody looks at the page', async () => {
    vi.stubGlobal('Notification', undefined);
    document.title = 'Orbit';
    const { pass } = await openWaiting();
    fireEvent.click(screen.getByRole('button', { name: 'Tell me' }));
    await pass(0);
    expect(part('wait-options')).toHaveTextContent('This tab’s title will say so.');
    await pass(60_000);
    expect(document.title).toBe('● Ready to retry: 129');
    fireEvent.pointerDown(document.body);
    expect(document.title).toBe('Orbit');
  });
});
