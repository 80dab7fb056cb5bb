import { AxeBuilder } from '@axe-core/playwright';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { devBuild } from '../../.ci/devBuild.ts';
import { elementBuild } from '../../.ci/elementBuild.ts';
import { findBrowser } from '../findBrowser.ts';
import { buildCli, type BuiltCli } from './buildCli.ts';
import { brokenGuide, folderOf, guide } from './guideFolder.ts';

const executable = findBrowser();
const LOCKED = guide('index-locked');
const FILES = {
  'guides/index-locked.md': LOCKED,
  'runs/locked.json': JSON.stringify({
    id: '1',
    title: 'Nightly index',
    status: 'failed',
    steps: [{ id: 'a', title: 'Build the index', status: 'failed', failure: { code: 'index_locked' } }],
  }),
  'runs/limit.json': JSON.stringify({
    id: '2',
    title: 'Hourly sync',
    status: 'failed',
    failures: [{ code: 'rate_limit_exceeded', status: 429 }],
  }),
};

interface Opened {
  readonly page: Page;
  readonly panel: FrameLocator;
  readonly root: string;
  readonly child: ChildProcess;
}

describe.skipIf(!executable)('the page of waymark dev', { timeout: 60_000 }, () => {
  let cli: BuiltCli;
  let browser: Browser;
  beforeAll(async () => {
    cli = await buildCli('dev', true);
    await build(devBuild(dirname(cli.file)));
    await build(elementBuild(dirname(cli.file)));
    browser = await chromium.launch({ executablePath: executable! });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    cli?.remove();
  });

  async function open(
    files: Readonly<Record<string, string>> = FILES,
    { at = 'guides', dark = false, width = 1280 } = {},
  ): Promise<Opened> {
    const root = folderOf(files);
    const child = spawn(process.execPath, [cli.file, 'dev', at, '--runs', 'runs', '--port', '0'], {
      cwd: root,
    });
    const context = await browser.newContext({
      colorScheme: dark ? 'dark' : 'light',
      viewport: { width, height: 800 },
    });
    onTestFinished(async () => {
      await context.close();
      child.kill();
    });
    const [url] = await once(child.stdout, 'data');
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    const wrong: string[] = [];
    page.on('console', (said) => {
      // What a test has refused, and the end of the server, are told by the browser too.
      if (said.type() === 'error' && !/409|ERR_(?:CONNECTION|EMPTY|INCOMPLETE)_/.test(said.text()))
        wrong.push(said.text());
    });
    page.on('pageerror', (error) => wrong.push(error.message));
    onTestFinished(() => expect(wrong).toEqual([]));
    await page.goto(String(url).trim());
    await page.waitForFunction(() => document.body.dataset['version']);
    return { page, panel: page.frameLocator('#panel'), root, child };
  }

  it('B132: follows every key, in the runs and in the panel', async () => {
    const { page, panel } = await open();
    await vi.waitFor(async () =>
      expect(await page.textContent('#summary')).toBe('Leads 1 of 2: 1 from run-failed.'),
    );
    expect(await page.textContent('#runs li:first-child')).toContain('error.code: index_locked');
    await panel
      .getByText('Why this is the place to start')
      .or(panel.getByText('Why trying again'))
      .first()
      .waitFor();
    await page.fill('#text', LOCKED.replace('error.code = index_locked', 'error.code = another_code'));
    await vi.waitFor(async () => expect(await page.textContent('#summary')).toBe('Leads 0 of 2.'));
    await page.click('#why summary');
    await vi.waitFor(async () =>
      expect(await page.textContent('#reasons')).toContain('error.code = another_code'),
    );
    await page.fill(
      '#text',
      LOCKED.replace('Why this is the place to start.', 'Start here, says the author.').replace(
        'Why trying again helps in this case.',
        'Try again, says the author.',
      ),
    );
    await panel.getByText('says the author').first().waitFor();
  });

  it('B136: opens at the first error, and mends it by a press', async () => {
    const { page } = await open({ ...FILES, 'guides/index-locked.md': brokenGuide('index-locked') });
    await vi.waitFor(async () => expect(await page.textContent('#count')).toBe('1'));
    const selected = (): Promise<string> =>
      page.evaluate(() => {
        const text = document.querySelector('textarea')!;
        return text.value.slice(text.selectionStart, text.selectionEnd);
      });
    expect(await selected()).toBe('eror.code');
    await page.click('text=Write error.code');
    await vi.waitFor(async () => expect(await page.textContent('#count')).toBe('none'));
    expect(await page.inputValue('#text')).toBe(LOCKED);
  });

  it('B136: opens at the place it was started with, and follows the disk', async () => {
    const { page, root } = await open(
      { ...FILES, 'guides/another.md': guide('another') },
      { at: 'guides/index-locked.md:12:5' },
    );
    expect(await page.inputValue('#guide')).toBe('index-locked');
    const line = await page.evaluate(() => {
      const text = document.querySelector('textarea')!;
      return text.value.slice(0, text.selectionStart).split('\n').length;
    });
    expect(line).toBe(12);
    writeFileSync(join(root, 'guides/index-locked.md'), LOCKED.replace('Index locked', 'Written elsewhere'));
    await vi.waitFor(
      async () => expect(await page.inputValue('#text')).toContain('Written elsewhere'),
      5_000,
    );
    await page.fill('#text', LOCKED.replace('Index locked', 'Written here'));
    writeFileSync(join(root, 'guides/index-locked.md'), LOCKED);
    await page.waitForTimeout(500);
    expect(await page.inputValue('#text')).toContain('Written here');
    await page.click('#save');
    await vi.waitFor(async () =>
      expect(await page.textContent('#state')).toContain('has changed on the disk'),
    );
    expect(readFileSync(join(root, 'guides/index-locked.md'), 'utf8')).toBe(LOCKED);
  });

  it('B134: saves by the button and by the key', async () => {
    const { page, root } = await open();
    const file = join(root, 'guides/index-locked.md');
    for (const [title, save] of [
      ['One', () => page.click('#save')],
      ['Two', () => page.keyboard.press('Control+s')],
    ] as const) {
      await page.fill('#text', LOCKED.replace('Index locked', title));
      await vi.waitFor(async () => expect(await page.textContent('#state')).toBe('Not saved'));
      await save();
      await vi.waitFor(async () => expect(await page.textContent('#state')).toBe('Saved'));
      expect(readFileSync(file, 'utf8')).toContain(`title: ${title}`);
    }
  });

  it.each([
    ['light', false, 1280],
    ['dark', true, 1280],
    ['at 360 px', false, 360],
  ])('B137: shows the panel without a fault of access, %s', async (_, dark, width) => {
    const { page, panel } = await open(FILES, { dark, width });
    await panel.locator('[data-part="move"]').first().waitFor();
    const scheme = await panel
      .locator('[data-part="move"]')
      .first()
      .evaluate((part) => getComputedStyle(part).colorScheme);
    expect(scheme).toBe(dark ? 'dark' : 'light');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('B137: shows the panel at 360 px and in the dark, where its moves move nothing', async () => {
    const { page, panel } = await open();
    await page.check('#dark');
    await page.check('#narrow');
    await panel.locator('[data-part="move"]').first().waitFor();
    expect(await panel.locator('html').evaluate(() => innerWidth)).toBe(360);
    const move = panel.locator('[data-part="move"]').first();
    // The system is light: what is drawn follows the switch, and not only what the style sheet says.
    const [text] = (await move.evaluate((part) => getComputedStyle(part).color)).match(/\d+/g)!.map(Number);
    expect(text).toBeGreaterThan(200);
    await panel.locator('[data-part="move-button"]').first().click();
    await page.waitForTimeout(300);
    await expect(move.isVisible()).resolves.toBe(true);
  });

  it('B138: says that a port is taken, and ends when it is asked to', async () => {
    const { page, child, root } = await open();
    const second = spawn(process.execPath, [cli.file, 'dev', '--port', new URL(page.url()).port], {
      cwd: root,
    });
    const [said] = await once(second.stderr, 'data');
    expect(String(said)).toContain('cannot be listened at');
    expect(await once(second, 'exit')).toEqual([1, null]);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
