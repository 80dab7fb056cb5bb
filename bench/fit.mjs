// Fit rows of DESIGN §15, beside the limit measured in the same run: node bench/fit.mjs
// The limit is one charCodeAt pass over the same log. Medians; ratios compare tenth percentiles, which noise moves least.
import { createLibrary, createLog } from './fit/createLibrary.mjs';
import { readGuides } from './fit/readGuides.mjs';
import { loadSource } from './lib/loadSource.mjs';
import { gzip, kB, median, table } from './lib/stats.mjs';

const { compileCatalog, createCatalog, findPhrase, foldCase, fit, intake } =
  await loadSource('bench/fit/source.ts');
const KB = 1024;
const LOGS = 4;

const ms = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
const tenth = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 10)];

/** Times one call after the other on inputs in turn. */
function time(work, rounds, warm = rounds) {
  for (let round = 0; round < warm; round++) work(round % LOGS);
  return Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    work(round % LOGS);
    return performance.now() - start;
  });
}

let sink = 0;
function pass(text) {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  sink ^= sum;
}

/** What one writes first: every phrase of every guide searched for in the text. */
function naive({ index }, text) {
  const folded = foldCase(text);
  const found = [];
  for (const { op, value } of index.atoms) {
    if (op === 'contains' && value.some((phrase) => findPhrase(text, folded, phrase))) found.push(value);
  }
  return found;
}

const runsOf = (logs) =>
  logs.map(
    (text, at) => intake({ id: `run-${at}`, status: 'failed', observedAt: 0, log: [{ text }] }, 0).run,
  );

function measure(library, catalog, bytes, rounds) {
  const logs = Array.from({ length: LOGS }, (_, seed) => createLog(library, bytes, seed + 1));
  const runs = runsOf(logs);
  const texts = runs.map((run) => run.log[0].text);
  for (const [at, text] of texts.entries()) {
    const fits = fit(catalog, runs[at]).fits.length;
    if (text.length < bytes * 0.9 || fits < 2)
      throw new Error(`The log is cut, or nothing fits: ${text.length}, ${fits}`);
  }
  // A run object is fitted again and again while its panel is open; a new one is read for the first time.
  const again = time((at) => fit(catalog, runs[at]), rounds);
  const first = time((at) => fit(catalog, { ...runs[at] }), rounds);
  const scan = time((at) => catalog.index.scan(texts[at]), rounds);
  const limit = time((at) => pass(texts[at]), rounds);
  return { again, first, scan, limit, texts };
}

const rows = [];
const medians = {};
for (const [count, bytes] of [
  [30, 20 * KB],
  [30, 200 * KB],
  [1_000, 200 * KB],
  [10_000, 200 * KB],
]) {
  const library = createLibrary(count);
  const built = time(() => createCatalog([library.index]), 5, 2);
  const catalog = createCatalog([library.index]);
  const { again, first, scan, limit, texts } = measure(library, catalog, bytes, 200);
  const loop =
    count > 1_000
      ? time((at) => naive(library, texts[at]), 1, 0)
      : time((at) => naive(library, texts[at]), 4, 1);
  medians[`${count}/${bytes}`] = median(again);
  const ratio = (values) => `${ms(median(values))} (${(tenth(values) / tenth(limit)).toFixed(1)} ×)`;
  rows.push([
    count.toLocaleString('en'),
    `${bytes / KB} KB`,
    ratio(again),
    ratio(first),
    ratio(scan),
    ms(median(limit)),
    ms(median(loop)),
    ms(median(built)),
  ]);
}
console.log('Fit, milliseconds: median (times one charCodeAt pass over the same log)\n');
console.log(
  table(
    [
      'guides',
      'log',
      'fit',
      'fit, run not seen before',
      'of it: scan',
      'charCodeAt',
      'naive loop',
      'createCatalog',
    ],
    rows,
  ),
);

const starter = createCatalog([readGuides(compileCatalog)]);
const library = createLibrary(30);
const starterRows =
  measure.length && time((at) => fit(starter, { ...runsOf([createLog(library, 20 * KB, at + 1)])[0] }), 100);
console.log(`\nStarter library, 20 KB log, from intake to fit: ${ms(median(starterRows))} ms`);

const growth = medians[`10000/${200 * KB}`] / medians[`1000/${200 * KB}`];
console.log(`1,000 → 10,000 guides: ${growth.toFixed(2)} × (goal below 2 ×)`);

const { code } = await loadSource('bench/fit/browser.ts');
console.log(`The fit room as a browser gets it: ${kB(code.length)} kB, ${kB(gzip(code))} kB gzipped`);
