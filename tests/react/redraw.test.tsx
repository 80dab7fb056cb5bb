import { act, render, screen } from '@testing-library/react';
import { StrictMode, useEffect, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { HelpDock } from '../../src/react/dock/HelpDock.tsx';
import { useWaymark } from '../../src/react/provider/useWaymark.ts';
import type { Run } from '../../src/core/model/run.ts';
import type { SessionState } from '../../src/session/sessionState.ts';
import { createGuides, provided, refusedRun } from './helpWorld.tsx';

const DRAWS = 60;

/** Draws a widget `DRAWS` times, each with an equal run that is a new object, as a host does that polls or holds no state of it. */
async function redraw(widget: (run: Run) => ReactNode, given: Run): Promise<{ states: SessionState[] }> {
  const states: SessionState[] = [];
  const guides = createGuides();
  function Watch({ run }: { readonly run: Run }): null {
    const { state } = useWaymark(run);
    useEffect(() => {
      states.push(state);
    }, [state]);
    return null;
  }
  const draw = (): ReactNode => {
    const run = structuredClone(given);
    return (
      <StrictMode>
        {provided(
          <>
            {widget(run)}
            <Watch run={run} />
          </>,
          { guides, surfaces: { 'provider-vault': { label: 'Keys', open: () => {} } } },
        )}
      </StrictMode>
    );
  };
  const { rerender } = render(draw());
  await screen.findByRole('heading', { name: 'How to fix it' });
  await act(async () => new Promise((done) => setTimeout(done, 200)));
  states.splice(0, states.length - 1);
  for (let turn = 0; turn < DRAWS; turn++) {
    rerender(draw());
    await act(async () => {});
  }
  return { states };
}

describe('a host that draws 60 times a second', () => {
  it.each([
    ['button', (run: Run) => <HelpButton run={run} moves={{ retry: async () => {} }} defaultOpen />],
    ['dock', (run: Run) => <HelpDock run={run} moves={{ retry: async () => {} }} defaultOpen />],
  ] as const)('H7: with equal runs changes nothing in the session of its %s', async (_, widget) => {
    const { states } = await redraw(widget, refusedRun({ attempt: 'first' as never }));
    expect(states[0]!.problems, 'problems are told anew by nobody').toHaveLength(1);
    expect(states).toHaveLength(1);
  });
});
