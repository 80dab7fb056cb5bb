// Replay rows of DESIGN §15: node bench/replay.mjs [seconds]
// What a frame of a replay at 60 Hz over 100,000 steps costs beside an open dock, and in the same host without one; then how the heap grows
// while the panel is opened and closed, and while the replay goes on.
import { chromium } from 'playwright';
import { buildApp } from './lib/buildApp.mjs';
import { findChromium } from './lib/findChromium.mjs';
import { serveHost } from './lib/host.mjs';
import { median, table } from './lib/stats.mjs';

const seconds = Number(process.argv[2] ?? 60);
/** Milliseconds of a frame that the dock may take. */
const GOAL_FRAME = 4;
/** KiB by which the heap may grow at each opening. */
const GOAL_SLOPE = 1;

const host = await serveHost({ replay: (await buildApp('replay', { react: 'inside' })).dir }, () => null);
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--disable-gpu'] });

async function load(kind) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${host.base}/page/replay/?kind=${kind}`);
  await page.waitForFunction(() => window.__isReady && window.__frame);
  return page;
}

/** Every frame of so many seconds, as they come; the replay runs through the whole run once. */
const play = (page, frames) =>
  page.evaluate(async (frames) => {
    const times = [];
    for (let frame = 0; frame < frames; frame++) {
      await new Promise(requestAnimationFrame);
      times.push(window.__frame(frame / frames));
    }
    return times;
  }, frames);

async function heapOf(page) {
  const tools = await page.context().newCDPSession(page);
  for (let time = 0; time < 3; time++) await tools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await tools.send('Runtime.getHeapUsage');
  await tools.detach();
  return usedSize / 1024;
}

/** KiB per step, by least squares. */
function slopeOf(heaps, per) {
  const middle = (heaps.length - 1) / 2;
  const mean = heaps.reduce((sum, heap) => sum + heap, 0) / heaps.length;
  const over = heaps.reduce((sum, heap, at) => sum + (at - middle) * (heap - mean), 0);
  const under = heaps.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return over / under / per;
}

const share = (times, part) => times.toSorted((a, b) => a - b)[Math.floor(times.length * part)];

const bare = await load('none');
const docked = await load('dock');
await docked.waitForSelector('[data-part="rows"]');
// Compiled as far as it will be.
await play(bare, 60);
await play(docked, 900);
const without = await play(bare, seconds * 60);
const heaps = [await heapOf(docked)];
const beside = [];
for (let part = 0; part < 4; part++) {
  beside.push(...(await play(docked, seconds * 15)));
  heaps.push(await heapOf(docked));
}
const row = (name, times) => [
  name,
  median(times).toFixed(2),
  share(times, 0.99).toFixed(2),
  Math.max(...times).toFixed(2),
  (median(times) / median(without)).toFixed(1),
];
console.log(`A frame at 60 Hz over 100,000 steps, ${seconds * 60} frames`);
console.log(
  table(
    ['host', 'median ms', '99 % ms', 'slowest ms', '× without'],
    [row('without help', without), row('with an open dock', beside)],
  ),
);
const frameSlope = slopeOf(heaps, seconds * 15);

const opened = await load('button');
const turns = (count) =>
  opened.evaluate(async (count) => {
    const until = async (isThere) => {
      const find = () => document.querySelector('[data-part="help-button"][data-state="open"]') !== null;
      while (find() !== isThere) await new Promise(requestAnimationFrame);
    };
    for (let turn = 0; turn < count; turn++) {
      document.querySelector('[data-part="help-button"]').click();
      await until(true);
      await new Promise(requestAnimationFrame);
      document.querySelector('[data-part="close"]').click();
      await until(false);
    }
  }, count);
await turns(250);
const openings = [await heapOf(opened)];
for (let part = 0; part < 10; part++) {
  await turns(10);
  openings.push(await heapOf(opened));
}
const openSlope = slopeOf(openings, 10);
await browser.close();
host.close();

console.log('');
const goals = [
  ['a frame with the dock, 99 %, ms', share(beside, 0.99), GOAL_FRAME],
  ['heap for each of 100 openings, KiB', openSlope, GOAL_SLOPE],
  ['heap for each frame, KiB', frameSlope, 0.1],
];
for (const [what, value, goal] of goals)
  console.log(`${value <= goal ? 'ok  ' : 'OVER'} ${what}: ${value.toFixed(3)} (goal ≤ ${goal})`);
console.log(`heap after each ten openings, KiB: ${openings.map((heap) => heap.toFixed(0)).join(' ')}`);
if (goals.some(([, value, goal]) => value > goal)) process.exitCode = 1;
