// Size rows of DESIGN §15: node bench/size.mjs   (build the package first: npm run build)
// gzip -9; React is not counted. Peers are built in the same run by the same bundler, theirs and ours with
// `modulePreload: false` and without the helper that Vite adds for `import()` all the same: both are the host's bundler's, not ours.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, buildApp } from './lib/buildApp.mjs';
import { closure, files, lazyImports } from './lib/graph.mjs';
import { gzip, kB, table } from './lib/stats.mjs';

const isVites = (name) => name.startsWith('preload-helper');
const bytes = (dir, names) =>
  [...names]
    .filter((name) => !isVites(name))
    .reduce((sum, name) => sum + gzip(readFileSync(join(dir, name))), 0);

/** Eager and lazy script and style bytes of one app. */
async function sizes(id) {
  const dir = await buildApp(id, { react: 'external', preload: false });
  const eager = closure(dir, 'index.js');
  const lazy = files(dir, '.js').filter((name) => !eager.has(name));
  return {
    dir,
    eager,
    eagerBytes: bytes(dir, eager),
    lazyBytes: bytes(dir, lazy),
    styleBytes: bytes(dir, files(dir, '.css')),
  };
}

const floor = await sizes('nothing');
const closed = await sizes('waymarkClosed');
const ours = await sizes('waymark');
const peers = Object.fromEntries(
  await Promise.all(
    ['docsearch', 'sentryWithout', 'sentry', 'floating', 'radix', 'baseui'].map(async (id) => [
      id,
      await sizes(id),
    ]),
  ),
);

const { dir } = ours;
const lazy = files(dir, '.js').filter((name) => !ours.eager.has(name));
const holding = (text) => lazy.filter((name) => readFileSync(join(dir, name), 'utf8').includes(text));

/** Chunks that the panel itself pulls in, as the browser would load them on hover. */
const panelEntry = [...ours.eager]
  .flatMap((name) => lazyImports(dir, name))
  .find((name) => /panel|lazy|widget/i.test(name));
if (!panelEntry)
  throw new Error(`No panel chunk among the eager module's imports: ${[...ours.eager].join(', ')}`);
const panel = [...closure(dir, panelEntry)].filter((name) => !ours.eager.has(name));
const bodies = holding('"sections"')
  .concat(holding('sections:'))
  .filter((name) => !panel.includes(name));
const rateLimited = bodies.find((name) => name.includes('rate-limited'));
const index = lazy.find((name) => name.startsWith('catalog-'));
const guides = readdirSync(join(ROOT, 'guides')).filter((name) => name.endsWith('.md')).length;
const report = lazy.filter((name) => /report/i.test(name) && !panel.includes(name));

const row = (what, size, goal, compare) => [
  size <= goal * 1000 ? 'ok' : 'OVER',
  what,
  kB(size),
  `≤ ${goal}`,
  compare,
];
const rows = [
  row(
    'script before the first click',
    closed.eagerBytes,
    2.5,
    `DocSearch, split by hand ${kB(peers.docsearch.eagerBytes - floor.eagerBytes)}`,
  ),
  row(
    'script for popover, panel and one guide’s body',
    bytes(dir, panel) + (rateLimited ? bytes(dir, [rateLimited]) : 0),
    30,
    `DocSearch modal ${kB(peers.docsearch.lazyBytes)}, Sentry Feedback ${kB(peers.sentry.eagerBytes + peers.sentry.lazyBytes - peers.sentryWithout.eagerBytes)}, floating-ui hooks ${kB(peers.floating.eagerBytes)}, Radix popover ${kB(peers.radix.eagerBytes)}, Base UI popover ${kB(peers.baseui.eagerBytes)}`,
  ),
  row(
    '  of which one guide’s body (rate-limited)',
    rateLimited ? bytes(dir, [rateLimited]) : Number.NaN,
    3.7,
    `its Markdown ${kB(gzip(readFileSync(join(ROOT, 'guides/rate-limited.md'))))}`,
  ),
  row(
    `index of the starter library (${guides} guides)`,
    index ? bytes(dir, [index]) : Number.NaN,
    12,
    'whole library, one request',
  ),
  row('report chunk', bytes(dir, report), 12, ''),
  row(
    'styles',
    gzip(readFileSync(join(ROOT, 'dist/styles.css'))),
    6,
    `DocSearch styles ${kB(peers.docsearch.styleBytes)}`,
  ),
];
console.log(table(['', 'what', 'gz kB', 'goal', 'beside, same run'], rows));
console.log(`\npanel chunks: ${panel.map((name) => `${name} ${kB(bytes(dir, [name]))}`).join(', ')}`);
if (rows.some(([state]) => state !== 'ok')) process.exitCode = 1;
