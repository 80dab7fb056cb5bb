import type { Page } from 'playwright-core';
import { type Check, checkOf } from './check.ts';
import { pageFaults } from './pageFaults.ts';
import { pageParts } from './pageParts.ts';

/** Checks that the open panel is styled, is above the page, and closes on one Escape. */
export async function checkPanel(page: Page): Promise<readonly Check[]> {
  return [await checkLook(page), ...(await checkDialogs(page))];
}

async function checkLook(page: Page): Promise<Check> {
  const title = 'The help has its styles, and stands above the page';
  const { panel } = pageParts(page);
  const { ground, border, padding } = await panel.evaluate((panel) => {
    const { backgroundColor, borderTopColor } = getComputedStyle(panel);
    const root = panel.getRootNode() as Document | ShadowRoot;
    const button = root.querySelector('.waymark-button');
    return {
      ground: backgroundColor,
      border: borderTopColor,
      padding: button ? getComputedStyle(button).paddingInlineStart : '',
    };
  });
  const lost = isClear(ground)
    ? 'The panel has no ground of its own.'
    : isClear(border)
      ? 'The colours of the panel do not hold.'
      : padding === '0px' && 'The button has lost its padding.';
  if (lost) return checkOf(title, pageFaults.notStyled(lost));
  const over = await panel.evaluate((panel) => {
    const { left, top, width, height } = panel.getBoundingClientRect();
    const root = panel.getRootNode() as Document | ShadowRoot;
    const found = root.elementFromPoint(left + width / 2, top + Math.min(height / 2, 120));
    return found && panel.contains(found) ? '' : (found?.outerHTML.slice(0, 80) ?? 'nothing');
  });
  return checkOf(title, over === '' ? undefined : pageFaults.covered(over));
}

function isClear(colour: string): boolean {
  return colour === '' || colour === 'transparent' || /^rgba\(.*, 0\)$/.test(colour);
}

/** Opens the help again where it is closed. @returns whether it was open still */
async function keepOpen(page: Page): Promise<boolean> {
  const { button, panel } = pageParts(page);
  const isStill = await panel.isVisible();
  if (!isStill) {
    await button.click();
    await panel.waitFor();
  }
  return isStill;
}

async function checkDialogs(page: Page): Promise<readonly Check[]> {
  await pageParts(page).panel.locator('h2').first().focus();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  const focused = await page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.classList.contains('waymark-button') ? '' : (active?.outerHTML.slice(0, 80) ?? 'nothing');
  });
  const isStill = await keepOpen(page);
  const escape: Check = {
    title: 'Escape closes the help and gives the focus back',
    problems: isStill ? [pageFaults.escapeLeaves()] : focused === '' ? [] : [pageFaults.escapeFocus(focused)],
  };
  return [escape, await checkModal(page)];
}

async function checkModal(page: Page): Promise<Check> {
  const title = 'A modal dialog stands over the help, and Escape closes it alone';
  const isOnTop = await page.evaluate(async () => {
    const dialog = document.createElement('dialog');
    dialog.id = 'waymark-doctor';
    dialog.textContent = 'A dialog of `waymark doctor`.';
    // At the panel's place, so that one of the two covers the other.
    const panel = document.querySelector('[data-part="popover"][data-state="open"]');
    const box = panel?.getBoundingClientRect();
    if (box) {
      dialog.style.margin = '0';
      dialog.style.left = `${box.left}px`;
      dialog.style.top = `${box.top}px`;
    }
    document.body.append(dialog);
    dialog.showModal();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { left, top } = dialog.getBoundingClientRect();
    return document.elementFromPoint(left + 8, top + 8) === dialog;
  });
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  const isClosed = await page.evaluate(() => {
    const dialog = document.querySelector<HTMLDialogElement>('#waymark-doctor');
    const closed = !dialog?.open;
    dialog?.remove();
    return closed;
  });
  const isStill = await keepOpen(page);
  const problems = [
    ...(isOnTop ? [] : [pageFaults.dialogUnder()]),
    ...(isClosed && !isStill ? [pageFaults.dialogTakes()] : []),
  ];
  return { title, problems };
}
