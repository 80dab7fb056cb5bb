import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import type { HelpEvent } from '../../src/session/helpEvent.ts';
import { provided, refusedRun } from './helpWorld.tsx';

it('N71: the provider’s `onEvent` hears of a panel once it is opened, not while it is drawn ahead', async () => {
  const events: HelpEvent[] = [];
  const onEvent = (event: HelpEvent): void => void events.push(event);
  render(provided(<HelpButton run={refusedRun()} />, { onEvent }));
  const button = await screen.findByRole('button');
  await userEvent.hover(button);
  expect(events).toEqual([]);
  await userEvent.click(button);
  await screen.findByText('Signs of it.');
  expect(events.map(({ type, surface }) => [type, surface])).toEqual([
    ['shown', 'run-detail'],
    ['standing', 'run-detail'],
  ]);
});
