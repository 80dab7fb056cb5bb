// Pictures of every state of the gallery: node .ci/screenshots.mjs [--out folder] [--only 'regular expression'] [--widths 1280,768,360]
// [--themes light,dark] [--dirs ltr,rtl] [--lang en] [--look plain] [--url http://127.0.0.1:4173]
// Without `--url` it starts the demo. The folder lies outside the repository; left out, it is one below the system's for temporary files.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HEIGHTS = { 360: 740 };

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(tmpdir(), 'waymark-gallery') },
    only: { type: 'string', default: '' },
    widths: { type: 'string', default: '1280,768,360' },
    themes: { type: 'string', default: 'light,dark' },
    dirs: { type: 'string', default: 'ltr,rtl' },
    lang: { type: 'string', default: 'en' },
    look: { type: 'string', default: 'plain' },
    url: { type: 'string' },
  },
});
if (!relative(ROOT, values.out).startsWith('..'))
  throw new Error(`--out ${values.out} lies in the repository`);
mkdirSync(values.out, { recursive: true });

/** Starts the demo on a free port. */
async function startDemo() {
  const demo = spawn(process.execPath, ['demo/start.mjs', '--port', '4173', '--reports', ''], { cwd: ROOT });
  for await (const chunk of demo.stdout) {
    const [url] = /http:\S+(?=\/gallery)/.exec(String(chunk)) ?? [];
    if (url) return { url, stop: () => demo.kill('SIGTERM') };
  }
  throw new Error('The demo did not start');
}

const { url, stop } = values.url ? { url: values.url, stop: () => {} } : await startDemo();
const { module } = await runnerImport('./tests/findBrowser.ts', { configFile: false, logLevel: 'error' });
const browser = await chromium.launch({ executablePath: module.findBrowser() });
const page = await browser.newPage({ reducedMotion: 'reduce' });
await page.goto(`${url}/gallery`);
await page.locator('figcaption code').first().waitFor();
const states = (await page.locator('figcaption code').allInnerTexts()).filter((id) =>
  new RegExp(values.only).test(id),
);
const failed = [];
let count = 0;
for (const state of states) {
  for (const width of values.widths.split(',').map(Number)) {
    await page.setViewportSize({ width, height: HEIGHTS[width] ?? 800 });
    await page.goto(
      `${url}/gallery/stage?${new URLSearchParams({ state, theme: 'system', lang: values.lang, look: values.look })}`,
    );
    const ready = await page
      .waitForFunction(() => document.documentElement.dataset.ready, null, { timeout: 60_000 })
      .then((handle) => handle.jsonValue(), String);
    if (ready !== 'yes') failed.push(`${state} at ${width} px: ${ready}`);
    for (const dir of values.dirs.split(',')) {
      await page.evaluate((dir) => {
        document.documentElement.dir = dir;
        dispatchEvent(new Event('resize'));
      }, dir);
      for (const colorScheme of values.themes.split(',')) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.screenshot({ path: join(values.out, `${state}-${width}-${colorScheme}-${dir}.png`) });
        count++;
      }
    }
  }
}
await browser.close();
stop();
console.log(`${count} pictures of ${states.length} states in ${values.out}`);
if (failed.length > 0) {
  console.error(failed.join('\n'));
  process.exitCode = 1;
}
