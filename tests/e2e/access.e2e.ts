import type { Locator, Page, Route } from '@playwright/test';
import { expectAccessible } from './expectAccessible.ts';
import { moveOf } from './moveOf.ts';
import { expect, test } from './test.ts';

/** Recorded runs, by what they show. */
const RUNS = {
  fix: 'run-1000',
  report: 'run-1373',
  cancelled: 'run-1390',
  succeeded: 'run-1290',
  unknown: 'run-1260',
  manyFailures: 'run-1190',
};

/** ButtonText and ButtonFace of Chromium's forced colours. */
const BLACK = 'rgb(0, 0, 0)';
const WHITE = 'rgb(255, 255, 255)';

async function openAll(panel: Locator): Promise<void> {
  for (const summary of await panel.locator('summary').all()) {
    if (await summary.isVisible()) await summary.click();
  }
}

test.describe('axe finds nothing', () => {
  test('in the answer: its reasons, every kind of move, and a failure that no guide knows', async ({
    page,
    orbit,
    complaints,
  }) => {
    const [waiting, retrying, refused] = await Promise.all(
      ['release-notes', 'poll-carriers', 'send-announcement'].map((mission) => orbit.startQuietly(mission)),
    );
    await orbit.openRun(RUNS.fix);
    const panel = await orbit.openHelp();
    await expect(panel.getByRole('article')).toBeVisible();
    await openAll(panel);
    await expectAccessible(page, 'fix, with “Why we think so” open', true);

    for (const [id, state] of [
      [RUNS.report, 'report'],
      [RUNS.unknown, 'run-failed, openly'],
      [retrying, 'continue: wait'],
      [refused, 'retry, held, with what it repeats'],
      [waiting, 'continue: resume'],
    ] as const) {
      await orbit.settled(id!);
      await orbit.openRun(id!);
      await orbit.openHelp();
      await expect(moveOf(panel)).toBeVisible();
      await expectAccessible(page, state);
    }

    complaints.expect(/Failed to load resource: .* 409/);
    await page.route('**/resume', (route) => route.fulfill({ status: 409, json: { detail: 'Not now.' } }));
    await page.route('**/api/approvals', (route) => route.fulfill({ json: [] }));
    await moveOf(panel).getByRole('button', { name: 'Decide' }).click();
    await expect(moveOf(panel)).toContainText('That did not work: “Not now.”');
    await expectAccessible(page, 'a move that failed');
  });

  test('in “Wrong guide?”, another guide, and a run that is over', async ({ page, orbit }) => {
    await orbit.openRun(RUNS.manyFailures);
    const panel = await orbit.openHelp();
    await panel.getByRole('button', { name: 'Wrong guide?' }).click();
    const search = panel.getByRole('searchbox', { name: 'Search the guides' });
    await search.fill('key');
    await expect(panel.getByText(/guides? found for “key”\.$/)).toBeVisible();
    await openAll(panel);
    await expectAccessible(page, '“Wrong guide?” with results', true);
    await search.fill('zzzz');
    await expect(panel.getByText('No guide found for “zzzz”.')).toBeVisible();
    await expectAccessible(page, '“Wrong guide?” without results');
    await search.fill('key');
    await panel.getByRole('button', { name: 'Credentials were refused' }).last().click();
    await expect(panel.getByRole('region', { name: 'When to contact support' })).toBeVisible();
    await expectAccessible(page, 'another guide');

    await orbit.openRun(RUNS.cancelled);
    await orbit.openHelp();
    await expect(panel.getByRole('article')).toBeVisible();
    await expectAccessible(page, 'a run that was cancelled');
  });

  test('in the report: filled in, on its way, waiting, rejected, received', async ({
    page,
    orbit,
    complaints,
  }) => {
    complaints.expect(/Failed to load resource: .* (?:503|413)/);
    await orbit.openRun(RUNS.report);
    const panel = await orbit.openHelp();
    await panel.getByRole('button', { name: 'Report this Run' }).last().click();
    await panel.getByRole('textbox', { name: 'Message' }).fill('It fails every time.');
    await openAll(panel);
    await expectAccessible(page, 'report form', true);

    const asked: Route[] = [];
    await page.route('**/api/reports', (route) =>
      route.request().method() === 'POST' ? void asked.push(route) : route.fallback(),
    );
    const report = panel.getByRole('region', { name: 'Reports on this run' }).getByRole('listitem').first();
    const press = async (name: RegExp): Promise<Route> => {
      await panel.getByRole('button', { name }).click();
      await expect(report).toContainText('Sending');
      await expect.poll(() => asked.length).toBe(1);
      return asked.pop()!;
    };
    const first = await press(/^Send to/);
    await expectAccessible(page, 'report on its way');
    await first.fulfill({ status: 503, headers: { 'retry-after': '600' } });
    await expect(report).toContainText('Next try in');
    await expectAccessible(page, 'report waiting');
    await (await press(/^Try now/)).fulfill({ status: 413, body: 'At most 64 kB.' });
    await expect(report).toContainText('Refused');
    await expectAccessible(page, 'report rejected');
    await panel.getByRole('button', { name: 'Edit and send again' }).click();
    await expectAccessible(page, 'a report that is written again');
    await (await press(/^Send to/)).continue();
    await expect(report).toContainText(/Received as R-\d+/);
    await expectAccessible(page, 'report received');
  });

  test('beside Replay: following, pinned, closed, and a run that is over', async ({ page, orbit }) => {
    await orbit.openReplay(RUNS.manyFailures);
    const { dock } = orbit;
    await dock.getByRole('button', { name: 'Show why' }).click();
    await page.getByRole('slider', { name: 'Replay position' }).press('Home');
    await expect(dock.getByText(/^Kept in view/)).toBeVisible();
    await openAll(dock);
    await expectAccessible(page, 'Replay, pinned', true);
    await dock.getByRole('button', { name: 'Close help' }).click();
    await expectAccessible(page, 'Replay, help closed');
    await dock.getByRole('button', { name: 'Help' }).click();

    await orbit.openReplay(RUNS.succeeded);
    await dock.getByText('Result not right?').click();
    await dock.getByRole('button', { name: 'Nothing was produced' }).click();
    await expect(dock.getByRole('article')).toBeVisible();
    await expectAccessible(page, 'Replay, a finished run with a verdict');
  });

  test('when something could not be loaded', async ({ page, orbit, complaints }) => {
    complaints.expect(/Failed to load resource: net::ERR_FAILED/);
    complaints.expect(/Waymark: .* could not be loaded/);
    await test.step('the panel itself', async () => {
      await page.route('**/react/popover/Popover.tsx*', (route) => route.abort());
      await orbit.openRun(RUNS.fix);
      await orbit.helpButton.click();
      const again = page.getByRole('button', { name: 'Help did not load. Try again.' });
      await expect(again).toBeVisible();
      await expectAccessible(page, 'panel not loaded');
      await page.unroute('**/react/popover/Popover.tsx*');
      await again.click();
      await expect(orbit.popover).toBeVisible();
    });
    const failed = orbit.popover.getByRole('alert');
    await test.step('P12: what reads the run', async () => {
      let arrive = (): void => {};
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      await page.route('**/react/panel/PanelAnswer.tsx*', async (route) => {
        await arrived;
        await route.continue();
      });
      await orbit.openRun(RUNS.fix);
      await orbit.helpButton.click();
      const title = orbit.popover.getByRole('heading', { level: 2 });
      await expect(title).toBeFocused();
      await expect(orbit.popover.locator('[aria-busy=true]')).toBeVisible();
      await expectAccessible(page, 'the frame alone');
      arrive();
      await expect(moveOf(orbit.popover).getByRole('button')).toBeVisible();
      await expect(title).toBeFocused();
      await page.unroute('**/react/panel/PanelAnswer.tsx*');
    });
    await test.step('P12: what reads the run, asked for again', async () => {
      await page.route('**/react/panel/PanelAnswer.tsx*', (route) => route.abort());
      await orbit.openRun(RUNS.fix);
      await orbit.helpButton.click();
      await expect(failed).toContainText('Help did not load.');
      await expectAccessible(page, 'answer not loaded');
      await page.unroute('**/react/panel/PanelAnswer.tsx*');
      let arrive = (): void => {};
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      await page.route('**/react/panel/PanelAnswer.tsx*', async (route) => {
        await arrived;
        await route.continue();
      });
      await orbit.popover.getByRole('button', { name: 'Try again' }).click();
      await expect(orbit.popover.getByRole('status').filter({ hasText: 'Trying again…' })).toBeVisible();
      arrive();
      await expect(moveOf(orbit.popover).getByRole('button')).toBeVisible();
      await expect(orbit.popover.getByRole('heading', { level: 2 })).toBeFocused();
      await page.unroute('**/react/panel/PanelAnswer.tsx*');
    });
    await test.step('the text of a guide', async () => {
      await page.route('**/*virtual:waymark/guides/**', (route) => route.abort());
      await orbit.openRun(RUNS.manyFailures);
      await orbit.openHelp();
      await expect(failed).toContainText('This guide did not load.');
      await expectAccessible(page, 'guide not loaded');
    });
    await test.step('all guides', async () => {
      await page.route('**/*virtual:waymark/catalog*', (route) => route.abort());
      await orbit.openRun(RUNS.fix);
      await orbit.openHelp();
      await expect(failed.first()).toContainText('The guides did not load.');
      await expect(moveOf(orbit.popover).getByRole('button')).toBeVisible();
      await expect(orbit.popover.getByRole('button', { name: 'Report this Run' }).last()).toBeVisible();
      await expectAccessible(page, 'guides not loaded');
      await page.unroute('**/*virtual:waymark/catalog*');
      await orbit.popover.getByRole('button', { name: 'Try again' }).first().click();
      await expect(orbit.popover.getByRole('article', { name: 'Credentials were refused' })).toBeVisible();
    });
  });
});

test('the popover is reached, read, used and left with the keyboard alone', async ({ page, orbit }) => {
  await orbit.openRun(RUNS.fix);
  const { helpButton, popover: panel } = orbit;
  await page.getByRole('link', { name: 'Runs', exact: true }).last().focus();
  await page.keyboard.press('Tab');
  await expect(helpButton).toBeFocused();
  await expect(helpButton).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(helpButton).toHaveAttribute('aria-expanded', 'true');
  await expect(panel.getByRole('article')).toBeVisible();

  await test.step('Tab reaches every control in the order they are read', async () => {
    // The rows below the fix come once it stands.
    await expect.poll(async () => (await tabbable(panel)).length).toBeGreaterThan(30);
    const controls = await tabbable(panel);
    const reached: string[] = [];
    for (const _ of controls) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(nameOfFocus));
    }
    expect(reached).toEqual(controls);
  });

  await test.step('then goes on in the page, and comes back', async () => {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Replay', exact: true })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(panel.getByRole('button', { name: 'Wrong guide?' })).toBeFocused();
  });

  await test.step('another view has the focus on its heading; back returns', async () => {
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('heading', { name: 'Wrong guide?' })).toBeFocused();
    await panel.getByRole('searchbox').press('k');
    await page.keyboard.press('Escape');
    await expect(panel).toBeVisible();
    await panel.getByRole('button', { name: 'Back', exact: true }).press('Enter');
    await expect(panel.getByRole('region', { name: 'How to fix it' })).toBeVisible();
  });

  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(helpButton).toBeFocused();
});

test('at 400 % zoom nothing scrolls sideways', async ({ page, orbit }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await orbit.openRun(RUNS.fix);
  const panel = await orbit.openHelp();
  await expect(panel.getByRole('article')).toBeVisible();
  await openAll(panel);
  expect(await sideways(page), 'the answer').toEqual([]);
  await panel.getByRole('button', { name: 'Wrong guide?' }).click();
  await expect(panel.getByRole('searchbox')).toBeVisible();
  expect(await sideways(page), 'Wrong guide?').toEqual([]);
  await panel.getByRole('button', { name: 'Report this Run' }).click();
  await expect(panel.getByRole('textbox', { name: 'Message' })).toBeVisible();
  await openAll(panel);
  expect(await sideways(page), 'the report').toEqual([]);

  await orbit.openReplay(RUNS.manyFailures);
  await orbit.dock.getByRole('button', { name: 'Help' }).click();
  await expect(orbit.dock.getByRole('article')).toBeVisible();
  await openAll(orbit.dock);
  expect(await sideways(page), 'the dock').toEqual([]);
});

test('in forced colours every control is drawn, and with reduced motion nothing moves', async ({
  page,
  orbit,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await orbit.openRun(RUNS.fix);
  const panel = await orbit.openHelp();
  await expect(panel.getByRole('article')).toBeVisible();
  const move = moveOf(panel).getByRole('button');
  // The reader's own colours, drawn: neither ours, nor the same for text and ground.
  const colours = await move.evaluate((one) => {
    const { color, backgroundColor, borderTopColor } = getComputedStyle(one);
    return { color, backgroundColor, borderTopColor };
  });
  expect(colours).toEqual({ color: BLACK, backgroundColor: WHITE, borderTopColor: BLACK });
  await move.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(move).toBeFocused();
  await expect(move).not.toHaveCSS('outline-style', 'none');
  const moving = await panel.evaluate((element) =>
    element.getAnimations({ subtree: true }).map((one) => String(one.effect?.getTiming().duration)),
  );
  expect(moving).toEqual([]);
});

/** Names of the controls that Tab should stop at, in reading order. */
async function tabbable(panel: Locator): Promise<readonly string[]> {
  return panel.evaluate((element) =>
    [
      ...element.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [tabindex="0"]',
      ),
    ]
      .filter((one) => one.checkVisibility() && one.tabIndex >= 0)
      .map((one) => `${one.localName} ${one.getAttribute('aria-label') ?? one.textContent}`.trim()),
  );
}

function nameOfFocus(): string {
  const one = document.activeElement!;
  return `${one.localName} ${one.getAttribute('aria-label') ?? one.textContent}`.trim();
}

/** What is wider than the page or than the box it scrolls in. Code, tables and fields scroll inside themselves. */
async function sideways(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll('.waymark, .waymark *')];
    const boxes = parts.filter((one) => getComputedStyle(one).overflowX !== 'visible');
    return (
      [document.documentElement, ...boxes]
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        // What is for screen readers alone has no size, and a gist ends in an ellipsis.
        .filter((one) => !one.matches('pre, input, textarea, [tabindex="0"], .waymark-hidden, .waymark-gist'))
        .map((one) => `${one.localName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`)
    );
  });
}
