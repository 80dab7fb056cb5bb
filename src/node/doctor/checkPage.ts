import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Problem } from '../../core/model/problem.ts';
import type { Check } from './check.ts';
import { checkAccess } from './checkAccess.ts';
import { checkMove } from './checkMove.ts';
import { checkPanel } from './checkPanel.ts';
import { checkReportForm } from './checkReportForm.ts';
import { pageFaults } from './pageFaults.ts';
import { isShown, pageParts } from './pageParts.ts';
import type { PageWatch } from './watchPage.ts';

export interface PageOptions {
  readonly url: string;
  /** Presses the move and sends a report; requests that may change something are answered in the browser and do not leave it. */
  readonly dry: boolean;
  /** Absolute path of a folder for pictures. */
  readonly pictures: string | undefined;
  readonly axe: string | undefined;
  /** Milliseconds for the page to show its button, and for the help to show its answer. */
  readonly wait: number;
}

/** Checks a page of a host that shows a run in trouble. */
export async function checkPage(
  page: Page,
  watch: PageWatch,
  { url, dry, pictures, axe, wait }: PageOptions,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  const take = async (name: string): Promise<void> => {
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
  };

  const shown = await showButton(page, watch, { url, wait });
  checks.push(shown);
  if (shown.problems.length > 0) return [...checks, ...checkWatch(watch, 0)];
  const before = watch.errors.length;

  const opened = await openHelp(page, watch, wait);
  checks.push(opened);
  await take('open');
  if (opened.problems.length > 0) return [...checks, ...checkWatch(watch, before)];

  checks.push(...(await checkPanel(page)), ...(await checkAccess(page, axe)));
  checks.push(await checkReportForm(page, watch, dry));
  await take('report');
  checks.push(await checkMove(page, watch, dry));
  await take('move');
  return [...checks, ...checkWatch(watch, before)];
}

async function showButton(
  page: Page,
  watch: PageWatch,
  { url, wait }: Pick<PageOptions, 'url' | 'wait'>,
): Promise<Check> {
  const title = `A Help button shows on ${url}`;
  try {
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: wait });
  } catch (error) {
    return { title, problems: [pageFaults.unreachable(url, error)] };
  }
  if (await isShown(pageParts(page).button, wait)) return { title, problems: [] };
  const isUndefined = (await page.locator('waymark-help:not(:defined)').count()) > 0;
  return {
    title,
    problems: [isUndefined ? pageFaults.elementUndefined() : pageFaults.noButton(watch.errors, wait)],
  };
}

async function openHelp(page: Page, watch: PageWatch, wait: number): Promise<Check> {
  const title = 'Help opens, and an answer stands in it';
  const { button, panel } = pageParts(page);
  try {
    // Server-rendered pages show the button before it can be pressed.
    await page.waitForLoadState('load', { timeout: wait });
    await button.click({ timeout: wait });
    await panel.locator('[data-part="move"], [data-part="short-form"]').first().waitFor({ timeout: wait });
  } catch (error) {
    return { title, problems: [pageFaults.noAnswer(error, watch)] };
  }
  const said = await panel.locator('h3').first().innerText();
  return { title: `${title}: ${said}`, problems: [] };
}

/** Reports policy violations and console errors, since the page began and since help was opened. */
function checkWatch({ violations, errors }: PageWatch, before: number): readonly Check[] {
  const since = errors.slice(before);
  const ofWaymark = errors.slice(0, before).filter((text) => /waymark|hydrat/i.test(text));
  const forbidden = new Map(violations.map((one) => [`${one.directive} ${one.blocked}`, one]));
  return [
    {
      title: 'The content security policy forbids nothing',
      problems: [...forbidden.values()].map(pageFaults.forbidden),
    },
    {
      title: 'The console hears of no error',
      problems: [...new Set([...ofWaymark, ...since])].map((text): Problem => pageFaults.consoleError(text)),
    },
  ];
}
