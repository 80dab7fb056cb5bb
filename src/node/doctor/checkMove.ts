import type { Page } from 'playwright-core';
import type { Check } from './check.ts';
import { pageFaults } from './pageFaults.ts';
import { isShown, pageParts, PRESS_TIMEOUT_MS } from './pageParts.ts';
import type { PageWatch } from './watchPage.ts';

/** Checks that the recommended move does something. It is the last check, because it may leave the page. */
export async function checkMove(page: Page, watch: PageWatch, dry: boolean): Promise<Check> {
  const title = 'The recommended move does something';
  const { panel } = pageParts(page);
  if (!dry) return { title, problems: [], skipped: 'pressed with `--dry` only' };
  await panel
    .locator('[data-part="to-answer"]')
    .click({ timeout: PRESS_TIMEOUT_MS })
    .catch(() => undefined);
  const button = panel.locator('[data-part="move-button"]').first();
  if (!(await isShown(button, PRESS_TIMEOUT_MS)))
    return { title, problems: [], skipped: 'the move for this run has no button' };
  const label = await button.innerText();
  watch.hold();
  const before = watch.held.length;
  const from = page.url();
  let hasLeft = false;
  let missing: string | undefined;
  page.once('popup', () => (hasLeft = true));
  page.once('framenavigated', () => (hasLeft = true));
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.status() >= 400) missing = response.url();
  });
  await button.click();
  const state = panel.locator('[data-part="move"]');
  for (let waited = 0; waited < PRESS_TIMEOUT_MS; waited += 100) {
    await page.waitForTimeout(100);
    const moved = await state.getAttribute('data-state', { timeout: 200 }).catch(() => null);
    const held = watch.held.slice(before);
    if (moved === 'failed') {
      const said = await state.locator('[role="status"]').innerText();
      return { title, problems: [pageFaults.moveFailed(label, said, held)] };
    }
    if (moved === 'done' || hasLeft || page.url() !== from || held.length > 0 || (await hasAsked(page))) {
      return {
        title: `${title}: “${label}”`,
        problems: missing === undefined ? [] : [pageFaults.moveMissing(label, missing)],
      };
    }
  }
  return { title, problems: [pageFaults.moveSilent(label)] };
}

/** Whether the host shows a dialog, or the pill appeared. */
function hasAsked(page: Page): Promise<boolean> {
  return page
    .locator(
      'dialog[open], [role="dialog"]:not([data-part="popover"]), [role="alertdialog"], [data-part="pill"]',
    )
    .first()
    .isVisible()
    .catch(() => false);
}
