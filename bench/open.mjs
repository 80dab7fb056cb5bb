// First-open rows of DESIGN §15: node bench/open.mjs [rounds]   (`npm ci` in bench first)
// Click → painted, click → answer and click → focus inside, on the first open in the life of a page; medians, and ratios to a bare
// <dialog> and to floating-ui's hooks, both with the panel's own content and styles, in turn within the same run.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { findChromium } from './lib/findChromium.mjs';
import { buildApp } from './lib/buildApp.mjs';
import { serveHost } from './lib/host.mjs';
import { median, table } from './lib/stats.mjs';

const rounds = Number(process.argv[2] ?? 15);
const APPS = [
  { id: 'dialog', open: 'dialog[open]', trigger: '#trigger' },
  {
    id: 'waymark',
    open: '[data-part="popover"]',
    answer: '[data-part="popover"] [data-part="move"]',
    trigger: '[data-part="help-button"]',
  },
  { id: 'floating', open: '[data-panel]', trigger: '#trigger' },
  { id: 'radix', open: '[data-panel]', trigger: '#trigger' },
  { id: 'docsearch', open: '.DocSearch-Modal', trigger: '.DocSearch-Button' },
  { id: 'sentry', open: 'dialog.dialog[open]', trigger: '#trigger' },
];

const dirs = {};
for (const { id } of APPS) dirs[id] = (await buildApp(id, { react: 'inside' })).dir;
let content = null;
const host = await serveHost(dirs, () => content);
const browser = await chromium.launch({
  executablePath: findChromium(),
  // Not by `route`, which switches the browser's cache off.
  args: [
    '--disable-gpu',
    '--disable-background-networking',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
await context.addInitScript({ content: readFileSync(new URL('./lib/probe.js', import.meta.url), 'utf8') });
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function load(app, slowdown) {
  const page = await context.newPage();
  if (slowdown > 1)
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(`${host.base}/page/${app.id}/`);
  await page.waitForFunction(() => window.__isReady);
  await page.waitForSelector(app.trigger);
  await rest(150 * slowdown);
  return page;
}

/** One first open. `warm`: the pointer rests on the trigger first, as a person's does. */
async function open(app, { slowdown, warm }) {
  const page = await load(app, slowdown);
  const box = await page.locator(app.trigger).boundingBox();
  const point = [box.x + box.width / 2, box.y + box.height / 2];
  if (warm) {
    await page.mouse.move(...point);
    await rest(400 * slowdown);
  }
  await page.evaluate(([open, answer]) => window.__probe.arm(open, answer), [app.open, app.answer]);
  await rest(40);
  await page.mouse.click(...point);
  const result = await page.evaluate(() => window.__opened);
  await page.close();
  if (result.paint === null) throw new Error(`${app.id} did not open`);
  return result;
}

// The dialog shows what Waymark shows: captured once from the open panel.
const page = await load(APPS[1], 1);
await page.click(APPS[1].trigger);
await page.waitForSelector(`${APPS[1].open} h3`);
await rest(300);
content = await page.evaluate((selector) => {
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    const kept = [...node.attributes].filter(
      ({ name }) => name === 'class' || name.startsWith('data-') || name === 'd' || name === 'viewBox',
    );
    return [
      node.localName,
      Object.fromEntries(kept.map(({ name, value }) => [name, value])),
      [...node.childNodes].map(read),
    ];
  };
  const tree = read(document.querySelector(selector));
  tree[1] = {};
  return tree;
}, APPS[1].open);
await page.close();

async function measure(apps, options) {
  const results = Object.fromEntries(apps.map((app) => [app.id, []]));
  // The first round warms the browser and its code cache and is thrown away; the order rotates.
  for (let round = -1; round < rounds; round++) {
    for (let i = 0; i < apps.length; i++) {
      const app = apps[(i + Math.max(0, round)) % apps.length];
      const result = await open(app, options);
      if (round >= 0) results[app.id].push(result);
    }
  }
  return results;
}

/** What stands in the lines of a table: an app, and the moment of it that counts. */
const LINES = [
  ['bare dialog', 'dialog', 'paint'],
  ['floating-ui, same content', 'floating', 'paint'],
  ['Waymark: shell', 'waymark', 'paint'],
  ['Waymark: answer', 'waymark', 'answer'],
];
const PEERS = ['radix', 'docsearch', 'sentry'].map((id) => [id, id, 'paint']);
/** The goals without preload were milliseconds where a bare dialog took these. */
const DIALOG_THEN = 104;
const SETTINGS = [
  {
    title: 'Preloaded on hover',
    options: { slowdown: 1, warm: true },
    lines: [...LINES, ...PEERS],
    limits: { 'Waymark: shell': ['floating', 1.1], 'Waymark: answer': ['floating', 1.25] },
  },
  { title: 'Preloaded on hover, 4 × CPU slowdown', options: { slowdown: 4, warm: true }, lines: LINES },
  { title: 'Without preload, warm cache', options: { slowdown: 1, warm: false }, lines: LINES },
  {
    title: 'Without preload, warm cache, 4 × CPU slowdown',
    options: { slowdown: 4, warm: false },
    lines: LINES,
    limits: {
      'Waymark: shell': ['dialog', 100 / DIALOG_THEN],
      'Waymark: answer': ['dialog', 200 / DIALOG_THEN],
    },
  },
];

for (const { title, options, lines, limits = {} } of SETTINGS) {
  const ids = new Set(lines.map(([, id]) => id));
  const results = await measure(
    APPS.filter(({ id }) => ids.has(id)),
    options,
  );
  const at = (id, what) => median(results[id].map((result) => result[what]));
  const focus = (id) => {
    const seen = results[id].filter((result) => result.focus !== null);
    return seen.length === 0 ? 'never' : median(seen.map((result) => result.focus)).toFixed(0);
  };
  console.log(`${title}, ${rounds} fresh pages each`);
  console.log(
    table(
      ['what', 'ms', '× dialog', '× floating-ui', 'focus ms', 'goal'],
      lines.map(([name, id, what]) => {
        const ms = at(id, what);
        const [to, limit] = limits[name] ?? [];
        const isOver = limit !== undefined && ms / at(to, 'paint') > limit;
        if (isOver) process.exitCode = 1;
        return [
          name,
          ms.toFixed(0),
          (ms / at('dialog', 'paint')).toFixed(2),
          (ms / at('floating', 'paint')).toFixed(2),
          focus(id),
          limit === undefined ? '' : `${isOver ? 'OVER' : 'ok'} ≤ ${limit.toFixed(2)} × ${to}`,
        ];
      }),
    ),
  );
  console.log('');
}
await browser.close();
host.close();
