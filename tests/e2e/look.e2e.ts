import { AxeBuilder } from '@axe-core/playwright';
import { openState, stateIds } from './gallery.ts';
import { expect, test } from './test.ts';

const LOOKS = ['plain', 'tailwind', 'mui', 'bootstrap'] as const;

// A screen that is touched, for the whole of it: sizes of text, gaps and colours are the same as with a mouse.
test.use({ hasTouch: true });

test('E9 E10 E11 E12: every state keeps to the type scale, the grid, the palette, touch targets, short motion, and contrast in every look', async ({
  page,
  complaints,
}) => {
  test.setTimeout(1_800_000);
  complaints.expect(/Failed to load resource/);
  complaints.expect(/could not be loaded/);
  const sizes = new Set<string>();
  for (const state of await stateIds(page)) {
    await test.step(state, async () => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
      await openState(page, state);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        const look = await page.evaluate(lookOf);
        for (const size of look.sizes) sizes.add(size);
        expect.soft(look.isTouched).toBe(true);
        expect.soft(look.offGrid, `off the 4 px grid: ${state}, ${width} px`).toEqual([]);
        expect.soft(look.strange, `colours that are no token: ${state}, ${width} px`).toEqual([]);
        expect.soft(look.small, `targets below 44 px: ${state}, ${width} px`).toEqual([]);
        expect.soft(look.slow, `motion of more than 200 ms: ${state}, ${width} px`).toEqual([]);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect.soft((await page.evaluate(lookOf)).moving, `motion though reduced: ${state}`).toEqual([]);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const look of LOOKS) {
          await page.evaluate((look) => (document.documentElement.dataset['look'] = look), look);
          const where = `${state}, ${look}, ${colorScheme}`;
          expect.soft(await page.evaluate(faintTexts), `own check of contrast: ${where}`).toEqual([]);
          const axe = new AxeBuilder({ page })
            .setLegacyMode()
            .include('.waymark')
            .withRules(['color-contrast']);
          const { violations } = await axe.analyze();
          const found = violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 160)));
          expect.soft(found, `axe: ${where}`).toEqual([]);
        }
      }
    });
  }
  expect([...sizes].toSorted()).toEqual(['12px', '14px', '16px', '18px']);
});

test('E13: more contrast makes thin lines and quiet text plain; density draws the grid closer', async ({
  page,
}) => {
  await openState(page, 'fix');
  const panel = page.locator('.waymark-panel');
  const value = (selector: string, name: string): Promise<string> =>
    page.evaluate(
      ([selector, name]) => getComputedStyle(document.querySelector(selector!)!).getPropertyValue(name!),
      [selector, name],
    );
  const text = await value('.waymark-panel', 'color');
  expect(await value('.waymark-state', 'color')).not.toBe(text);
  await page.emulateMedia({ contrast: 'more' });
  expect(await value('.waymark-state', 'color')).toBe(text);
  await page.emulateMedia({ contrast: null });
  expect(await value('.waymark-scroll', 'padding-inline-start')).toBe('20px');
  const before = (await panel.boundingBox())!.height;
  await page.evaluate(() => document.documentElement.style.setProperty('--waymark-density', '0.75'));
  expect(await value('.waymark-scroll', 'padding-inline-start')).toBe('15px');
  expect((await panel.boundingBox())!.height).toBeLessThanOrEqual(before);
  const small = await page.evaluate(lookOf);
  expect(small.small).toEqual([]);
});

test('E14: in forced colours every control has an edge, and a ticked step differs from an open one', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openState(page, 'fix-ticked');
  const bare = await page
    .locator('.waymark-panel :is(.waymark-primary, .waymark-secondary, .waymark-input)')
    .evaluateAll((controls) =>
      controls
        .filter((one) => one.checkVisibility())
        .filter((one) => {
          const { borderTopColor, borderTopWidth } = getComputedStyle(one);
          return borderTopWidth === '0px' || borderTopColor === 'rgba(0, 0, 0, 0)';
        })
        .map((one) => one.outerHTML.slice(0, 80)),
    );
  expect(bare).toEqual([]);
  const grounds = await page
    .locator('.waymark-tick')
    .evaluateAll((ticks) => ticks.map((tick) => getComputedStyle(tick, '::before').backgroundColor));
  expect(new Set(grounds).size).toBe(2);
});

test('E17: counts, marks, notes and labels are small and quiet, so that headline, reason and steps stand out', async ({
  page,
}) => {
  for (const [state, least] of [
    ['history', 4],
    ['unknown', 4],
    ['others', 3],
    ['report', 3],
  ] as const) {
    await openState(page, state);
    const inks = await page.evaluate(() => {
      const ink = (one: Element): string => {
        const { color, fontSize } = getComputedStyle(one);
        return `${color} ${fontSize}`;
      };
      const texts = document.querySelectorAll(
        ':is(.waymark-quiet, .waymark-note, .waymark-label, .waymark-marks):not(.waymark-link)',
      );
      const seen = [...texts].filter((one) => one.checkVisibility() && one.textContent.trim() !== '');
      const panel = document.querySelector('.waymark-panel')!;
      return { panel: ink(panel), texts: seen.map(ink) };
    });
    expect.soft(inks.texts.length, state).toBeGreaterThanOrEqual(least);
    expect.soft([...new Set(inks.texts)], state).toHaveLength(1);
    expect.soft(inks.texts[0], state).toMatch(/ 12px$/);
    expect.soft(inks.texts[0]!.split(' 12px')[0], state).not.toBe(inks.panel.split(' 14px')[0]);
  }
});

interface PageLook {
  readonly isTouched: boolean;
  readonly sizes: readonly string[];
  readonly offGrid: readonly string[];
  readonly strange: readonly string[];
  readonly small: readonly string[];
  readonly slow: readonly string[];
  readonly moving: readonly string[];
}

/** Runs in the page. */
function lookOf(): PageLook {
  const sizes = new Set<string>();
  const offGrid = new Set<string>();
  const strange = new Set<string>();
  const slow = new Set<string>();
  const moving = new Set<string>();
  const nameOf = (one: Element): string => `${one.localName}.${String(one.getAttribute('class'))}`;
  const tokenOf = (of: Element, name: string): string => {
    const probe = of.appendChild(document.createElement('i'));
    probe.style.setProperty('color', `var(--wm-${name})`, 'important');
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  const milliseconds = (list: string): number =>
    Math.max(
      ...list.split(',').map((one) => Number.parseFloat(one) * (one.trim().endsWith('ms') ? 1 : 1000)),
    );
  for (const root of document.querySelectorAll('.waymark')) {
    const inks = ['text', 'quiet', 'accent', 'on-accent', 'bad', 'good', 'warn', 'bg'].map((name) =>
      tokenOf(root, name),
    );
    const grounds = ['bg', 'raised', 'card', 'accent', 'mark', 'line', 'good', 'edge'].map((name) =>
      tokenOf(root, name),
    );
    for (const one of [root, ...root.querySelectorAll('*')]) {
      if (!one.checkVisibility() || one.closest('svg')) continue;
      for (const pseudo of ['', '::before']) {
        const style = getComputedStyle(one, pseudo || null);
        if (pseudo && style.content === 'none') continue;
        const what = nameOf(one) + pseudo;
        const hasText =
          pseudo !== '' ||
          [...one.childNodes].some(
            (child) => child.nodeType === Node.TEXT_NODE && child.textContent!.trim() !== '',
          );
        if (hasText) sizes.add(style.fontSize);
        const isHidden = one.closest('.waymark-hidden') !== null;
        const names = [
          'padding-top',
          'padding-right',
          'padding-bottom',
          'padding-left',
          'row-gap',
          'column-gap',
        ];
        for (const name of names) {
          const value = Number.parseFloat(style.getPropertyValue(name));
          if (value % 4 !== 0 && !Number.isNaN(value)) offGrid.add(`${what} ${name}: ${value}`);
        }
        const isDrawn = style.backgroundColor !== 'rgba(0, 0, 0, 0)';
        if (isDrawn && !grounds.includes(style.backgroundColor))
          strange.add(`${what} background ${style.backgroundColor}`);
        if (hasText && !isHidden && !inks.includes(style.color)) strange.add(`${what} colour ${style.color}`);
        const isFade = style.animationName === 'waymark-wait';
        const duration = Math.max(
          milliseconds(style.transitionDuration),
          isFade || style.animationName === 'none' ? 0 : milliseconds(style.animationDuration),
        );
        if (duration > 200) slow.add(`${what} ${duration} ms`);
        if (duration > 0 || style.animationName !== 'none' || style.scrollBehavior === 'smooth')
          moving.add(what);
      }
    }
  }
  const controls = document.querySelectorAll(
    '.waymark :is(button, input, select, textarea, summary, a[href]), .waymark-button',
  );
  const small = [...controls].flatMap((control) => {
    if (!control.checkVisibility({ visibilityProperty: true })) return [];
    // A link among the words of a paragraph is as high as its line.
    const block = control.closest('p, li, td, dd, figcaption');
    const isInText =
      getComputedStyle(control).display.startsWith('inline') &&
      block !== null &&
      block.textContent.trim().length > control.textContent.trim().length;
    const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
    if (isInText || (width >= 43.9 && height >= 43.9)) return [];
    return [`${control.outerHTML.slice(0, 100)} ${Math.round(width)} × ${Math.round(height)}`];
  });
  return {
    isTouched: matchMedia('(pointer: coarse)').matches,
    sizes: [...sizes],
    offGrid: [...offGrid],
    strange: [...strange],
    small,
    slow: [...slow],
    moving: [...moving],
  };
}

/** Runs in the page: texts below 4.5:1 on what is painted behind them, 3:1 where they are large. */
function faintTexts(): readonly string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const read = (colours: readonly string[]): readonly number[] => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const lightness = ([r = 0, g = 0, b = 0]: readonly number[]): number => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const faint: string[] = [];
  for (const one of document.querySelectorAll('.waymark, .waymark *')) {
    const own = [...one.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE);
    const text = own.map((child) => child.textContent!.trim()).join('');
    if (text === '' || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (one.closest('[aria-disabled], .waymark-hidden, svg')) continue;
    const grounds: string[] = [];
    for (let at: Element | null = one; at; at = at.parentElement)
      grounds.unshift(getComputedStyle(at).backgroundColor);
    const ground = read(['#fff', ...grounds]);
    const { color, fontSize, fontWeight } = getComputedStyle(one);
    const ink = read(['#fff', ...grounds, color]);
    const [low = 0, high = 0] = [lightness(ground), lightness(ink)].toSorted((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    const size = Number.parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) faint.push(`${text.slice(0, 40)}: ${ratio.toFixed(2)}`);
  }
  return faint;
}
