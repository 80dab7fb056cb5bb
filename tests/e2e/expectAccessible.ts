import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Parts of the page that are ours. */
const OURS = '.waymark';

/** Every state in the light and in the dark, wide and narrow: the whole page first, then our parts on it, or all of it where there are none. */
const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 360 },
] as const;

const OTHER_LOOKS = [
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 360 },
] as const;

/**
 * Expects no axe violation in the state the page is in.
 *
 * @param state what the page shows, for the message
 * @param isRich shows most of what there is, so every look of it is worth the time
 */
export async function expectAccessible(page: Page, state: string, isRich = false): Promise<void> {
  for (const { colorScheme, width } of isRich ? [...LOOKS, ...OTHER_LOOKS] : LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const isWhole = (colorScheme === 'light' && width === 1280) || (await page.locator(OURS).count()) === 0;
    const { violations } = await (isWhole ? axe : axe.include(OURS)).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
    expect.soft(found, `${state}, ${colorScheme}, ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}
