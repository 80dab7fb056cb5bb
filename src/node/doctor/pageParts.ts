import type { Locator, Page } from 'playwright-core';

/** Milliseconds within which a press must have an effect. */
export const PRESS_TIMEOUT_MS = 3000;

/** The help's button and open panel on a page, by `data-part`; Playwright looks into open shadow roots too. */
export function pageParts(page: Page): { readonly button: Locator; readonly panel: Locator } {
  return {
    button: page.locator('.waymark-button[data-part="help-button"]').first(),
    panel: page.locator('[data-part="popover"][data-state="open"]').first(),
  };
}

/** Whether a part is shown within `timeout` milliseconds. */
export function isShown(part: Locator, timeout: number): Promise<boolean> {
  return part.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}
