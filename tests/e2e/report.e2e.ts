import type { Locator, Page, Request } from '@playwright/test';
import type { Report } from 'waymark/core';
import { expect, test } from './test.ts';

/** Recorded: the key that was revoked. */
const RUN = 'run-1000';
const SYMPTOM = 'lumen rejected the key (401)';

const send = (panel: Locator): Locator => panel.getByRole('button', { name: /^Send to / });
/** The newest report on the run. */
const report = (panel: Locator): Locator =>
  panel.getByRole('region', { name: 'Reports on this run' }).getByRole('listitem').first();
const message = (panel: Locator): Locator => panel.getByRole('textbox', { name: 'Message' });

async function openForm(panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Report this Run', exact: true }).last().click();
  await expect(panel.getByRole('heading', { name: 'Report this Run' })).toBeFocused();
  // A run that an earlier test has reported shows that first.
  const another = panel.getByRole('button', { name: 'Write another report' });
  await expect(send(panel).or(another)).toBeVisible();
  if (await another.isVisible()) await another.click();
  await expect(send(panel)).toBeEnabled();
}

/** What the form says will be sent. */
async function previewOf(panel: Locator): Promise<string> {
  const details = panel.locator('details').filter({ hasText: 'Exactly what will be sent' });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  return (await details.locator('pre').textContent())!;
}

/** Reports on their way to the server, in order. */
function listenForReports(page: Page): readonly Request[] {
  const sent: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/reports')) sent.push(request);
  });
  return sent;
}

test('a report is filled in, shows to the byte what is sent, and arrives', async ({ page, orbit }) => {
  const sent = listenForReports(page);
  await orbit.openRun(RUN);
  const panel = await orbit.openHelp();
  await openForm(panel);

  await expect(panel.getByRole('textbox', { name: 'Subject' })).toHaveValue(SYMPTOM);
  await expect(panel.getByRole('combobox', { name: 'What is it about?' })).toHaveValue('');
  await expect(panel.getByRole('region', { name: 'Before you report' })).toContainText(
    'Mission Replay not opened yet',
  );

  // Put together here, so that nobody scanning this file takes it for a token.
  const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
  await message(panel).fill(`The key worked yesterday. The other one is ${token}.`);
  await test.step('secrets are taken out, and that is said', async () => {
    const preview = await previewOf(panel);
    expect(preview).not.toContain(token);
    await expect(panel.getByText(/^Removed from message: /)).toBeVisible();
  });

  await test.step('a part that is left out is not sent', async () => {
    const whole = JSON.parse(await previewOf(panel)) as Report;
    expect(whole).toMatchObject({ subject: SYMPTOM, run: { id: RUN }, guide: { id: 'credentials-invalid' } });
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(['mission', 'step', 'log']));
    await panel.getByRole('checkbox', { name: 'Log excerpt' }).uncheck();
    await panel.getByRole('checkbox', { name: 'Failing step' }).uncheck();
    const less = JSON.parse(await previewOf(panel)) as Report;
    expect(Object.keys(less)).not.toContain('log');
    expect(Object.keys(less)).not.toContain('step');
  });

  const preview = await previewOf(panel);
  // Chromium ended no transaction of a storage bucket that had been collected, and the report waited ten seconds.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await send(panel).click();
  await test.step('the report takes the focus and names its reference', async () => {
    await expect(report(panel)).toBeFocused();
    await expect(report(panel)).toContainText(/Received as R-\d+ at /);
  });
  expect(sent).toHaveLength(1);
  expect(sent[0]!.postData()).toBe(preview);
  expect(sent[0]!.headers()['idempotency-key']).toBe((JSON.parse(preview) as Report).id);

  await test.step('support finds it, and the way back to the run', async () => {
    const [report] = await Promise.all([
      page.context().waitForEvent('page'),
      panel.getByRole('link', { name: /^View the report/ }).click(),
    ]);
    await expect(report.getByRole('heading', { level: 1, name: SYMPTOM })).toBeVisible();
    await report.close();

    await page.getByRole('link', { name: 'Reports received' }).click();
    await page.getByRole('link', { name: 'All reports' }).first().click();
    await page.getByRole('link', { name: SYMPTOM }).first().click();
    await expect(page.getByText('The key worked yesterday.', { exact: false }).first()).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: RUN }).click();
    await expect(page).toHaveURL(new RegExp(`/runs/${RUN}$`));
  });
});

test('what was written outlives Escape, a press outside and a reload', async ({ page, orbit }) => {
  await orbit.openRun(RUN);
  const panel = await orbit.openHelp();
  await openForm(panel);
  const text = 'I rotated the key twice.';
  await message(panel).fill(text);
  await expect(panel.getByText('Your text is kept on this device')).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await orbit.openHelp();
  await expect(message(panel)).toHaveValue(text);

  await page.getByRole('heading', { level: 1 }).click();
  await expect(panel).toBeHidden();
  await orbit.openHelp();
  await expect(message(panel)).toHaveValue(text);

  await page.reload();
  await orbit.openHelp();
  await openForm(panel);
  await expect(message(panel)).toHaveValue(text);

  await test.step('in Replay too, for it is the same draft', async () => {
    await page.getByRole('link', { name: 'Replay', exact: true }).click();
    await expect(orbit.dock.getByRole('article').or(message(orbit.dock))).toBeVisible();
    if ((await message(orbit.dock).count()) === 0) await openForm(orbit.dock);
    await expect(message(orbit.dock)).toHaveValue(text);
  });

  await test.step('until it is discarded, which asks first', async () => {
    await orbit.dock.getByRole('button', { name: 'Discard' }).click();
    const asked = orbit.dock.getByRole('group', { name: 'Discard what you wrote?' });
    await asked.getByRole('button', { name: 'Keep it' }).click();
    await expect(message(orbit.dock)).toHaveValue(text);
    await orbit.dock.getByRole('button', { name: 'Discard' }).click();
    await asked.getByRole('button', { name: 'Discard' }).click();
    await expect(orbit.dock.getByRole('article')).toBeVisible();
  });
});

test('an answer that got lost is tried again under the same key, and files one report', async ({
  page,
  orbit,
  request,
  complaints,
}) => {
  complaints.expect(/Failed to load resource: net::ERR_(?:FAILED|CONNECTION_REFUSED)/);
  const sent = listenForReports(page);
  const count = async (): Promise<number> =>
    ((await (await request.get('/api/reports')).json()) as { reports: readonly unknown[] }).reports.length;
  const before = await count();
  let isDown = true;
  await page.route('**/api/reports', async (route) => {
    if (route.request().method() !== 'POST' || !isDown) return route.fallback();
    // It arrives, but nobody hears of it.
    await route.fetch();
    await route.abort();
  });
  await orbit.openRun(RUN);
  const panel = await orbit.openHelp();
  await openForm(panel);
  await message(panel).fill('Does this arrive?');
  await send(panel).click();
  await expect(report(panel)).toContainText('Waiting');
  await expect(report(panel)).toContainText('Saved on this device.');

  isDown = false;
  await report(panel).getByRole('button', { name: 'Try now' }).click();
  await expect(report(panel)).toContainText(/(?:Received|Already received) as R-\d+/);
  const keys = new Set(sent.map((one) => one.headers()['idempotency-key']));
  expect([...keys]).toEqual([expect.stringMatching(/^[\w-]{20,}$/)]);
  expect(new Set(sent.map((one) => one.postData())).size).toBe(1);
  expect(await count()).toBe(before + 1);
});

test('a report that could not be sent outlives the page, and goes out by itself', async ({
  page,
  orbit,
  complaints,
}) => {
  complaints.expect(/Failed to load resource: (?:net::ERR_|.* 503)/);
  await page.route('**/api/reports', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 503, body: 'busy' }) : route.fallback(),
  );
  await orbit.openRun(RUN);
  const panel = await orbit.openHelp();
  await openForm(panel);
  await message(panel).fill('Kept over a reload');
  await send(panel).click();
  await expect(report(panel)).toContainText('Waiting');
  await panel.getByRole('button', { name: 'Back to the answer' }).click();
  await expect(panel.getByRole('button', { name: 'A report on this run waits to be sent.' })).toBeVisible();

  await page.unroute('**/api/reports');
  const sent = listenForReports(page);
  await page.reload();
  await expect.poll(() => sent.length, { timeout: 30_000 }).toBeGreaterThan(0);
  expect(sent[0]!.postData()).toContain('Kept over a reload');
  await orbit.openHelp();
  await panel.getByRole('button', { name: 'This run has been reported.' }).click();
  await expect(report(panel)).toContainText(/Received as R-\d+/);
});

test('a receiver that waits or refuses says why, and nothing is lost', async ({
  page,
  orbit,
  complaints,
}) => {
  complaints.expect(/Failed to load resource: .* (?:503|413)/);
  await orbit.openRun(RUN);
  const panel = await orbit.openHelp();
  await openForm(panel);
  await message(panel).fill('Still here?');

  await page.route('**/api/reports', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 503, headers: { 'retry-after': '40' }, body: 'busy' })
      : route.fallback(),
  );
  await send(panel).click();
  await expect(report(panel)).toContainText('Trying again will not file it twice.');
  await expect(report(panel)).toContainText(/Next try in (?:4\d|3\d) seconds\./);

  await page.unroute('**/api/reports');
  await page.route('**/api/reports', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 413, body: 'At most 64 kB.' })
      : route.fallback(),
  );
  await report(panel).getByRole('button', { name: 'Try now' }).click();
  await expect(report(panel)).toContainText('Refused: the report is too large.');
  await expect(report(panel)).toContainText('It answered 413: “At most 64 kB.”');

  await test.step('its words come back, and the next one takes its place', async () => {
    await page.unroute('**/api/reports');
    await report(panel).getByRole('button', { name: 'Edit and send again' }).click();
    await expect(message(panel)).toBeFocused();
    await expect(message(panel)).toHaveValue('Still here?');
    await panel.getByRole('checkbox', { name: 'Log excerpt' }).uncheck();
    await send(panel).click();
    await expect(report(panel)).toContainText(/Received as R-\d+/);
    await expect(panel.getByText('Not accepted')).toHaveCount(0);
  });
});

test('a draft written in two tabs is one draft', async ({ page, orbit, context }) => {
  await orbit.openRun(RUN);
  const panel = await orbit.openHelp();
  await openForm(panel);
  const other = await context.newPage();
  await other.goto(`/runs/${RUN}`);
  await other.getByRole('button', { name: /^Help with / }).click();
  const there = other.getByRole('dialog', { name: /^Help with / });
  await openForm(there);
  await message(there).fill('Written there.');
  await page.bringToFront();
  await expect(message(panel)).toHaveValue('Written there.');
  await message(panel).fill('Written there. And here.');
  await send(panel).click();
  await expect(report(panel)).toContainText(/Received as R-\d+/);
  await expect(report(there)).toContainText(/Received as R-\d+/);
  await expect(message(there)).toHaveCount(0);
  await other.close();
});

test('by keyboard alone, from the button to the receipt and back', async ({ page, orbit }) => {
  await orbit.openRun(RUN);
  await orbit.helpButton.focus();
  await page.keyboard.press('Enter');
  const panel = orbit.popover;
  const button = panel.getByRole('button', { name: 'Report this Run', exact: true }).last();
  await expect(button).toBeVisible();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: 'Report this Run' })).toBeFocused();
  const another = panel.getByRole('button', { name: 'Write another report' });
  await expect(send(panel).or(another)).toBeVisible();
  if (await another.isVisible()) {
    await another.focus();
    await page.keyboard.press('Enter');
    await expect(message(panel)).toBeFocused();
  } else await message(panel).focus();
  await page.keyboard.type('Typed, not clicked.');
  await page.keyboard.press('Control+Enter');
  await expect(report(panel)).toBeFocused();
  await expect(report(panel)).toContainText(/Received as R-\d+/);
  await page.keyboard.press('Escape');
  await expect(orbit.helpButton).toBeFocused();
});
