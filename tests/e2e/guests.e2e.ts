import type { FrameLocator, Page } from '@playwright/test';
import { GUESTS, type Guest } from './guests/GUESTS.ts';
import { serveGuests, WIDGETS, type GuestServer, type Widget } from './guests/serveGuests.ts';
import { expect, test } from './test.ts';

const RUN = 'demo/runs/summarise-research.json';
let server: GuestServer;
test.beforeAll(async ({ browser }) => {
  server = await serveGuests(RUN);
  for (const widget of WIDGETS) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.url(GUESTS[0]!, widget));
    plain.set(widget, await lookOf(page));
    await page.close();
  }
});
test.afterAll(() => server.close());

const SHOTS = process.env['GUEST_SHOTS'];
/** What a plain page makes of it, by widget. */
const plain = new Map<Widget, Look>();

interface Look {
  readonly button: string;
  readonly panel: readonly string[];
}

for (const widget of WIDGETS) {
  for (const guest of GUESTS) {
    test(`W7, B12, P7: ${widget} in ${guest.name}: looks, opens, acts, reports, and one Escape closes it alone`, async ({
      page,
      complaints,
    }) => {
      // Chromium says so of every page that its host has framed away.
      if (guest.sandbox) complaints.expect(/sandbox/i);
      await page.goto(server.url(guest, widget));
      const host = guest.sandbox ? page.frameLocator('iframe') : page;
      await visit(page, host, guest, widget);
    });
  }
}

async function visit(page: Page, host: Page | FrameLocator, guest: Guest, widget: Widget): Promise<void> {
  const root = host.locator('html');
  const heard = async (): Promise<string> => (await root.getAttribute('data-heard')) ?? '';
  const look = await lookOf(host);
  const button = host.locator('[data-part="help-button"]');
  const panel = host.locator('[data-part="popover"]');
  if (SHOTS) {
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${SHOTS}/${widget} ${guest.name.replaceAll(/\W+/g, '-')}.png` });
  }
  expect(await panel.evaluate(standing)).toEqual({ onTop: true, inView: true, focus: 'H2' });

  expect(look.button).toBe(plain.get(widget)!.button);
  if (!guest.looksOther) expect(look.panel).toEqual(plain.get(widget)!.panel);

  await panel.getByRole('button', { name: 'Open Provider vault' }).first().click();
  expect(await heard()).toBe('surface');
  // The open panel says all that the pill would.
  const pill = host.locator('[data-part="pill"]');
  await expect(pill).toBeAttached();
  await expect(pill).toBeHidden();

  await panel.getByRole('button', { name: 'Report this Run' }).click();
  await panel.getByRole('textbox', { name: 'Message' }).fill('From a guest.');
  await panel.getByRole('textbox', { name: 'Message' }).press('Control+Enter');
  await expect(panel.getByText('GUEST-1').first()).toBeAttached();
  expect(server.takeReports()).toHaveLength(1);
  expect(await heard()).toBe('surface');
  expect(page.url()).toBe(server.url(guest, widget));

  await button.focus();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  expect(await heard()).toBe('surface');
  await expect(button).toBeFocused();
  await expect(button).toBeVisible();
  await expect(pill).toBeVisible();
  expect((await pill.boundingBox())!.height).toBeLessThan(200);
}

/** Opens the panel, and tells how button and panel look. */
async function lookOf(host: Page | FrameLocator): Promise<Look> {
  const button = host.locator('[data-part="help-button"]');
  await expect(button).toBeVisible();
  const closed = await button.evaluate(buttonLook);
  await button.click();
  const panel = host.locator('[data-part="popover"]');
  await expect(panel.getByRole('article').first()).toBeVisible();
  await expect(panel.locator('[data-part="fix-now"] li').first()).toBeVisible();
  // Evidence and the rows below come by themselves, each as code of its own.
  const counts: number[] = [];
  const isSettled = async (): Promise<boolean> => {
    counts.push(await panel.locator('*').count());
    return counts.length > 3 && new Set(counts.slice(-4)).size === 1;
  };
  await expect.poll(isSettled, { intervals: [200] }).toBe(true);
  return { button: closed, panel: await panel.evaluate(panelLook) };
}

function buttonLook(button: Element): string {
  const style = getComputedStyle(button);
  const names = [
    'padding-block',
    'padding-inline',
    'height',
    'border-width',
    'border-style',
    'border-radius',
    'background-color',
    'color',
    'font',
    'display',
    'letter-spacing',
    'text-transform',
    'text-indent',
  ];
  const sign = getComputedStyle(button, '::before');
  return [...names.map((name) => style.getPropertyValue(name)), sign.borderTopWidth, sign.width].join(' | ');
}

/** Is the panel above everything, inside the viewport, and the focus on its title? */
function standing(panel: Element): {
  readonly onTop: boolean;
  readonly inView: boolean;
  readonly focus: string | undefined;
} {
  const { left, top, right, bottom } = panel.getBoundingClientRect();
  let at: Element | null = null;
  for (let root: DocumentOrShadowRoot | null | undefined = document; root; root = at?.shadowRoot) {
    const next: Element | null = root.elementFromPoint((left + right) / 2, top + 20);
    if (next === at) break;
    at = next;
  }
  return {
    onTop: at !== null && panel.contains(at),
    inView: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    focus: (panel.getRootNode() as Document).activeElement?.tagName,
  };
}

function panelLook(panel: Element): readonly string[] {
  const names = [
    'color',
    'background-color',
    'font',
    'letter-spacing',
    'text-transform',
    'text-indent',
    'text-align',
    'margin',
    'padding',
    'border-width',
    'list-style-type',
    'display',
    'float',
    'width',
    'cursor',
  ];
  return [...panel.querySelectorAll('*')].map((element) => {
    const style = getComputedStyle(element);
    const values = names.map((name) => style.getPropertyValue(name));
    const { borderTopWidth, display } = getComputedStyle(element, '::before');
    values.push(borderTopWidth, display);
    return `${element.localName}.${String(element.getAttribute('class'))} ${values.join(' | ')}`;
  });
}
