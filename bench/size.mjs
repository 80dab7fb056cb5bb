// Size rows of DESIGN §15: node bench/size.mjs [--modules]   (build the package first: npm run build)
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
  const { dir, chunks } = await buildApp(id, { react: 'external', preload: false });
  const eager = closure(dir, 'index.js');
  const lazy = files(dir, '.js').filter((name) => !eager.has(name));
  return {
    dir,
    chunks,
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

const { dir, chunks } = ours;
const lazy = files(dir, '.js').filter((name) => !ours.eager.has(name));
const holding = (text) => lazy.filter((name) => readFileSync(join(dir, name), 'utf8').includes(text));

/** Chunks that the panel itself pulls in, as the browser would load them on hover. */
const panelEntry = [...ours.eager]
  .flatMap((name) => lazyImports(dir, name))
  .find((name) => /panel|lazy|widget/i.test(name));
if (!panelEntry)
  throw new Error(`No panel chunk among the eager module's imports: ${[...ours.eager].join(', ')}`);
const panel = [...closure(dir, panelEntry)].filter((name) => !ours.eager.has(name));

/** The rooms whose code the first look at a guide waits for; a compressed script has no borders, so each has its share by source. */
const ROOMS = [
  ['engine: intake, fit, move, session', /\/(core|session)\/|zustand/],
  ['views', /\/react\//],
  ['words', /\/text\//],
];
const inPanel = chunks
  .filter(({ fileName }) => panel.includes(fileName))
  .flatMap(({ modules }) => Object.entries(modules))
  .map(([id, { renderedLength }]) => ({ id: id.replace(/^.*\/dist\//, '/'), length: renderedLength }));
const lengthOf = (modules) => modules.reduce((sum, { length }) => sum + length, 0);
const shareOf = (room) => lengthOf(inPanel.filter(({ id }) => room.test(id))) / lengthOf(inPanel);
// The report is written long after the guide is read; the compiler and the command line never reach a browser.
const stray = inPanel.filter(({ id }) => /core\/(compile|report)\/|node\/|text\/explain/.test(id));
if (stray.length) throw new Error(`The first look loads ${stray.map(({ id }) => id).join(', ')}`);
const bodies = holding('"sections"')
  .concat(holding('sections:'))
  .filter((name) => !panel.includes(name));
const rateLimited = bodies.find((name) => name.includes('rate-limited'));
const index = lazy.find((name) => name.startsWith('catalog-'));
const guides = readdirSync(join(ROOT, 'guides')).filter((name) => name.endsWith('.md')).length;
const withoutPanel = (name) => !panel.includes(name);
const loadedWith = (pattern) =>
  new Set(
    lazy.filter((name) => pattern.test(name)).flatMap((name) => [...closure(dir, name)].filter(withoutPanel)),
  );
const report = [...loadedWith(/report/i)].filter((name) => !ours.eager.has(name));
const why = [...loadedWith(/why/i)].filter((name) => !ours.eager.has(name));

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
  ...ROOMS.map(([name, room]) => [
    '',
    `  of which ${name}`,
    kB(bytes(dir, panel) * shareOf(room)),
    '',
    'by share of source',
  ]),
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
  ['', 'next, once the guide is drawn: evidence in words', kB(bytes(dir, why)), '', ''],
  row('report: form, words, redaction', bytes(dir, report), 12, 'once the form opens'),
  row(
    'styles',
    gzip(readFileSync(join(ROOT, 'dist/styles.css'))),
    6,
    `DocSearch styles ${kB(peers.docsearch.styleBytes)}`,
  ),
];
console.log(table(['', 'what', 'gz kB', 'goal', 'beside, same run'], rows));
console.log(`\npanel chunks: ${panel.map((name) => `${name} ${kB(bytes(dir, [name]))}`).join(', ')}`);
if (process.argv.includes('--modules')) {
  const modules = inPanel.toSorted((one, other) => other.length - one.length);
  console.log(
    `\n${table(
      ['characters, not minified', 'module of the panel'],
      modules.map(({ id, length }) => [length, id]),
    )}`,
  );
}
if (rows.some(([state]) => state === 'OVER')) process.exitCode = 1;
