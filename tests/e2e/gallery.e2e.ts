import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expectedAnswers } from '../expectedAnswers.ts';
import { openState, stateIds } from './gallery.ts';
import { expect, test } from './test.ts';

const WIDTHS = [1280, 768, 360] as const;
/** The first fix step may not begin deeper than this into the panel's text, in heights of what is shown of it. */
const MAX_SCREENS = { 1280: 1, 360: 2 } as const;

const softly = expect.configure({ soft: true });

test('E1 E6: no state of the gallery has an axe violation, loses the focus to the page, or keeps Escape for itself', async ({
  page,
  complaints,
}) => {
  test.setTimeout(1_800_000);
  complaints.expect(/Failed to load resource/);
  complaints.expect(/could not be loaded/);
  for (const state of await stateIds(page)) {
    await test.step(state, async () => {
      await openState(page, state);
      // A page that was only opened has given the focus to nobody yet.
      if (await page.evaluate(() => document.documentElement.dataset['acts'] !== '0'))
        await softly
          .poll(() => focused(page), { message: `focus, ${state}`, timeout: 5_000 })
          .not.toBe('body');
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.waymark').analyze();
          const found = violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
          );
          expect.soft(found, `${state}, ${colorScheme}, ${width} px`).toEqual([]);
        }
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.getByRole('button', { name: 'Run again' }).focus();
      const title = page.locator('.waymark-panel h2');
      if ((await title.count()) === 0) return;
      await title.focus();
      for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Escape']) {
        await page.keyboard.press(key);
        expect.soft(await focused(page), `focus after ${key}, ${state}`).not.toBe('body');
      }
      // A sheet that was closed takes its entry of the history back, and no page can be asked for meanwhile.
      await page.evaluate(() => new Promise((done) => setTimeout(done, 150)));
    });
  }
});

test('C24: the first fix step of every recorded run is in sight at 1280 × 800, and after one scroll at 360 × 740', async ({
  page,
}) => {
  test.setTimeout(900_000);
  const rows: string[] = [];
  const deep: string[] = [];
  for (const { file } of expectedAnswers) {
    const cells: string[] = [];
    await openState(page, `run-${file}`);
    for (const width of [1280, 360] as const) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 800 });
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      const place = await page.evaluate(placeOfFirstStep);
      if (!place) {
        cells.push('–');
        continue;
      }
      const screens = place.bottom / place.shown;
      cells.push(`${place.bottom} of ${place.shown} px`);
      if (screens > MAX_SCREENS[width])
        deep.push(`${file} at ${width} px: ${place.bottom} of ${place.shown} px`);
    }
    rows.push([file.padEnd(28), ...cells.map((cell) => cell.padEnd(18))].join(' | '));
  }
  console.log(
    [['first fix step ends at'.padEnd(28), '1280 × 800'.padEnd(18), '360 × 740'].join(' | '), ...rows].join(
      '\n',
    ),
  );
  expect(deep).toEqual([]);
});

test('R22: the message is on the first screen of a phone, and what was not looked at yet is folded there alone', async ({
  page,
}) => {
  const message = page.getByRole('textbox', { name: 'Message' });
  const trail = page.getByRole('region', { name: 'Before you report' });
  await openState(page, 'report');
  await expect(trail.getByText('Failing step not viewed yet')).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset['ready'], null, { timeout: 60_000 });
  await expect(message).toBeInViewport({ ratio: 1 });
  await expect(trail.getByText('Failing step not viewed yet')).toBeHidden();
  await trail.getByText('Before you report').click();
  await expect(trail.getByText('Failing step not viewed yet')).toBeVisible();
});

test('E15: lines of text of twice the size stand below each other, in the dock’s strip too', async ({
  page,
}) => {
  for (const state of ['fix', 'dock', 'dock-before', 'report', 'countdown']) {
    await openState(page, state);
    await page.addStyleTag({ content: ':root { --waymark-size: 28px }' });
    expect.soft(await page.evaluate(coveredTexts), state).toEqual([]);
  }
});

test('C41: a command is read from left to right, with its *Copy* at the end, in any language', async ({
  page,
}) => {
  for (const lang of ['en', 'ar']) {
    await openState(page, `dock&lang=${lang}&dir=${lang === 'ar' ? 'rtl' : 'ltr'}`);
    const command = page.locator('.waymark-command').first();
    const end = await command.locator('pre').evaluate((pre) => {
      const text = document.createRange();
      text.selectNodeContents(pre);
      return text.getBoundingClientRect().right;
    });
    expect((await command.getByRole('button').boundingBox())!.x).toBeGreaterThan(end);
  }
});

test('C40: what the host says holds the run is the answer, without steps for a failure', async ({ page }) => {
  await openState(page, 'blocker');
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText('A change freeze is on');
  await expect(panel.getByRole('button', { name: 'Open Mission settings' })).toBeVisible();
  await expect(panel.getByText('When to contact support')).toBeVisible();
  await expect(panel.getByText('What to look at')).toHaveCount(0);
});

test('P16: a page is printed whole, closed rows too, without the host and without controls', async ({
  page,
}) => {
  await openState(page, 'fix');
  await page.locator('[data-part=expand]').click();
  await expect(page.locator('.waymark-panel')).toHaveAttribute('data-side', 'page');
  await page.emulateMedia({ media: 'print' });
  const panel = page.locator('.waymark-panel');
  await expect(panel.getByRole('heading', { name: 'How to fix it' }).first()).toBeVisible();
  await expect(panel.getByText('Contact support when', { exact: false }).first()).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Close help' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Run again', includeHidden: true })).toBeHidden();
  const { scrollHeight, clientHeight } = await panel.evaluate(({ scrollHeight, clientHeight }) => ({
    scrollHeight,
    clientHeight,
  }));
  expect(scrollHeight).toBe(clientHeight);
  // A blank sheet has some two thousand bytes.
  expect((await page.pdf()).length).toBeGreaterThan(20_000);
});

/** What a screen reader is told from the top, as it was read by a person. Values are those of the recordings. */
const TREES = {
  fix: `
    - dialog "Help with run-1000":
      - heading "Help with run-1000" [level=2]
      - region "lumen rejected the key (401)":
        - heading "lumen rejected the key (401)" [level=3]
        - figure "Error text"
      - 'region "Next move: Fix"':
        - 'heading "Next move: Fix" [level=3]'
        - button "Open Provider vault"
      - article "Credentials were refused":
        - region "How to fix it, for this run":
          - heading "How to fix it" [level=3]
          - list:
            - listitem:
              - checkbox "Step 1 done"
      - button "Report this Run"
      - button "Wrong guide?"
  `,
  'waiting-approval': `
    - dialog "Help with run-1320":
      - region /The run waits for an approval by .a release manager./:
        - blockquote: Publish the release notes of Orbit 4.2?
      - 'region "Next move: Continue"':
        - button "Decide"
  `,
  countdown: `
    - dialog "Help with run-1040":
      - 'region "Next move: Retry"':
        - list "Before you start":
          - listitem: /The system asked to wait until/
        - button /Retry in \\d+ seconds/ [disabled]
        - group "When the wait is over":
          - button "Retry when ready"
          - button "Tell me"
  `,
  blocker: `
    - dialog "Help with run-1340":
      - region "This run is waiting and cannot go on yet"
      - 'region "Next move: Fix"':
        - paragraph: /A change freeze is on/
        - button "Open Mission settings"
      - article "A run failed"
  `,
  report: `
    - dialog "Help with run-1000":
      - button "Back"
      - heading "Report this Run" [level=3]
      - form "Report this Run":
        - textbox "Message"
        - combobox "What is it about?"
        - textbox "Subject"
        - region "Before you report":
          - group:
            - list:
              - listitem:
                - text: Mission Replay not opened yet
                - button "Open Mission Replay"
        - group "Included":
          - checkbox "Failing step" [checked]
        - button "Send to Support"
        - button "Discard"
  `,
} as const;

for (const [state, tree] of Object.entries(TREES)) {
  test(`E16: the accessibility tree of “${state}” leads from what happened over the move to the fix`, async ({
    page,
  }) => {
    await openState(page, state);
    await expect(page.locator('body')).toMatchAriaSnapshot(tree);
  });
}

test('P19: a network that goes away after the answer takes neither report nor search with it', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect(/Failed to load resource/);
  await openState(page, 'fix');
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Wrong guide?' }).click();
  await expect(panel.getByRole('searchbox')).toBeVisible();
  await panel.getByRole('button', { name: 'Report this Run' }).click();
  await expect(panel.getByRole('textbox', { name: 'Message' })).toBeVisible();
});

test('P19: where the form did not come, what support needs most can be copied', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect(/Failed to load resource/);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openState(page, 'report-code-failed');
  await page.getByRole('button', { name: 'Copy the report' }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('run-1000');
  expect(text).toContain('Incorrect API key provided');
});

/** What has the focus, by its element; inside frames and shadow roots nothing of ours stands. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.localName);

/** Words whose lines are lower than their letters, and parts of the dock's strip that it is too low for. Runs in the page. */
function coveredTexts(): string[] {
  const texts = [...document.querySelectorAll('.waymark-panel :not(svg, svg *)')].filter(
    (one) =>
      one.checkVisibility() &&
      !one.closest('.waymark-hidden') &&
      [...one.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent!.trim()),
  );
  const low = texts.filter((one) => {
    const { lineHeight, fontSize } = getComputedStyle(one);
    return Number.parseFloat(lineHeight) < 1.2 * Number.parseFloat(fontSize);
  });
  const strip = document.querySelector('.waymark-replay');
  const bottom = strip?.getBoundingClientRect().bottom ?? 0;
  const cut = [...(strip?.querySelectorAll('*') ?? [])].filter(
    (one) => one.getBoundingClientRect().bottom > bottom,
  );
  return [...low, ...cut].map((one) => one.outerHTML.slice(0, 120));
}

/** How deep into the panel's text the first line of the first step ends, and how much of the text is shown; CSS pixels. */
function placeOfFirstStep(): { readonly bottom: number; readonly shown: number } | undefined {
  const body = document.querySelector('.waymark-scroll')!;
  const step = body.querySelector('[data-part=fix-now] :is(.waymark-steps > li, [data-state=asked])');
  if (!step) return undefined;
  const line = (step.querySelector('.waymark-tick') ?? step).getBoundingClientRect();
  const top = body.getBoundingClientRect().top;
  return { bottom: Math.round(line.bottom - top), shown: Math.round(body.clientHeight) };
}
