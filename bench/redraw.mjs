// A host that draws at every frame: node bench/redraw.mjs [seconds]
// What a draw costs with a new equal run and config written inline, in development as in production, and how many draws a second there are.
import { chromium } from 'playwright';
import { buildApp } from './lib/buildApp.mjs';
import { findChromium } from './lib/findChromium.mjs';
import { serveHost } from './lib/host.mjs';
import { median, table } from './lib/stats.mjs';

const seconds = Number(process.argv[2] ?? 5);
/** Milliseconds between two frames at 60 Hz. */
const FRAME = 1000 / 60;

const dirs = {
  production: (await buildApp('redraw', { react: 'inside' })).dir,
  development: (await buildApp('redraw', { react: 'inside', isDevelopment: true })).dir,
};
const host = await serveHost(dirs, () => null);
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--disable-gpu'] });

async function measure(mode, kind) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${host.base}/page/${mode}/?kind=${kind}`);
  await page.waitForFunction(() => window.__isReady && window.__draw);
  if (kind !== 'none') await page.waitForSelector('[data-part="rows"]');
  const drawn = await page.evaluate(async (seconds) => {
    // Compiled as far as it will be.
    for (let turn = 0; turn < 300; turn++) window.__draw();
    const times = [];
    const start = performance.now();
    while (performance.now() - start < seconds * 1000) {
      await new Promise(requestAnimationFrame);
      times.push(window.__draw());
    }
    return { times, rate: times.length / ((performance.now() - start) / 1000) };
  }, seconds);
  await page.close();
  const sorted = drawn.times.toSorted((a, b) => a - b);
  return {
    mode,
    kind,
    rate: drawn.rate,
    middle: median(sorted),
    late: sorted[Math.floor(sorted.length * 0.99)],
  };
}

const rows = [];
for (const mode of Object.keys(dirs))
  for (const kind of ['none', 'button', 'dock']) rows.push(await measure(mode, kind));
await browser.close();
host.close();

console.log(`A host that draws at every frame for ${seconds} s, run and config new at each`);
console.log(
  table(
    ['mode', 'beside it', 'draws a second', 'median ms', '99 % ms'],
    rows.map(({ mode, kind, rate, middle, late }) => [
      mode,
      kind,
      rate.toFixed(1),
      middle.toFixed(2),
      late.toFixed(2),
    ]),
  ),
);
for (const { mode, kind, middle } of rows.filter((row) => row.kind !== 'none'))
  console.log(
    `${middle <= FRAME ? 'ok  ' : 'OVER'} ${mode}, ${kind}: a draw takes ${middle.toFixed(2)} of ${FRAME.toFixed(1)} ms`,
  );
if (rows.some(({ middle }) => middle > FRAME)) process.exitCode = 1;
