import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { GuideSource } from '../../src/core/model/guide.ts';
import { vitePlugin } from '../../src/node/vitePlugin.ts';
import { findBrowser } from '../findBrowser.ts';
import { brokenGuide, folderOf, guide } from './guideFolder.ts';

declare global {
  var guides: GuideSource;
  var changes: number;
}

const executablePath = findBrowser();
if (!executablePath) process.stderr.write('\n!!! No Chromium: hot reload of guides was NOT tested.\n\n');

const PAGE = {
  'index.html': '<!doctype html><title>host</title><script type="module" src="/main.js"></script>',
  'main.js': `import { guides } from 'virtual:waymark/guides';
globalThis.guides = guides;
globalThis.changes = 0;
guides.onChange(() => globalThis.changes++);
await guides.index();
await guides.body('disk-full');
document.title = 'ready';
`,
};

const titleOf = (page: Page) => page.evaluate(async () => (await guides.index()).guides[0]?.title);
const leadOf = (page: Page) =>
  page.evaluate(async () => JSON.stringify((await guides.body('disk-full')).lead));

describe.skipIf(!executablePath)('hot reload, in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '' });
  });
  afterAll(() => browser.close());

  async function open(root: string): Promise<Page> {
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [vitePlugin()],
      server: { host: '127.0.0.1', port: 0, watch: { usePolling: true, interval: 50 } },
    });
    await server.listen();
    const page = await browser.newPage();
    onTestFinished(async () => {
      await page.close();
      await server.close();
    });
    const address = server.httpServer?.address();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    await page.waitForFunction(() => document.title === 'ready');
    // Gone after a reload, so that a reload cannot pass for a hot update.
    await page.evaluate(() => (document.title = 'still here'));
    return page;
  }

  it('B40: swaps an edited guide under the page, head and body, and says so', async () => {
    const root = folderOf({ ...PAGE, 'guides/disk-full.md': guide('disk-full') });
    const page = await open(root);
    expect(await titleOf(page)).toBe('Disk full');
    writeFileSync(
      join(root, 'guides/disk-full.md'),
      guide('disk-full')
        .replace('title: Disk full', 'title: No room left')
        .replace('One or two sentences for', 'New words for'),
    );
    await page.waitForFunction(() => globalThis.changes === 1);
    expect(await titleOf(page)).toBe('No room left');
    expect(await leadOf(page)).toContain('New words for');
    expect(await page.title()).toBe('still here');
  });

  it('B41: shows a mistake in the overlay with its place, and takes it away once mended', async () => {
    const root = folderOf({ ...PAGE, 'guides/disk-full.md': guide('disk-full') });
    const page = await open(root);
    writeFileSync(join(root, 'guides/disk-full.md'), brokenGuide('disk-full'));
    const overlay = page.locator('vite-error-overlay');
    await overlay.waitFor({ state: 'attached' });
    const text = await overlay.evaluate((element) => element.shadowRoot?.textContent ?? '');
    expect(text).toContain('eror.code');
    expect(text).toMatch(/disk-full\.md:\d+:\d+/);
    expect(await titleOf(page)).toBe('Disk full');
    writeFileSync(join(root, 'guides/disk-full.md'), guide('disk-full'));
    await overlay.waitFor({ state: 'detached' });
    expect(await page.title()).toBe('still here');
  });
});
