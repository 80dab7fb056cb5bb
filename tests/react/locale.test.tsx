import { render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { GuideSource } from '../../src/core/model/guide.ts';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { createGuides, provided, refusedRun } from './helpWorld.tsx';

afterEach(() => document.documentElement.removeAttribute('lang'));

/** Guides that say in which language they were asked for; the general one is in English only. */
function spoken(): GuideSource {
  const guides = createGuides();
  return {
    async index(locale) {
      const index = await guides.index();
      return {
        ...index,
        guides: index.guides.map((head) =>
          head.role ? { ...head, locale: 'en' } : { ...head, title: `${head.title} (${locale})` },
        ),
      };
    },
    body: async (id, locale) => ({ ...(await guides.body(id)), lead: [['p', `Read in ${locale}.`]] }),
  };
}

const drawn = (locale?: string) =>
  provided(<HelpButton run={refusedRun()} defaultOpen />, { guides: spoken(), locale });

it('C18: guides come in the language of the provider, and anew when it changes', async () => {
  const { rerender } = render(drawn('de-AT'));
  await screen.findByText('Read in de-AT.');
  expect(screen.getByRole('heading', { name: 'The key was refused (de-AT)' })).toBeInTheDocument();
  rerender(drawn('fr'));
  await screen.findByText('Read in fr.');
  expect(screen.getByRole('heading', { name: 'The key was refused (fr)' })).toBeInTheDocument();
});

it('C18: else in the language of the document, else in English', async () => {
  const { unmount } = render(drawn());
  await screen.findByText('Read in en.');
  unmount();
  document.documentElement.lang = 'pt-BR';
  render(drawn());
  await screen.findByText('Read in pt-BR.');
});

it('C18: a guide that is not translated says so to screen readers', async () => {
  render(
    provided(<HelpButton run={{ ...refusedRun(), steps: [] }} defaultOpen />, {
      guides: spoken(),
      locale: 'de',
    }),
  );
  await screen.findByText('Read in de.');
  expect(document.querySelector('[data-part="guide"]')).toHaveAttribute('lang', 'en');
});
