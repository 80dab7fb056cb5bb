import { render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { GuideSource } from '../../src/core/model/guide.ts';
import type { MessageOverrides } from '../../src/text/Messages.ts';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { createGuides, provided, refusedRun } from './helpWorld.tsx';

afterEach(() => {
  for (const name of ['lang', 'dir']) document.documentElement.removeAttribute(name);
});

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

it('C18: a guide that is not translated says so wherever its words stand, and the panel’s own stay marked as theirs', async () => {
  render(
    provided(<HelpButton run={{ ...refusedRun(), steps: [] }} defaultOpen />, {
      guides: spoken(),
      locale: 'de',
      messages: { lang: 'de' },
    }),
  );
  await screen.findAllByText('Read in de.');
  const panel = screen.getByRole('dialog');
  expect(panel).toHaveAttribute('lang', 'de');
  const lead = document.querySelector('[data-part="leading-guide"]')!;
  expect(lead).not.toHaveAttribute('lang');
  expect(within(lead as HTMLElement).getAllByText('Read in de.')[0]).toHaveAttribute('lang', 'en');
});

it('E8: button and panel say what language their words are in, whatever the page’s is', async () => {
  document.documentElement.lang = 'ar';
  document.documentElement.dir = 'rtl';
  const { rerender } = render(drawn());
  const panel = screen.getByRole('dialog');
  const button = document.querySelector('.waymark-button');
  for (const root of [panel, button]) {
    expect(root).toHaveAttribute('lang', 'en');
    expect(root).toHaveAttribute('dir', 'ltr');
  }
  rerender(
    provided(<HelpButton run={refusedRun()} defaultOpen />, {
      messages: { lang: 'he', dir: 'rtl', help: 'עזרה' },
    }),
  );
  for (const root of [panel, button]) {
    expect(root).toHaveAttribute('lang', 'he');
    expect(root).toHaveAttribute('dir', 'rtl');
  }
});

describe('messages that are loaded', () => {
  const open = (messages: MessageOverrides) =>
    provided(<HelpButton run={refusedRun()} defaultOpen />, { guides: createGuides(), messages });

  it('E7: the answer waits for them, and never stands there in English first', async () => {
    let resolve!: (messages: MessageOverrides) => void;
    const promise = new Promise<MessageOverrides>((done) => (resolve = done));
    render(open({ lang: 'de', close: 'Hilfe schließen', load: () => promise }));
    expect(await screen.findByRole('button', { name: 'Hilfe schließen' })).toBeVisible();
    await expect(screen.findByText('Report this Run', {}, { timeout: 300 })).rejects.toThrow();
    resolve({ reportRun: 'Lauf melden', close: 'zu spät' });
    expect(await screen.findByText('Lauf melden')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Hilfe schließen' })).toBeVisible();
    expect(screen.queryByText('Report this Run')).toBeNull();
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('gone'))],
    [
      'throws',
      () => {
        throw new Error('gone');
      },
    ],
    ['brings nothing', async () => undefined as never],
  ])('E7: a load that %s leaves English', async (_, load) => {
    render(open({ lang: 'de', load }));
    expect(await screen.findByText('Report this Run')).toBeVisible();
  });

  it('E7: another language takes its place while the panel is open', async () => {
    const { rerender } = render(open({ lang: 'de', load: async () => ({ reportRun: 'Lauf melden' }) }));
    await screen.findByText('Lauf melden');
    rerender(open({ lang: 'es', load: async () => ({ reportRun: 'Informar' }) }));
    expect(await screen.findByText('Informar')).toBeVisible();
    rerender(open({}));
    expect(await screen.findByText('Report this Run')).toBeVisible();
  });
});
