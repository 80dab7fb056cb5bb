import { serveStrict } from './serveStrict.ts';
import { expect, test } from './test.ts';

/** Recorded: the key that was revoked. */
const RUN = 'run-1000';

/** Modules of the panel, and of the guides beyond their thunk. */
const LAZY =
  /\/react\/(?:panel|popover)\/(?:PanelAnswer|PanelFrame|Popover|PopoverPanel)\.|virtual:waymark\/(?!guides$)/;

test('before the pointer comes near, neither the panel nor a guide is asked for', async ({ page, orbit }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
  await orbit.openRun(RUN);
  await expect(orbit.helpButton).toBeVisible();
  await page.evaluate(() => new Promise((idle) => void requestIdleCallback(idle)));
  expect(asked.filter((url) => LAZY.test(url))).toEqual([]);
  await orbit.helpButton.hover();
  await expect.poll(() => asked.some((url) => url.includes('PanelFrame'))).toBe(true);
  await expect.poll(() => asked.some((url) => url.includes('virtual:waymark/'))).toBe(true);
});

test('the page scrolls, and the host’s own keys work, while help is open', async ({ page, orbit }) => {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('keydown', (event) => heard.push(event.key));
  });
  const heard = (): Promise<readonly string[]> =>
    page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
  await orbit.openRun(RUN);
  const style = (): Promise<string> =>
    page.evaluate(() =>
      [document.body, document.documentElement].map((one) => one.getAttribute('style')).join(),
    );
  const before = await style();
  const panel = await orbit.openHelp();
  await expect(panel.getByRole('article')).toBeVisible();

  expect(await style()).toBe(before);
  await page.mouse.move(320, 600);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await page.mouse.wheel(0, -400);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);

  await page.getByRole('link', { name: 'Runs', exact: true }).last().focus();
  await page.keyboard.press('k');
  expect(await heard()).toEqual(['k']);
  await expect(panel).toBeVisible();

  await panel.getByRole('button', { name: 'Wrong guide?' }).click();
  await panel.getByRole('searchbox').pressSequentially('key');
  await expect(panel.getByRole('searchbox')).toHaveValue('key');
  expect(await heard(), 'what is typed into the panel stays there').toEqual([]);
});

test('P4: the panel follows its button and stays in sight while the page is pinched larger and moved', async ({
  page,
  orbit,
}) => {
  await orbit.openRun(RUN);
  const panel = await orbit.openHelp();
  await expect(panel.getByRole('article')).toBeVisible();
  /** The panel against its button, and how far it stands out of what the operator sees; layout pixels. */
  const place = (): Promise<{ gap: number; out: number }> =>
    page.evaluate(() => {
      const { offsetLeft, offsetTop, width, height } = visualViewport!;
      const box = document.querySelector('[data-part="popover"]')!.getBoundingClientRect();
      const button = document.querySelector('[data-part="help-button"]')!.getBoundingClientRect();
      const out = Math.max(
        offsetLeft - box.left,
        box.right - offsetLeft - width,
        offsetTop - box.top,
        box.bottom - offsetTop - height,
      );
      return { gap: Math.round(box.top - button.bottom), out: Math.max(0, Math.round(out)) };
    });
  expect(await place()).toEqual({ gap: 6, out: 0 });

  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1.5 });
  await expect.poll(() => page.evaluate(() => visualViewport!.scale)).toBe(1.5);
  await expect.poll(place).toEqual({ gap: 6, out: 0 });

  await devtools.send('Input.synthesizeScrollGesture', { x: 300, y: 400, xDistance: -120, yDistance: -20 });
  await expect.poll(() => page.evaluate(() => visualViewport!.offsetLeft)).toBeGreaterThan(0);
  await expect.poll(place).toEqual({ gap: 6, out: 0 });
});

test('guides that were read can be read without a network', async ({ page, context, orbit, complaints }) => {
  complaints.expect(/net::ERR_INTERNET_DISCONNECTED/);
  await orbit.openRun(RUN);
  const panel = await orbit.openHelp();
  await panel.getByText('Related guides').click();
  await panel.getByRole('button', { name: 'Permission was denied' }).click();
  await expect(panel.getByRole('region', { name: 'How to fix it' })).toBeVisible();
  await page.keyboard.press('Escape');

  await context.setOffline(true);
  await orbit.openHelp();
  await expect(panel.getByRole('heading', { level: 3, name: 'Permission was denied' })).toBeVisible();
  await panel.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(panel.getByRole('article', { name: 'Credentials were refused' })).toBeVisible();
  await expect(panel.getByRole('region', { name: 'How to fix it' })).toBeVisible();

  await test.step('one that was not says so, and comes when the network is back', async () => {
    await panel.getByText('Related guides').click();
    await panel.getByRole('button', { name: 'The certificate was not accepted' }).click();
    await expect(panel.getByRole('alert')).toContainText('This guide did not load.');
    await context.setOffline(false);
    await panel.getByRole('button', { name: 'Try again' }).click();
    await expect(panel.getByRole('region', { name: 'How to fix it' })).toBeVisible();
  });
});

test('under a strict content security policy everything works, without a violation', async ({ page }) => {
  const host = await serveStrict('demo/runs/summarise-research.json');
  try {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(host.url);
    const button = page.getByRole('button', { name: `Help with ${RUN}` });
    await expect(button).toBeVisible();
    const scripts = asked.filter((path) => path.endsWith('.js')).length;
    await button.click();
    const panel = page.getByRole('dialog', { name: `Help with ${RUN}` });
    await expect(panel.getByRole('article', { name: 'Credentials were refused' })).toBeVisible();
    await expect(panel.getByRole('region', { name: 'How to fix it' })).toBeVisible();
    expect(asked.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(scripts);
    await expect(panel).toHaveCSS('position', 'fixed');

    await panel.getByText('Why we think so').click();
    await expect(panel.locator('mark').first()).toBeVisible();
    await panel.getByRole('button', { name: 'Wrong guide?' }).click();
    await panel.getByRole('searchbox').fill('limit');
    await panel
      .getByRole('button', { name: 'Provider rate limit reached' })
      .or(panel.getByRole('button', { name: /limit/i }))
      .first()
      .click();
    await panel.getByRole('button', { name: 'Report this Run' }).click();
    await panel.getByRole('textbox', { name: 'Message' }).fill('Under a strict policy.');
    await panel.getByRole('button', { name: 'Send to support' }).click();
    await expect(panel.getByRole('listitem').filter({ hasText: 'Received as STRICT-1' })).toBeVisible();
    await page.keyboard.press('Escape');

    await page.getByRole('complementary').getByRole('button', { name: 'Help' }).click();
    await expect(page.getByRole('complementary').getByRole('separator')).toBeVisible();
  } finally {
    await host.close();
  }
});

test('fault 6: a guide’s code that is gone after a deploy leaves what happened and the report, reloads nothing, and comes with the next try', async ({
  page,
  complaints,
}) => {
  complaints.expect(/404/);
  const host = await serveStrict('demo/runs/summarise-research.json');
  try {
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.route(/credentials-invalid-[^/]*\.js/, (route) => route.fulfill({ status: 404 }));
    await page.goto(host.url);
    await page.getByRole('button', { name: /^Help with / }).click();
    const panel = page.getByRole('dialog');
    await expect(panel.locator('[data-part="load-failed"]')).toBeVisible();
    await expect(panel).toContainText('Incorrect API key provided');
    await expect(panel.getByRole('button', { name: 'Report this Run' })).toBeVisible();
    await page.unroute(/credentials-invalid-[^/]*\.js/);
    await panel.locator('[data-part="load-failed"] button').click();
    await expect(panel.locator('[data-part="fix-now"]')).toBeVisible();
    expect(loads).toBe(1);
  } finally {
    await host.close();
  }
});
