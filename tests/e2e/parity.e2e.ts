import type { Browser, Page } from '@playwright/test';
import { openState } from './gallery.ts';
import { expect, test } from './test.ts';

/** States of the gallery in which the help has each of its views and frames, with switches of their own where they say more. */
const STATES = {
  1280: [
    'fix-ticked',
    'rows',
    'report-received',
    'search',
    'guide',
    'pill',
    'report-button',
    'dock',
    'rows&lang=ar&dir=rtl',
  ],
  360: ['rows', 'report', 'others', 'move-failed', 'dock', 'dock-report', 'report&lang=ar&dir=rtl'],
} as const;

const HEIGHTS = { 1280: 800, 360: 740 } as const;

/** Pixels that may differ: a second that has passed, a character more in what is counted. */
const MAX_PIXELS = 250;

for (const width of [1280, 360] as const) {
  test(`W13: at ${width} px the element draws what React draws, light and dark`, async ({
    browser,
    page,
  }) => {
    test.setTimeout(300_000);
    const [react, element] = await Promise.all([open(browser), open(browser)]);
    for (const state of STATES[width]) {
      const pages = [
        [react, `${state}&widget=react`],
        [element, `${state}&widget=element`],
      ] as const;
      await Promise.all(
        pages.map(async ([page, query]) => {
          await openState(page, query, { width, height: HEIGHTS[width] });
        }),
      );
      for (const colorScheme of ['light', 'dark'] as const) {
        await Promise.all(
          [react, element].map((one) => one.emulateMedia({ colorScheme, reducedMotion: 'reduce' })),
        );
        // A slow machine draws one of them later.
        await expect(async () => {
          const [one, other] = await Promise.all([react, element].map(look));
          const where = `${state}, ${width} px, ${colorScheme}`;
          expect(other!.drawn, where).toEqual(one!.drawn);
          expect(await page.evaluate(differing, [one!.shot, other!.shot]), `pixels, ${where}`).toBeLessThan(
            MAX_PIXELS,
          );
        }).toPass({ timeout: 20_000 });
      }
    }
    await Promise.all([react.context().close(), element.context().close()]);
  });
}

/** What a page says and looks like now. */
async function look(page: Page): Promise<{ readonly drawn: readonly string[]; readonly shot: string }> {
  const shot = await page.screenshot();
  return { drawn: await page.evaluate(draw), shot: shot.toString('base64') };
}

/** A page of its own profile, so that neither draws what the other has kept. */
async function open(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  return context.newPage();
}

/** How many pixels differ visibly. Runs in a page, since it needs a decoder. */
function differing(shots: readonly string[]): Promise<number> {
  const pixels = shots.map(async (shot) => {
    const image = new Image();
    image.src = `data:image/png;base64,${shot}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height).data;
  });
  return Promise.all(pixels).then(([one, other]) => {
    let count = 0;
    for (let at = 0; at < one!.length; at += 4) {
      if ([0, 1, 2].some((part) => Math.abs(one![at + part]! - other![at + part]!) > 24)) count++;
    }
    return count;
  });
}

/** Every element of the help in the page's order, whatever root it stands in. Runs in the page. */
function draw(): readonly string[] {
  const inside = [...document.querySelectorAll('waymark-help')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const tops = [document, ...inside]
    .flatMap((root) => [...root.querySelectorAll<HTMLElement>('.waymark')])
    .toSorted((one, other) => one.dataset['part']!.localeCompare(other.dataset['part']!, 'en'));
  return tops.flatMap((top) => [top, ...top.querySelectorAll('*')]).flatMap(drawnOf);

  function drawnOf(element: Element): readonly string[] {
    const root = element.getRootNode() as Document | ShadowRoot;
    const names = element.getAttributeNames().filter((name) => name !== 'part');
    // React alone writes what a field began with, and classes that are empty.
    const said = names.flatMap((name) => {
      const value = element.getAttribute(name)!;
      if (['value', 'checked', 'selected', 'style'].includes(name) || (name === 'class' && !value)) return [];
      if (name === 'href') return ['href'];
      const refers = ['for', 'list', 'aria-labelledby', 'aria-describedby', 'aria-controls'].includes(name);
      const isMissing = refers && value.split(' ').some((id) => !root.getElementById(id));
      return [refers || name === 'id' ? `${name}${isMissing ? ' of nothing' : ''}` : `${name}=${value}`];
    });
    const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const text = element.matches('textarea') ? '' : texts.map(({ textContent }) => textContent).join('');
    const { value, checked } = element as HTMLInputElement;
    const states = [
      element.matches('input, textarea, select') && `${value} ${String(checked)}`,
      root.activeElement === element && 'focused',
      !element.checkVisibility() && 'hidden',
    ];
    const is = [element.localName, ...said.toSorted(), ...states.filter(Boolean), plain(text)].join(' ');
    if (!element.checkVisibility()) return [is];
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const shown = [
      'color',
      'background-color',
      'border',
      'padding',
      'opacity',
      'cursor',
      'direction',
      'z-index',
      // A box without text may have any font.
      ...(text.trim() ? ['font'] : []),
    ].map((name) => style.getPropertyValue(name));
    const place = [box.x, box.y, box.width, box.height].map((length) => Math.round(length / 2));
    return [is, [element.localName, ...place, ...shown].join(' | ')];
  }

  /** Without ids, times and counts that are other ones at each visit. */
  function plain(said: string): string {
    return said
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
      .replaceAll(/\b\d{13}\b/g, 'time')
      .replaceAll(/[\d,.٠-٩٬]+/g, '0')
      .replaceAll(/widget=\w+/g, 'widget');
  }
}
