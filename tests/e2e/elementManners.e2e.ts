import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { WaymarkHelp } from '../../src/element.ts';
import { serveGuests, type GuestServer } from './guests/serveGuests.ts';
import { expect, test } from './test.ts';

const LIMITED: object = JSON.parse(readFileSync('demo/runs/translate-catalogue.json', 'utf8'));
const BUILD: object = JSON.parse(readFileSync('demo/runs/build-site.json', 'utf8'));
const VAULT: object = JSON.parse(readFileSync('demo/runs/summarise-research.json', 'utf8'));
let server: GuestServer;
test.beforeAll(async () => {
  server = await serveGuests('demo/runs/translate-catalogue.json');
});
test.afterAll(() => server.close());
test.beforeEach(async ({ page }) => {
  await page.goto(server.blank);
  await page.evaluate(`import('/element.js')`);
});

const button = (page: Page, at = 0) => page.locator('[data-part="help-button"]').nth(at);
const panel = (page: Page) => page.locator('[data-part="popover"][data-state="open"]');

/** Puts an element with these properties into `main`, or where `place` says. */
const put = (page: Page, properties: object = {}, place = 'main'): Promise<void> =>
  page.evaluate(
    ([properties, place]) => {
      const help = document.createElement('waymark-help');
      document.querySelector(place)!.append(Object.assign(help, properties));
    },
    [{ run: VAULT, surfaces: { 'provider-vault': 'Provider vault' }, ...properties }, place] as const,
  );

/** Puts the element into a shadow root of the host, between two buttons. */
const putInside = (page: Page, properties: object): Promise<void> =>
  page.evaluate((properties) => {
    const root = document.querySelector('main')!.attachShadow({ mode: 'open' });
    const [one, two] = ['One', 'Two'].map((name) =>
      Object.assign(document.createElement('button'), { textContent: name, id: name.toLowerCase() }),
    );
    const help = Object.assign(document.createElement('waymark-help'), properties);
    root.append(one!, help, two!);
  }, properties);

const open = async (page: Page, at = 0): Promise<void> => {
  await button(page, at).click();
  await expect(panel(page).locator('[data-part="rows"]')).toBeVisible();
};

/** What has the focus, inside all shadow roots. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return (at as HTMLElement | null)?.dataset?.['part'] ?? (at?.id || at?.localName) ?? '';
  });

test('P16: a page in the element is printed whole, without the host', async ({ page }) => {
  await put(page);
  await page.evaluate(() => {
    const host = document.createElement('h1');
    host.textContent = 'The host';
    host.style.height = '3000px';
    document.body.append(host);
    document.querySelector('main')!.append('Beside the element');
  });
  await open(page);
  await panel(page).locator('[data-part="expand"]').click();
  await expect(panel(page)).toHaveAttribute('data-side', 'page');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('h1')).toBeHidden();
  expect(await page.locator('main').evaluate((main) => getComputedStyle(main).visibility)).toBe('hidden');
  await expect(panel(page).getByRole('heading', { name: 'How to fix it' }).first()).toBeVisible();
  await page.emulateMedia({ media: null });
  await page.keyboard.press('Escape');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('h1')).toBeVisible();
});

test('P16: focus that goes on to the host makes the page a panel again, in the host’s own shadow root too', async ({
  page,
}) => {
  await putInside(page, { run: VAULT });
  await open(page);
  await panel(page).locator('[data-part="expand"]').click();
  await expect(panel(page)).toHaveAttribute('data-side', 'page');
  await page.locator('#two').focus();
  await expect(panel(page)).not.toHaveAttribute('data-side', 'page');
});

test('D4: Escape in a dock gives the focus back to where it was last in the host’s own shadow root', async ({
  page,
}) => {
  await putInside(page, { run: VAULT, kind: 'dock' });
  const dock = page.getByRole('complementary');
  await expect(dock.locator('[data-part="rows"]')).toBeVisible();
  await page.locator('#one').focus();
  await page.locator('#two').focus();
  await dock.getByRole('heading', { level: 2 }).focus();
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('two');
  await expect(dock).toBeVisible();
});

test('B13: the shortcut opens help in any shadow root', async ({ page }) => {
  await putInside(page, { run: VAULT, shortcut: '?' });
  await expect(button(page)).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(panel(page)).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await focused(page)).toMatch(/title$/);
});

test('L6: the pill covers no control in a shadow root of the host where any place is free', async ({
  page,
}) => {
  await page.evaluate(() => {
    const own = document.body.appendChild(document.createElement('div'));
    own.style.cssText = 'position: fixed; inset: auto 0 0 auto; width: 500px; height: 200px';
    const control = document.createElement('button');
    control.textContent = 'Own';
    control.style.cssText = 'width: 500px; height: 200px';
    own.attachShadow({ mode: 'open' }).append(control);
  });
  await put(page);
  await open(page);
  await panel(page).getByRole('button', { name: 'Open Provider vault' }).first().click();
  await panel(page).locator('[data-part="close"]').click();
  const pill = page.locator('[data-part="pill"]');
  await expect(pill).toBeVisible();
  const own = (await page.getByRole('button', { name: 'Own' }).boundingBox())!;
  const isInView = async (): Promise<boolean> => {
    const box = (await pill.boundingBox())!;
    return box.x >= 0 && box.y >= 0 && box.x + box.width <= 1280 && box.y + box.height <= 800;
  };
  await expect.poll(isInView).toBe(true);
  const isClear = async (): Promise<boolean> => {
    const box = (await pill.boundingBox())!;
    return box.x + box.width <= own.x || box.y + box.height <= own.y;
  };
  await expect.poll(isClear).toBe(true);
});

test('C16, E6: a control of the panel that goes while the host takes the focus leaves it there', async ({
  page,
}) => {
  await put(page, { moves: 'retry', run: LIMITED });
  await page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { id: 'field-of-host' });
    document.querySelector('main')!.append(field);
  });
  await open(page);
  await panel(page).locator('[data-part="fix-now"] .waymark-tick').first().focus();
  await page.evaluate(() => {
    const root = document.querySelector('waymark-help')!.shadowRoot!;
    root.activeElement!.closest('li')!.remove();
    document.querySelector('input')!.focus();
  });
  expect(await focused(page)).toBe('field-of-host');
});

test('W4: taken out while its receivers are loaded, it draws nothing any more', async ({ page }) => {
  let go: () => void = () => {};
  const held = new Promise<void>((done) => (go = done));
  await page.route('**/receiversFrom*', async (route) => {
    await held;
    await route.continue();
  });
  await put(page, { receivers: '/reports' });
  await expect(button(page)).toBeVisible();
  const asked = page.waitForResponse('**/receiversFrom*');
  const help = await page.locator('waymark-help').evaluateHandle((help: WaymarkHelp) => {
    help.remove();
    return help;
  });
  go();
  await asked;
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  expect(await help.evaluate(({ shadowRoot }) => shadowRoot!.childElementCount)).toBe(0);
});

test('W14: a report that waits goes out from the next page once its receivers are made, with help closed', async ({
  page,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/);
  await page.route('**/reports', (route) => route.abort());
  await put(page, { receivers: '/reports' });
  await open(page);
  await panel(page).getByRole('button', { name: 'Report this Run' }).click();
  await panel(page).getByRole('textbox', { name: 'Message' }).fill('From the page before.');
  await panel(page).getByRole('textbox', { name: 'Message' }).press('Control+Enter');
  await expect(panel(page).locator('[data-part="report"][data-state="waiting"]')).toBeVisible();
  await page.unroute('**/reports');
  server.takeReports();
  await page.goto(server.blank);
  await page.evaluate(`import('/element.js')`);
  await put(page, { receivers: '/reports' });
  await expect(button(page)).toBeVisible();
  const sent: string[] = [];
  const isSent = async (): Promise<number> => {
    await page.evaluate(() => dispatchEvent(new Event('online')));
    return sent.push(...server.takeReports());
  };
  await expect.poll(isSent).toBe(1);
  expect(sent[0]).toContain('From the page before.');
});

test('W1, W12, E1: theme and run that change while the panel is open are seen, without an axe violation', async ({
  page,
}) => {
  await put(page);
  await open(page);
  const help = page.locator('waymark-help');
  await help.evaluate((help: WaymarkHelp) => (help.theme = 'dark'));
  await expect(panel(page)).toHaveCSS('background-color', 'rgb(23, 25, 30)');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('waymark-help').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await help.evaluate((help: WaymarkHelp, run) => (help.run = run as never), LIMITED);
  await expect(panel(page)).toContainText('run-1040');
  await expect(panel(page).locator('[data-part="rows"]')).toBeVisible();
  expect(await focused(page)).not.toBe('body');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  expect(await focused(page)).toBe('help-button');
});

test('W6: `respondWith` after the event throws, so that no answer is lost silently', async ({ page }) => {
  await put(page, { moves: 'retry', run: LIMITED });
  await page.evaluate(() =>
    document.addEventListener('waymark-move', (event) => {
      setTimeout(() => {
        try {
          event.respondWith(Promise.resolve({ runId: 'late' }));
        } catch (error) {
          document.title = String(error);
        }
      });
    }),
  );
  await open(page);
  await panel(page).getByRole('button', { name: 'Retry the run' }).first().click();
  await expect(page).toHaveTitle(/during its event/);
  await expect(panel(page)).toContainText('answered the event');
});

/** Holds back what matches until the returned function is called. */
async function hold(page: Page, what: string): Promise<() => void> {
  let go: () => void = () => {};
  const held = new Promise<void>((done) => (go = done));
  await page.route(what, async (route) => {
    await held;
    await route.continue();
  });
  return go;
}

const message = (page: Page) => panel(page).getByRole('textbox', { name: 'Message' });
const toReport = (page: Page): Promise<void> =>
  panel(page).getByRole('button', { name: 'Report this Run' }).click();

test('R10: what is written and sent before the code that sends is there is one report, with every word', async ({
  page,
}) => {
  await put(page, { receivers: '/reports' });
  await open(page);
  await toReport(page);
  await message(page).fill('Begun before.');
  await expect(panel(page).getByText('Your text is kept on this device')).toBeVisible();
  await page.goto(server.blank);
  await page.evaluate(`import('/element.js')`);
  const go = await hold(page, '**/createReporter*');
  await put(page, { receivers: '/reports' });
  await open(page);
  await toReport(page);
  server.takeReports();
  await message(page).press('End');
  await page.keyboard.type(' Written while it loads.');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await expect(message(page)).toHaveValue('Begun before. Written while it loads.');
  go();
  await expect(panel(page).locator('[data-part="report"][data-state="delivered"]')).toBeFocused();
  const sent = server.takeReports().map((body) => (JSON.parse(body) as { message: string }).message);
  expect(sent).toEqual(['Begun before. Written while it loads.']);
});

test('W15: receivers whose code did not come are made at the next press, and what was written stays', async ({
  page,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/);
  await page.route('**/receiversFrom*', (route) => route.abort());
  await put(page, { receivers: '/reports' });
  await open(page);
  await toReport(page);
  await message(page).fill('Nobody to send it to yet.');
  await expect(panel(page).locator('[data-part="send"]')).toHaveCount(0);
  await page.unroute('**/receiversFrom*');
  await message(page).click();
  await panel(page).locator('[data-part="send"]').click();
  await expect(panel(page).locator('[data-part="report"][data-state="delivered"]')).toBeVisible();
  expect(server.takeReports().at(-1)).toContain('Nobody to send it to yet.');
});

for (const chunk of ['behindParts', 'ReportForm', 'GuideSearch', 'outboxFor', 'endpoint'])
  test(`C15: ${chunk} is asked for anew where it failed once, and does what it does`, async ({
    page,
    complaints,
  }) => {
    complaints.expect(/ERR_FAILED/);
    let tries = 0;
    await page.route(`**/${chunk}*`, (route) => (tries++ ? route.continue() : route.abort()));
    await put(page, { receivers: '/reports' });
    await open(page);
    await expect(panel(page).locator('[data-part="expand"]')).toBeVisible();
    await panel(page).locator('[data-part="not-this"]').click();
    await expect(panel(page).getByRole('searchbox')).toBeVisible();
    await toReport(page);
    await message(page).fill(`In spite of ${chunk}.`);
    await message(page).press('Control+Enter');
    await expect(panel(page).locator('[data-part="report"][data-state="delivered"]')).toBeVisible();
    expect(tries).toBeGreaterThan(1);
  });

test('C15: a panel whose behavior failed once shows the host’s step all the same', async ({
  page,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/);
  let tries = 0;
  await page.route('**/PopoverBehavior*', (route) => (tries++ ? route.continue() : route.abort()));
  await page.evaluate(() => addEventListener('waymark-step', () => (document.title = 'Shown')));
  await put(page, { run: BUILD, steps: true });
  await open(page);
  await expect(panel(page).locator('[data-part="expand"]')).toBeVisible();
  await panel(page).locator('[data-part="move-button"]').click();
  await expect(page).toHaveTitle('Shown');
});

for (const way of ['press', 'focus alone'])
  test(`D11: a dock whose code is late takes over the focus of its button (${way})`, async ({ page }) => {
    const go = await hold(page, '**/DockPanel*');
    await page.evaluate(() =>
      Object.assign(document.querySelector('main')!.style, { display: 'flex', height: '700px' }),
    );
    await put(page, { kind: 'dock' });
    const toggle = page.locator('[data-part="dock-button"]');
    await expect(toggle).toBeVisible();
    await page.keyboard.press('Tab');
    if (way === 'press') await page.keyboard.press('Enter');
    await expect(toggle).toBeFocused();
    await page.evaluate(() => {
      const look = (): void => {
        const at = document.querySelector('waymark-help')!.shadowRoot!.activeElement;
        if (!at) document.title = 'Lost';
        requestAnimationFrame(look);
      };
      look();
    });
    go();
    await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toBeFocused();
    await expect(page).not.toHaveTitle('Lost');
  });
