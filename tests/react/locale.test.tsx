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
    async body(id, locale) {
      const { sections, ...body } = await guides.body(id);
      const spoken = sections.map((section) => ({ ...section, intro: [`Read in ${locale}.`] }));
      return { ...body, sections: spoken };
    },
  };
}

const drawn = (locale?: string) =>
  provided(<HelpButton run={refusedRun()} defaultOpen />, { guides: spoken(), locale });

it('C18: guides come in the language of the provider, and anew when it changes', async () => {
  const { rerender } = render(drawn('de-AT'));
  await screen.findAllByText('Read in de-AT.');
  expect(screen.getByText('The key was refused (de-AT)')).toBeInTheDocument();
  rerender(drawn('fr'));
  await screen.findAllByText('Read in fr.');
  expect(screen.getByText('The key was refused (fr)')).toBeInTheDocument();
});

it('C18: else in the language of the document, else in English', async () => {
  const { unmount } = render(drawn());
  await screen.findAllByText('Read in en.');
  unmount();
  document.documentElement.lang = 'pt-BR';
  render(drawn());
  await screen.findAllByText('Read in pt-BR.');
});

it('C18: a guide that is not translated says so to screen readers', async () => {
  render(
    provided(<HelpButton run={{ ...refusedRun(), steps: [] }} defaultOpen />, {
      guides: spoken(),
      locale: 'de',
    }),
  );
  await screen.findAllByText('Read in de.');
  expect(document.querySelector('[data-part="leading-guide"]')).toHaveAttribute('lang', 'en');
});
