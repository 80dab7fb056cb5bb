import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { WaymarkHelp } from '../../src/element.ts';
import { HOST_DIALOGS, openHostDialog } from '../react/openHostDialog.ts';
import { serveGuests, type GuestServer } from './guests/serveGuests.ts';
import { expect, test } from './test.ts';

const LIMITED: object = JSON.parse(readFileSync('demo/runs/translate-catalogue.json', 'utf8'));
let server: GuestServer;
test.beforeAll(async () => {
  server = await serveGuests('demo/runs/translate-catalogue.json');
});
test.afterAll(() => server.close());
test.beforeEach(({ page }) => page.goto(server.blank));

const load = (page: Page, path = '/element.js'): Promise<unknown> => page.evaluate(`import('${path}')`);
/** The first block of a language on the page about the element. */
const shown = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(readFileSync('docs/element.md', 'utf8'))![1]!;

const button = (page: Page, at = 0) => page.locator('[data-part="help-button"]').nth(at);
const panel = (page: Page) => page.getByRole('dialog');
const heard = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (document.documentElement.dataset['heard'] ?? '').split('\n').filter(Boolean));

/** Puts an element on the page, with these attributes and properties, and notes the events that come to the document. */
async function put(
  page: Page,
  attributes: Record<string, string>,
  properties: object = { run: LIMITED },
): Promise<void> {
  await page.evaluate(
    ([attributes, properties]) => {
      const help = document.createElement('waymark-help');
      for (const [name, value] of Object.entries(attributes)) help.setAttribute(name, value);
      Object.assign(help, properties);
      const fallback = document.createElement('a');
      fallback.textContent = 'Help pages';
      help.append(fallback);
      document.querySelector('main')!.append(help);
      const { dataset } = document.documentElement;
      if (dataset['heard'] !== undefined) return;
      dataset['heard'] = '';
      for (const type of ['event', 'problem', 'toggle', 'step', 'seek', 'surface']) {
        document.addEventListener(`waymark-${type}` as 'waymark-event', (event) => {
          const detail: { readonly type?: string; readonly code?: string } = event.detail;
          dataset['heard'] += `${type} ${detail.type ?? detail.code ?? JSON.stringify(detail)}\n`;
        });
      }
    },
    [attributes, properties] as const,
  );
}

test('W1, W2: made before its script has come, it shows its children, then help with what it was given as text', async ({
  page,
}) => {
  await put(page, { run: JSON.stringify(LIMITED), moves: 'retry', open: '' }, {});
  await expect(page.getByText('Help pages')).toBeVisible();
  await load(page);
  await expect(panel(page)).toBeVisible();
  await expect(page.getByText('Help pages')).toBeHidden();
  await expect(panel(page).getByRole('button', { name: 'Retry the run' }).first()).toBeVisible();
});

test('W2: where its code cannot be loaded its children stay, and the page is told', async ({
  page,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/);
  await page.route('**/drawHelp*', (route) => route.abort());
  await load(page);
  await put(page, {});
  await expect.poll(() => heard(page)).toEqual(['problem help-not-loaded']);
  await expect(page.getByText('Help pages')).toBeVisible();
  await page.unroute('**/drawHelp*');
  await page.locator('waymark-help').evaluate((help: WaymarkHelp) => (help.user = 'u1'));
  await expect(button(page)).toBeVisible();
});

test('W3: a run that was changed in place is seen when it is assigned again', async ({ page }) => {
  await load(page);
  await put(page, { always: '' });
  await button(page).click();
  await expect(panel(page)).toContainText('Failed');
  await page.locator('waymark-help').evaluate((help: WaymarkHelp) => {
    const run = help.run as unknown as Record<string, unknown>;
    Object.assign(run, { status: 'succeeded', steps: [], failures: [], log: [], retry: undefined });
    help.run = run as never;
  });
  await expect(panel(page)).not.toContainText('Failed');
});

test('W4: moved it keeps an open panel; taken out it ends, and put back it starts again', async ({
  page,
}) => {
  await load(page);
  await put(page, {});
  await button(page).click();
  await panel(page).getByRole('button', { name: 'Report this Run' }).click();
  await panel(page).getByRole('textbox', { name: 'Message' }).fill('Half written');
  await page.evaluate(() => {
    const box = document.body.appendChild(document.createElement('section'));
    box.attachShadow({ mode: 'open' }).append(document.querySelector('waymark-help')!);
  });
  await expect(panel(page)).toBeVisible();
  await expect(panel(page).getByRole('textbox', { name: 'Message' })).toHaveValue('Half written');
  await page.evaluate(() => {
    const help = document.querySelector('section')!.shadowRoot!.querySelector('waymark-help')!;
    help.remove();
    Object.assign(window, { help });
  });
  await expect(panel(page)).toHaveCount(0);
  await page.evaluate(() => document.querySelector('main')!.append((window as never as { help: Node }).help));
  await expect(button(page)).toBeVisible();
});

test('W5: what happens comes to the document as events', async ({ page }) => {
  await load(page);
  await put(page, { steps: '' });
  await button(page).click();
  await panel(page).locator('[data-part="what-failed"] button').first().click();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  const all = await heard(page);
  expect(all).toContain('event shown');
  expect(all.filter((one) => !one.startsWith('event'))).toEqual([
    'toggle {"open":true,"reason":"button"}',
    expect.stringMatching(/^step {"stepId":".+"}$/),
    'toggle {"open":false,"reason":"escape"}',
  ]);
});

test('W5: a dock asks for another moment of the replay', async ({ page }) => {
  await load(page);
  await page.evaluate(() =>
    Object.assign(document.querySelector('main')!.style, { display: 'flex', height: '700px' }),
  );
  await put(page, { kind: 'dock', cursor: String((LIMITED as { startedAt: number }).startedAt) });
  const dock = page.getByRole('complementary');
  await dock.getByRole('button', { name: 'Jump to the failing step' }).click();
  expect((await heard(page)).filter((one) => one.startsWith('seek'))).toEqual([
    expect.stringMatching(/^seek {"at":\d+}$/),
  ]);
  const { width, height } = (await dock.boundingBox())!;
  expect([width, height]).toEqual([400, 700]);
});

test.describe('W6: a move', () => {
  const press = async (page: Page, listener: string): Promise<void> => {
    await load(page);
    await put(page, { moves: 'retry' });
    await page.evaluate(`document.addEventListener('waymark-move', (event) => { ${listener} })`);
    await button(page).click();
    await panel(page).getByRole('button', { name: 'Retry the run' }).first().click();
    const confirm = panel(page).locator('[data-part="move"] .waymark-choices .waymark-secondary');
    if (await confirm.count()) await confirm.first().click();
  };

  test('is answered by `respondWith`', async ({ page }) => {
    await press(page, "event.respondWith(Promise.resolve({ runId: 'run-130' }))");
    await expect(panel(page)).toContainText('run-130');
  });

  test('fails in the words of its answer', async ({ page }) => {
    await press(page, "event.respondWith(Promise.reject(new Error('The queue is closed')))");
    await expect(panel(page)).toContainText('The queue is closed');
  });

  test('is called off when it is prevented', async ({ page }) => {
    await press(page, 'event.preventDefault()');
    await expect.poll(() => heard(page)).toContain('event move');
    await expect(panel(page).getByRole('button', { name: 'Retry the run' }).first()).toBeEnabled();
    await expect(panel(page)).not.toContainText('did not work');
  });

  test('that nobody answers says so', async ({ page }) => {
    await press(page, '');
    await expect(panel(page)).toContainText('answered the event');
  });
});

const SCHEMES: readonly (readonly [
  said: string,
  css: string,
  theme: string,
  dark: readonly [boolean, boolean],
])[] = [
  ['nothing', '', '', [false, false]],
  ['`color-scheme: dark`', ':root { color-scheme: dark }', '', [true, true]],
  ['`color-scheme: light dark`', ':root { color-scheme: light dark }', '', [false, true]],
  ['`--waymark-scheme: dark`', 'main { --waymark-scheme: dark }', '', [true, true]],
  ['`--waymark-scheme: light dark`', 'main { --waymark-scheme: light dark }', '', [false, true]],
  ['`theme` on the element', ':root { color-scheme: light }', 'dark', [true, true]],
];

for (const [said, css, theme, dark] of SCHEMES) {
  test(`W12: where the page says ${said}, button and panel are drawn so, whatever the system prefers`, async ({
    page,
  }) => {
    await load(page);
    await put(page, theme ? { theme } : {});
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, css);
    await button(page).click();
    for (const [at, colorScheme] of (['light', 'dark'] as const).entries()) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const [ground, text] = dark[at]
        ? ['rgb(23, 25, 30)', 'rgb(236, 238, 241)']
        : ['rgb(255, 255, 255)', 'rgb(27, 29, 34)'];
      await expect(panel(page)).toHaveCSS('background-color', ground);
      await expect(button(page)).toHaveCSS('color', text);
    }
  });
}

test('W7: a child with `slot="label"` stands on the button, and parts take the page’s styles', async ({
  page,
}) => {
  await load(page);
  await put(page, {});
  await page.evaluate(() => {
    const label = document.querySelector('waymark-help')!.appendChild(document.createElement('b'));
    label.slot = 'label';
    label.textContent = 'What went wrong?';
    document.querySelector('waymark-help')!.always = true;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'waymark-help::part(help-button) { border-radius: 17px } main { --waymark-bg: rgb(1, 2, 3) }',
    );
    document.adoptedStyleSheets = [sheet];
  });
  await expect(page.getByRole('button', { name: 'What went wrong?' })).toBeVisible();
  await expect(button(page)).toHaveCSS('border-radius', '17px');
  await expect(button(page)).toHaveCSS('background-color', 'rgb(1, 2, 3)');
});

test('W8: Enter in a form around it stays the form’s', async ({ page }) => {
  await load(page);
  await put(page, {});
  await page.evaluate(() => {
    const form = document.createElement('form');
    const input = document.createElement('input');
    form.append(document.querySelector('waymark-help')!, input, document.createElement('button'));
    document.querySelector('main')!.append(form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      document.documentElement.dataset['heard'] += 'submit\n';
    });
  });
  await page.locator('input').press('Enter');
  expect(await heard(page)).toEqual(['submit']);
});

test('W9: it leaves no global', async ({ page }) => {
  const globals = (): Promise<readonly string[]> => page.evaluate(() => Object.getOwnPropertyNames(window));
  const before = await globals();
  await load(page);
  await put(page, {});
  await button(page).click();
  await expect(panel(page).getByRole('article').first()).toBeVisible();
  expect((await globals()).filter((name) => !before.includes(name))).toEqual([]);
});

test('W11: two versions and several elements on one page follow one deep link once, and each helps with its own run', async ({
  page,
}) => {
  await page.goto(`${server.blank}#waymark=timed-out`);
  await load(page);
  await load(page, '/v2/element.js');
  await put(page, {});
  await put(page, {}, { run: { ...LIMITED, id: 'other' } });
  await expect(panel(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await button(page, 1).click();
  await expect(page.getByRole('dialog', { name: 'Help with run other' })).toBeVisible();
});

test('W11 fault 27: three widgets of two versions have ids of their own, and what waits is sent once', async ({
  page,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/);
  await load(page);
  await load(page, '/v2/element.js');
  await page.route('**/reports', (route) => route.abort());
  for (const id of ['one', 'two', 'three'])
    await put(page, { receivers: '/reports', user: 'ann' }, { run: { ...LIMITED, id } });
  await button(page, 1).click();
  await expect(panel(page).locator('[data-part="rows"]')).toBeVisible();
  const ids = await page.evaluate(() =>
    [document, ...[...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?? [])].flatMap(
      (root) => [...root.querySelectorAll('[id]')].map(({ id }) => id),
    ),
  );
  expect(ids.length).toBeGreaterThan(5);
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  await panel(page).getByRole('button', { name: 'Report this Run' }).click();
  await panel(page).getByRole('textbox', { name: 'Message' }).fill('From the second.');
  await panel(page).getByRole('textbox', { name: 'Message' }).press('Control+Enter');
  await expect(panel(page).locator('[data-part="report"][data-state="waiting"]')).toBeVisible();
  server.takeReports();
  await page.unroute('**/reports');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(panel(page).getByText('GUEST-1').first()).toBeAttached();
  await page.waitForTimeout(1000);
  expect(server.takeReports()).toHaveLength(1);
});

for (const kind of HOST_DIALOGS) {
  test(`W7 P13: a modal dialog of the host (${kind}) is above the element’s panel, and one Escape closes one thing`, async ({
    page,
  }) => {
    await load(page);
    await put(page, {});
    await button(page).click();
    const help = page.locator('[data-part="popover"]');
    await expect(help.locator('[data-part="rows"]')).toBeVisible();
    await page.evaluate(openHostDialog, kind);
    const question = page.locator('[data-host="dialog"]');
    await expect(question.getByRole('button')).toBeFocused();
    // Not forced: Playwright presses only what nothing covers.
    await question.getByRole('button').click();
    await expect(question).toHaveCount(0);
    await expect(help).toBeVisible();
    await page.evaluate(openHostDialog, kind);
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(help).toBeVisible();
    await help.getByRole('heading', { level: 2 }).focus();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(button(page)).toBeFocused();
  });
}

test('W10: the page of the documentation runs as it stands, under the policy that it names', async ({
  page,
}) => {
  const asked: string[] = [];
  const headers = { 'content-security-policy': shown('text').trim() };
  await page.route('**/docs/**', (route) =>
    route.fulfill({ contentType: 'text/html', headers, body: shown('html') }),
  );
  await page.route('**/run.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: shown('js') }),
  );
  await page.route('**/api/**', (route) => {
    asked.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`);
    return route.fulfill({ json: route.request().method() === 'GET' ? LIMITED : { id: 'run-130' } });
  });
  await page.route('**/waymark/**', (route) =>
    route.continue({ url: route.request().url().replace('/waymark/', '/') }),
  );
  await page.goto(server.blank.replace('blank', 'docs/'));
  await button(page).click();
  await panel(page).getByRole('button', { name: 'Retry the run' }).first().click();
  await expect(panel(page)).toContainText('run-130');
  expect(asked).toEqual(['GET /api/runs/128', expect.stringMatching(/^POST .*\/retry$/)]);
});
