// Size rows of DESIGN §15: npm run size [-- --modules]. `npm test` runs it too, and fails on a row that is over its budget.
// gzip -9 of minified scripts, file by file; React is not counted, nor the host's own page, nor what Vite wraps around `import()`.
// Peers are built by the same bundler in the same run where `npm ci` was run in `bench`; else their figures of the last such run stand in.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, buildApp, hasPeers } from './lib/buildApp.mjs';
import { closure, files, lazyImports } from './lib/graph.mjs';
import { measureElement } from './lib/measureElement.mjs';
import { gzip, kB, table } from './lib/stats.mjs';

/** Bytes, as this command printed them with `@docsearch/react` 5.1.0 in `bench/package-lock.json`. */
const DOCSEARCH = { button: 4580, modal: 75980, styles: 5930 };

/**
 * Bytes before the first click, as measured with `@docsearch/react` 5.1.0 and React inside, `@sentry/feedback` 11.12.0 without its SDK and
 * `@intercom/messenger-js-sdk` 0.0.20, which starts a script from elsewhere.
 */
const LOADERS = { docsearch: 146_500, sentry: 10_800, intercom: 1760 };

const bytes = (dir, names) => [...names].reduce((sum, name) => sum + gzip(readFileSync(join(dir, name))), 0);

/** An app's scripts: those its page runs at once, all others, and its styles. */
async function load(id, react = 'external') {
  const { dir, chunks } = await buildApp(id, { react, preload: false });
  const eager = closure(dir, 'index.js');
  const lazy = files(dir, '.js').filter((name) => !eager.has(name));
  return { dir, chunks, eager, lazy, styles: bytes(dir, files(dir, '.css')) };
}

const size = ({ dir, eager, lazy }) => bytes(dir, eager) + bytes(dir, lazy);

async function measurePeers() {
  const [nothing, docsearch, sentryWithout, sentry, floating, radix, baseui, sentryLoader, intercom] =
    await Promise.all(
      [
        'nothing',
        'docsearch',
        'sentryWithout',
        'sentry',
        'floating',
        'radix',
        'baseui',
        'sentryLoader',
        'intercom',
      ].map((id) => load(id)),
    );
  const page = await load('docsearchPage', 'inside');
  return {
    docsearch: {
      button: bytes(docsearch.dir, docsearch.eager) - size(nothing),
      modal: bytes(docsearch.dir, docsearch.lazy),
      styles: docsearch.styles,
    },
    loaders: {
      docsearch: bytes(page.dir, page.eager),
      sentry: size(sentryLoader) - size(sentryWithout),
      intercom: size(intercom),
    },
    shells: `floating-ui hooks ${kB(size(floating))}, Radix popover ${kB(size(radix))}, Base UI popover ${kB(size(baseui))}`,
    sentry: `, Sentry Feedback ${kB(size(sentry) - size(sentryWithout))} without any guide`,
  };
}

const host = await load('host');
const closed = await load('waymarkClosed');
const ours = await load('waymark');
const peers = hasPeers
  ? await measurePeers()
  : { docsearch: DOCSEARCH, loaders: LOADERS, shells: '', sentry: '' };

const dock = await load('waymarkDock');
const element = await measureElement();

const { dir, chunks } = ours;
/** A lazy chunk by the module it is named after, with all that it runs at once and the page has not run already. */
function chunk(name, { dir, eager, lazy } = ours) {
  const file = lazy.find((one) => one.startsWith(`${name}-`));
  if (!file) throw new Error(`No chunk "${name}" among ${lazy.join(', ')}`);
  return new Set([...closure(dir, file)].filter((one) => !eager.has(one)));
}
const popover = chunk('Popover');
const answer = chunk('PanelAnswer');
const panel = new Set([...popover, ...answer]);
const without = (names, known) => [...names].filter((name) => !known.has(name));
const body = chunk('rate-limited');
// Each language has a module of that name besides; the page's own script asks for the one with the rules.
const index = closure(
  dir,
  lazyImports(dir, 'index.js').find((name) => name.startsWith('catalog-')),
);
const beyond = (...names) => bytes(dir, new Set(names.flatMap((name) => without(chunk(name), panel))));

const inPanel = chunks
  .filter(({ fileName }) => panel.has(fileName))
  .flatMap(({ modules }) => Object.entries(modules))
  .map(([id, { renderedLength }]) => ({
    id: id.replace(/^.*\/(src|node_modules)\//, ''),
    length: renderedLength,
  }));
// The report is written long after the guide is read; the compiler and the command line never reach a browser.
const stray = inPanel.filter(({ id }) => /core\/(compile|report)\/|^node\/|text\/explain/.test(id));
if (stray.length > 0) throw new Error(`The first look loads ${stray.map(({ id }) => id).join(', ')}`);

const guides = readdirSync(join(ROOT, 'guides')).filter((name) => /^[a-z-]+\.md$/.test(name)).length;
const first = bytes(closed.dir, closed.eager) - size(host);
const { docsearch, loaders } = peers;
const modal = docsearch.modal + docsearch.styles;

/** What is not there yet, in kB. It comes down with the size; the commit that raises it says what for. */
const NOT_YET = {
  'element: everything it may load, no guides': 174.5,
  'everything until the first answer': 101.6,
  'report: form, words, redaction': 25.6,
};

function stateOf(what, size, goal) {
  if (goal === undefined) return '';
  if (size <= goal * 1000) return 'ok';
  return size <= (NOT_YET[what] ?? 0) * 1000 ? `not yet, ≤ ${NOT_YET[what]}` : 'OVER';
}

const row = (what, size, goal, compare = '') => [
  stateOf(what, size, goal),
  what,
  kB(size),
  goal === undefined ? '' : `≤ ${goal.toFixed(1)}`,
  compare,
];
const rows = [
  row('script before the first click', first, 2.5, `DocSearch, split by hand ${kB(docsearch.button)}`),
  row('shell: popover, frame, skeleton, words', bytes(dir, popover), 24, peers.shells),
  row('shell: dock', bytes(dock.dir, chunk('DockPanel', dock)), 24),
  row(
    'everything until the first answer',
    first + bytes(dir, panel) + bytes(dir, index) + bytes(dir, body) + ours.styles,
    modal / 1000,
    `DocSearch’s modal ${kB(docsearch.modal)} and styles ${kB(docsearch.styles)}${peers.sentry}`,
  ),
  row('  of which engine, views and words', bytes(dir, without(answer, popover))),
  row(`  of which the index of ${guides} guides`, bytes(dir, index)),
  row(
    '  of which one guide’s body (rate-limited)',
    bytes(dir, body),
    3.7,
    `its Markdown ${kB(gzip(readFileSync(join(ROOT, 'guides/rate-limited.md'))))}`,
  ),
  row('behind the answer: whole guide, evidence in words, other guides, search', beyond('behindParts'), 12.5),
  row('report: form, words, redaction', beyond('ReportForm', 'createReporter'), 20),
  row('styles', ours.styles, 7, `DocSearch ${kB(docsearch.styles)}`),
  row('element: loader', element.loader, 4, `Intercom’s loader ${kB(loaders.intercom)}`),
  row(
    'element: with the button, Preact and its styles',
    element.first,
    20,
    `DocSearch with React ${kB(loaders.docsearch)}, Sentry Feedback’s loader ${kB(loaders.sentry)} beside its SDK`,
  ),
  row('element: everything it may load, no guides', element.all, 75),
];
console.log(table(['', 'what', 'gz kB', 'goal', 'beside'], rows));
if (!hasPeers) console.log('\nPeers as last measured; `npm ci` in bench measures them here.');
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
