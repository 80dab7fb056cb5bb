import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useEffect, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { useWaymark } from '../../src/react/provider/useWaymark.ts';
import type { MoveCall } from '../../src/session/sessionState.ts';
import { createReceiver, limitedRun, provided, refusedRun } from './helpWorld.tsx';

const run = refusedRun();

function Verdict(): ReactNode {
  const { state, session } = useWaymark(run);
  return (
    <p>
      {state.result?.lead} {state.trail.helpful['key-refused'] === true && 'helpful'}
      <button type="button" onClick={() => session.helpful('key-refused', false)}>
        Not helpful
      </button>
    </p>
  );
}

describe('useWaymark', () => {
  it('H1: gives the session that the button of the same run shares', async () => {
    render(
      provided(
        <>
          <Verdict />
          <HelpButton run={run} defaultOpen />
        </>,
      ),
    );
    expect(await screen.findByText(/^key-refused/)).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Yes' }));
    expect(screen.getByText(/helpful$/, { selector: 'p' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Not helpful' }));
    expect(screen.queryByText(/helpful$/, { selector: 'p' })).toBeNull();
  });

  it('H1: draws on a server, where nothing is known yet', () => {
    expect(renderToString(provided(<Verdict />))).toMatch(/^<p>.*Not helpful<\/button><\/p>$/);
  });

  it('N46: a secret that the host passes later is taken out of the preview', async () => {
    const shown: (string | undefined)[] = [];
    const Preview = (): ReactNode => {
      const { session, state } = useWaymark(run);
      useEffect(() => {
        void session.load().then(() => session.go({ kind: 'report' }));
      }, [session]);
      useEffect(() => {
        shown.push(state.preview?.body);
      }, [state.preview?.body]);
      return null;
    };
    const receiver = createReceiver();
    const { rerender } = render(provided(<Preview />, { receiver }));
    await waitFor(() => expect(shown.at(-1)).toContain('Call the model'));
    rerender(provided(<Preview />, { receiver, secrets: ['Call the model'] }));
    await waitFor(() => expect(shown.at(-1)).not.toContain('Call the model'));
    expect(shown.at(-1)).toContain('The service refused the key');
  });

  it('H4: takes moves that the component writes inline, and calls those of the latest draw', async () => {
    const limited = limitedRun();
    const called: string[] = [];
    let draws = 0;
    const Inline = ({ name }: { name: string }): ReactNode => {
      draws++;
      const moves = {
        retry: (): Promise<void> => {
          called.push(name);
          return Promise.resolve();
        },
      };
      const { state } = useWaymark(limited, { moves, onShowStep: () => {} });
      return (
        <>
          <p>{state.result?.lead}</p>
          <HelpButton run={limited} moves={moves} defaultOpen />
        </>
      );
    };
    const { rerender } = render(provided(<Inline name="first" />));
    expect(await screen.findByText('limit-reached', { selector: 'p' })).toBeVisible();
    rerender(provided(<Inline name="second" />));
    await userEvent.click((await screen.findAllByRole('button', { name: /Retry the run/ }))[0]!);
    await waitFor(() => expect(called).toEqual(['second']));
    expect(draws).toBeLessThan(50);
  });

  it('H4: moves that throw where they are read offer nothing, and the panel stands', async () => {
    const moves = Object.defineProperty({}, 'retry', {
      enumerable: true,
      get(): never {
        throw new Error('a bomb');
      },
    });
    render(provided(<HelpButton run={limitedRun()} moves={moves} defaultOpen />));
    expect(await screen.findByRole('heading', { name: 'How to fix it' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Retry the run/ })).toBeNull();
  });

  it('H2: throws without a provider', () => {
    expect(() => renderHook(() => useWaymark(refusedRun()))).toThrow(
      'Waymark: useWaymark needs a <HelpProvider>',
    );
    vi.mocked(console.error).mockClear();
  });

  it('B8: leaving the page tells a move that is on its way; the second mount of StrictMode does not', async () => {
    const calls: MoveCall[] = [];
    const retry = (call: MoveCall): Promise<void> => {
      calls.push(call);
      return new Promise(() => {});
    };
    const { unmount } = render(
      <StrictMode>{provided(<HelpButton run={limitedRun()} moves={{ retry }} defaultOpen />)}</StrictMode>,
    );
    await userEvent.click((await screen.findAllByRole('button', { name: 'Retry the run' }))[0]!);
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([false]);
    unmount();
    await act(async () => {});
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true]);
  });
});
