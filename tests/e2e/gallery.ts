import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Opens one state and waits until it stands. */
export async function openState(
  page: Page,
  state: string,
  size = { width: 1280, height: 800 },
): Promise<void> {
  await page.setViewportSize(size);
  await page.goto(`/gallery/stage?theme=system&state=${state}`);
  await page.waitForFunction(() => document.documentElement.dataset['ready'], null, { timeout: 60_000 });
  expect.soft(await page.locator('html').getAttribute('data-ready'), state).toBe('yes');
}

/** The states that the gallery page lists. */
export async function stateIds(page: Page): Promise<readonly string[]> {
  await page.goto('/gallery');
  const ids = page.locator('figcaption code');
  await ids.first().waitFor();
  // Recorded runs are drawn by the same parts; the test of their first steps opens each.
  return (await ids.allInnerTexts()).filter((id) => !id.startsWith('run-'));
}
