import { render, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { GuideSource } from '../../src/core/model/guide.ts';
import type { Run } from '../../src/core/model/run.ts';
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

/** Guides whose *Where to go* is a list of these vendors' pages; `lumen` and `other` hold for the provider of that name alone. */
function withVendors(...names: readonly string[]): GuideSource {
  const guides = createGuides();
  return {
    ...guides,
    async body(id: string) {
      const { sections, atoms, ...body } = await guides.body(id);
      const provider = (value: string) =>
        ({ signal: 'error.provider', op: '=', value, family: 'state' }) as const;
      return {
        ...body,
        atoms: [...atoms, provider('lumen'), provider('other')],
        vendorLinks: names.map((name) => ({
          text: [['link', `https://${name}.example/limits`, name]],
          checked: '2026-11-30',
          ...(name !== 'any' && { when: atoms.length + (name === 'lumen' ? 0 : 1) }),
        })),
        sections: sections.map((section) =>
          section.id === 'where'
            ? {
                ...section,
                blocks: [['ul', ...names.map((_, link) => [['vendor', link]] as const)] as const],
              }
            : section,
        ),
      };
    },
  };
}

function runOfLumen(): Run {
  const [, step] = refusedRun().steps!;
  return refusedRun({ steps: [{ ...step!, failure: { ...step!.failure!, provider: 'lumen' } }] });
}

it('C23: shows the vendor’s page for the provider that failed, with the day it was checked, and no other vendor’s', async () => {
  render(
    provided(<HelpButton run={runOfLumen()} defaultOpen />, { guides: withVendors('lumen', 'other', 'any') }),
  );
  await screen.findByRole('heading', { name: 'How to fix it' });
  const items = [...document.querySelectorAll('[data-row="where"] li')].map((item) => item.textContent);
  expect(items).toEqual([
    'lumen (opens in a new tab) Checked Nov 30, 2026',
    'any (opens in a new tab) Checked Nov 30, 2026',
  ]);
});

it('C23: where no vendor’s page is for this run there is no list of them', async () => {
  render(provided(<HelpButton run={runOfLumen()} defaultOpen />, { guides: withVendors('other') }));
  await screen.findByRole('heading', { name: 'How to fix it' });
  expect(document.querySelector('[data-row="where"]')).not.toBeNull();
  expect(document.querySelector('[data-row="where"] ul')).toBeNull();
});
