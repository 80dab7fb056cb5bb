import { render, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { createGuides, provided, refusedRun } from './helpWorld.tsx';

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

it('C23: shows the vendor’s page for the provider that failed, with the day it was checked, and no other vendor’s', async () => {
  const guides = createGuides();
  const link = (name: string) => ['link', `https://${name}.example/limits`, name] as const;
  const [step] = refusedRun().steps!.slice(1);
  const steps = [{ ...step!, failure: { ...step!.failure!, provider: 'lumen' } }];
  const source = {
    ...guides,
    async body(id: string) {
      const { sections, atoms, ...body } = await guides.body(id);
      const provider = (value: string) =>
        ({ signal: 'error.provider', op: '=', value, family: 'state' }) as const;
      const vendors = [[['vendor', 0]], [['vendor', 1]], [['vendor', 2]]] as const;
      return {
        ...body,
        atoms: [...atoms, provider('lumen'), provider('other')],
        vendorLinks: [
          { text: [link('lumen')], checked: '2026-11-30', when: atoms.length },
          { text: [link('other')], checked: '2026-11-30', when: atoms.length + 1 },
          { text: [link('any')], checked: '2026-11-30' },
        ],
        sections: sections.map((section) =>
          section.id === 'where' ? { ...section, blocks: [['ul', ...vendors] as const] } : section,
        ),
      };
    },
  };
  render(provided(<HelpButton run={refusedRun({ steps })} defaultOpen />, { guides: source }));
  await screen.findByRole('heading', { name: 'How to fix it' });
  const items = [...document.querySelectorAll('[data-row="where"] li')].map((item) => item.textContent);
  expect(items).toEqual([
    'lumen (opens in a new tab) Checked Nov 30, 2026',
    'any (opens in a new tab) Checked Nov 30, 2026',
  ]);
});
