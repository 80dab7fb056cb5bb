import { fireEvent, render, screen } from '@testing-library/react';
import { run } from './run';
import { RunHelp } from './RunHelp';

test('a failed run has help, and its answer stands in it', async () => {
  render(<RunHelp run={run} />);
  fireEvent.click(screen.getByRole('button', { name: /help/i }));
  expect(await screen.findByRole('dialog', {}, { timeout: 10_000 })).toBeTruthy();
  expect(
    await screen.findByRole('button', { name: 'Open Provider vault' }, { timeout: 10_000 }),
  ).toBeTruthy();
}, 30_000);
