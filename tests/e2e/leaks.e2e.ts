import type { CDPSession, Page } from '@playwright/test';
import { serveStrict } from './serveStrict.ts';
import { expect, test } from './test.ts';

// A trace keeps pictures of the page in the page, which would be measured with it.
test.use({ trace: 'off' });

let host: Awaited<ReturnType<typeof serveStrict>>;
test.beforeAll(async () => {
  host = await serveStrict('demo/runs/summarise-research.json');
});
test.afterAll(() => host.close());

test.beforeEach(({ page }) => page.goto(host.url));

test('opening and closing the popover a hundred times leaves nothing behind', async ({ page }) => {
  await page.getByRole('button', { name: /^Help with / }).click();
  await expect(page.getByRole('dialog').getByRole('article')).toBeVisible();
  await page.keyboard.press('Escape');
  await expectNothingLeft(page, {
    open: '[data-part="help-button"]',
    panel: '[data-part="help-button"][data-state="open"]',
  });
});

test('opening and closing the dock a hundred times leaves nothing behind', async ({ page }) => {
  const dock = page.getByRole('complementary');
  await dock.getByRole('button', { name: 'Help' }).click();
  await expect(dock.getByRole('article')).toBeVisible();
  await dock.getByRole('button', { name: 'Close help' }).click();
  await expectNothingLeft(page, {
    open: 'aside [data-part="dock-button"]',
    panel: 'aside [data-part="close"]',
  });
});

interface Parts {
  /** The button that opens the panel. */
  readonly open: string;
  /** There while the panel is open. */
  readonly panel: string;
}

async function expectNothingLeft(page: Page, parts: Parts): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  // Once before, so that everything is compiled as far as it will be.
  await page.evaluate(openAndClose, parts);
  const before = await measure(page, tools);
  await page.evaluate(openAndClose, parts);
  const after = await measure(page, tools);

  expect(after.listeners).toEqual(before.listeners);
  expect(after.elements).toBe(before.elements);
  expect(after.styles).toBe(before.styles);
  expect(after.allListeners - before.allListeners).toBeLessThanOrEqual(0);
  expect(after.nodes - before.nodes).toBeLessThanOrEqual(0);
  // Code that is still being compiled grows by some 200 KiB; a panel that was kept each time would be 5 MiB.
  expect((after.heap - before.heap) / 1024, 'KiB in a hundred times').toBeLessThan(1024);
}

/** Runs in the page, where nothing of the driver is allocated along. */
async function openAndClose({ open, panel }: Parts): Promise<void> {
  const until = async (isThere: boolean, what: string): Promise<void> => {
    for (let frame = 0; (document.querySelector(what) !== null) !== isThere; frame += 1) {
      if (frame === 120) throw new Error(`${what} did not ${isThere ? 'come' : 'go'}`);
      await new Promise(requestAnimationFrame);
    }
  };
  for (let time = 0; time < 100; time += 1) {
    await until(true, open);
    document.querySelector<HTMLElement>(open)!.click();
    await until(true, panel);
    document.querySelector<HTMLElement>('[data-part="close"]')!.click();
    await until(false, panel);
  }
}

interface Footprint {
  /** Listeners by target and type. */
  readonly listeners: Readonly<Record<string, number>>;
  readonly elements: number;
  readonly styles: number;
  readonly allListeners: number;
  readonly nodes: number;
  /** Bytes. */
  readonly heap: number;
}

/** What a page holds once everything that can be collected is. */
async function measure(page: Page, tools: CDPSession): Promise<Footprint> {
  const listeners: Record<string, number> = {};
  for (const target of [
    'window',
    'document',
    'document.documentElement',
    'document.body',
    'document.querySelector("#root")',
  ]) {
    const { result } = await tools.send('Runtime.evaluate', { expression: target, objectGroup: 'targets' });
    const found = await tools.send('DOMDebugger.getEventListeners', { objectId: result.objectId! });
    for (const { type } of found.listeners)
      listeners[`${target} ${type}`] = (listeners[`${target} ${type}`] ?? 0) + 1;
  }
  const [elements, styles] = await page.evaluate(() => [
    document.querySelectorAll('*').length,
    document.styleSheets.length + document.adoptedStyleSheets.length,
  ]);
  await tools.send('Runtime.releaseObjectGroup', { objectGroup: 'targets' });
  await tools.send('Performance.enable');
  for (let time = 0; time < 3; time += 1) await tools.send('HeapProfiler.collectGarbage');
  const { metrics } = await tools.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)!.value;
  return {
    listeners,
    elements,
    styles,
    allListeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    heap: metric('JSHeapUsedSize'),
  };
}
