import { render, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { provided, refusedRun } from './helpWorld.tsx';

it('C9: a guide that no source has is plain text where it is linked to, and is not among the related ones', async () => {
  render(provided(<HelpButton run={refusedRun()} defaultOpen />));
  const where = await screen.findByText('There.');
  const section = within(where.closest<HTMLElement>('[data-row="where"]')!);
  expect(section.getByRole('button', { name: 'Another guide' })).toBeInTheDocument();
  expect(section.getByText(/^and a dead one$/)).toBeInTheDocument();
  expect(section.queryByRole('button', { name: 'a dead one' })).toBeNull();
  // `key-refused` is related to a guide that is not there, too.
  const related = within(document.querySelector<HTMLElement>('[data-part="related"]')!);
  expect(related.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'A run failed',
    'The limit was reached',
  ]);
});
