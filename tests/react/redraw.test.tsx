import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useEffect, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { HelpDock } from '../../src/react/dock/HelpDock.tsx';
import { useWaymark } from '../../src/react/provider/useWaymark.ts';
import type { Run } from '../../src/core/model/run.ts';
import type { SessionState } from '../../src/session/sessionState.ts';
import { createGuides, limitedRun, provided, refusedRun } from './helpWorld.tsx';

const DRAWS = 60;

/**
 * Draws a widget `DRAWS` times, each with an equal run and equal config that are new objects, as a host does that polls or holds no state
 * of them.
 *
 * @returns the states that the session took, and how often the panel asked for a message
 */
async function redraw(
  widget: (run: Run) => ReactNode,
  given: Run,
): Promise<{ states: SessionState[]; asked: number }> {
  const states: SessionState[] = [];
  let asked = 0;
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
          {
            guides,
            surfaces: { 'provider-vault': { label: 'Keys', open: () => {}, href: () => '/keys' } },
            context: { tenant: 'acme' },
            secrets: ['s3cret-value'],
            onEvent: () => {},
            messages: {
              reportRun: 'Tell support',
              atStep: ({ step }) => {
                asked++;
                return `at ${step}`;
              },
            },
          },
        )}
      </StrictMode>
    );
  };
  const { rerender } = render(draw());
  await screen.findByRole('heading', { name: 'How to fix it' });
  await act(async () => new Promise((done) => setTimeout(done, 200)));
  states.splice(0, states.length - 1);
  expect(asked).toBeGreaterThan(0);
  asked = 0;
  for (let turn = 0; turn < DRAWS; turn++) {
    rerender(draw());
    await act(async () => {});
  }
  return { states, asked };
}

describe('a host that draws 60 times a second', () => {
  it.each([
    ['button', (run: Run) => <HelpButton run={run} moves={{ retry: async () => {} }} defaultOpen />],
    ['dock', (run: Run) => <HelpDock run={run} moves={{ retry: async () => {} }} defaultOpen />],
  ] as const)(
    'H7: with equal runs and inline config changes and redraws nothing in its %s',
    async (_, widget) => {
      const refused = await redraw(widget, refusedRun({ attempt: 'first' as never }));
      expect(refused.states[0]!.problems, 'problems are told anew by nobody').toHaveLength(1);
      cleanup();
      // Its move is to wait, and until when is computed from the clock at each reading.
      const limited = await redraw(widget, limitedRun({ observedAt: Date.now() }));
      expect(limited.states[0]!.move).toMatchObject({ kind: 'retry' });
      for (const { states, asked } of [refused, limited]) {
        expect(states).toHaveLength(1);
        // Code that comes behind the answer may draw it anew, once.
        expect(asked).toBeLessThan(DRAWS);
      }
    },
  );

  it('H7: one text or label that is another is drawn, and a press calls the latest function', async () => {
    const run = refusedRun();
    const guides = createGuides();
    const opened: string[] = [];
    const draw = (name: string, label = name): ReactNode =>
      provided(<HelpButton run={run} defaultOpen />, {
        guides,
        surfaces: { 'provider-vault': { label, open: () => opened.push(name) } },
        messages: { notThis: `Not this, ${label}?` },
      });
    const { rerender } = render(draw('first'));
    expect(await screen.findByRole('button', { name: 'Not this, first?' })).toBeVisible();
    rerender(draw('second'));
    expect(await screen.findByRole('button', { name: 'Not this, second?' })).toBeVisible();
    rerender(draw('third', 'second'));
    await userEvent.click((await screen.findAllByRole('button', { name: 'Open second' }))[0]!);
    expect(opened).toEqual(['third']);
  });

  it('H4: a link leads where the latest function says', async () => {
    const run = refusedRun();
    const guides = createGuides();
    const draw = (tenant: string): ReactNode =>
      provided(<HelpButton run={run} defaultOpen />, {
        guides,
        surfaces: {
          'provider-vault': { label: 'Keys', href: () => `/${tenant}/keys` },
          approvals: {
            label: 'Approvals',
            href: () => {
              throw new Error('a bomb');
            },
          },
          network: null as never,
        },
      });
    const { rerender } = render(draw('acme'));
    const links = async (): Promise<readonly (string | null)[]> =>
      (await screen.findAllByRole('link', { name: 'Open Keys' })).map((link) => link.getAttribute('href'));
    expect((await links())[0]).toMatch(/\/acme\/keys$/);
    rerender(draw('globex'));
    expect((await links())[0]).toMatch(/\/globex\/keys$/);
  });

  it('H7: config that throws where it is read leaves the panel standing', async () => {
    const guides = createGuides();
    const draw = (): ReactNode => {
      const context = Object.defineProperty({}, 'tenant', {
        enumerable: true,
        get(): never {
          throw new Error('a bomb');
        },
      });
      return provided(<HelpButton run={refusedRun()} defaultOpen />, { guides, context });
    };
    const { rerender } = render(draw());
    expect(await screen.findByRole('heading', { name: 'How to fix it' })).toBeVisible();
    for (let turn = 0; turn < 3; turn++) rerender(draw());
    expect(screen.getByRole('heading', { name: 'How to fix it' })).toBeVisible();
  });
});
