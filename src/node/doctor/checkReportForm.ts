import type { Page } from 'playwright-core';
import type { Check } from './check.ts';
import { pageFaults } from './pageFaults.ts';
import { isShown, pageParts, PRESS_TIMEOUT_MS } from './pageParts.ts';
import type { PageWatch } from './watchPage.ts';

/** Checks that the form opens filled in; with `dry` it is sent, and its request is answered in the browser. */
export async function checkReportForm(page: Page, watch: PageWatch, dry: boolean): Promise<Check> {
  const { panel } = pageParts(page);
  const opens = 'The report form opens, filled in';
  try {
    await panel.locator('[data-part="footer"] [data-part="report"]').click({ timeout: PRESS_TIMEOUT_MS });
    await panel
      .locator('.waymark-actions button:not([aria-disabled])')
      .first()
      .waitFor({ timeout: 5 * PRESS_TIMEOUT_MS });
  } catch (error) {
    return { title: opens, problems: [pageFaults.noForm(error)] };
  }
  if (!dry) return { title: `${opens}; sending it is tried with \`--dry\``, problems: [] };
  const title = 'A report is sent, here answered in the browser';
  watch.hold();
  const send = panel.locator('[data-part="send"]');
  if (!(await send.isVisible())) {
    return { title, problems: [pageFaults.notSent('there is nowhere to send it')] };
  }
  await send.click();
  const sent = panel.locator('[data-part="report"][data-state]').first();
  await sent.waitFor({ timeout: 5 * PRESS_TIMEOUT_MS }).catch(() => undefined);
  const out = '[data-part="report"]:is([data-state="delivered"], [data-state="handed-over"])';
  const isOut = await isShown(panel.locator(out).first(), PRESS_TIMEOUT_MS);
  const to = watch.held.find(({ isReport }) => isReport);
  if (isOut || to) return { title: to ? `${title}: ${to.method} ${to.url}` : title, problems: [] };
  const said = await sent.innerText({ timeout: 1000 }).catch(() => 'pressing *Send* shows nothing');
  return { title, problems: [pageFaults.notSent(said.replaceAll('\n', ' '))] };
}
