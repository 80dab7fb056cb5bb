// Search row of DESIGN §15: node bench/search.mjs
// Key to result over 1,000 and 10,000 guides, the index already built, and how often the first hits are right over the starter guides: ours, and
// minisearch where bench/node_modules has it.
import { createLibrary } from './fit/createLibrary.mjs';
import { readGuides } from './fit/readGuides.mjs';
import { loadSource } from './lib/loadSource.mjs';
import { gzip, kB, median, table } from './lib/stats.mjs';
import { QUERIES } from './search/queries.mjs';

const { compileCatalog, createSearch } = await loadSource('bench/search/source.ts');
const { code } = await loadSource('src/core/search/createSearch.ts');

const TYPED = [
  'timed out',
  'permision denied',
  'ECONNREFUSED',
  'my key is wrong',
  '429',
  'zzzzqqqq',
  'network unreachable host',
];

/** Every key of every query, as it is typed. */
function keys() {
  return TYPED.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
}

let MiniSearch;
try {
  ({ default: MiniSearch } = await import('minisearch'));
} catch {
  console.log('minisearch is not installed in bench/: its rows are left out.');
}
const OPTIONS = { prefix: true, fuzzy: 0.2, boost: { title: 3, signs: 2, id: 2 } };

/** minisearch with the same texts, weights, prefixes and typing mistakes. */
function createMini(index) {
  const mini = new MiniSearch({ fields: ['title', 'id', 'summary', 'symptoms', 'signs'] });
  mini.addAll(
    index.guides.map(({ id, title, summary, symptoms }) => ({
      id,
      title,
      summary,
      symptoms: symptoms.map(({ text }) => JSON.stringify(text)).join(' '),
      signs: JSON.stringify(
        symptoms
          .flatMap(({ any }) => any.flatMap(({ when }) => [when].flat(9)))
          .filter((at) => typeof at === 'number')
          .map((at) => index.atoms[at]?.value),
      ),
    })),
  );
  return (query) => mini.search(query, OPTIONS).map(({ id }) => id);
}

const FINDERS = [
  [
    'Waymark',
    (index) => {
      const search = createSearch(index.guides, index.atoms);
      return (query) => search(query).hits.map(({ guide }) => guide);
    },
    kB(gzip(code)),
  ],
  ...(MiniSearch ? [['minisearch', createMini, '5.87']] : []),
];

/** Milliseconds from a key to its result that a search over 10,000 guides may take. */
const GOAL = 30;
const rows = [];
const slow = [];
for (const count of [45, 1_000, 10_000]) {
  const { index } = createLibrary(count);
  for (const [name, create] of FINDERS) {
    const start = performance.now();
    const find = create(index);
    const built = performance.now() - start;
    for (const key of keys()) find(key);
    // Five times each, so that a pause of the machine is no pause of the search.
    const times = keys().map((key) =>
      median(
        Array.from({ length: 5 }, () => {
          const start = performance.now();
          find(key);
          return performance.now() - start;
        }),
      ),
    );
    const sorted = times.toSorted((a, b) => a - b);
    const late = sorted[Math.floor(sorted.length * 0.99)];
    rows.push([
      count,
      name,
      built.toFixed(0),
      median(times).toFixed(2),
      late.toFixed(1),
      sorted.at(-1).toFixed(1),
    ]);
    if (name === 'Waymark' && late > GOAL) slow.push(`${count} guides: ${late.toFixed(1)} ms`);
  }
}
console.log(
  table(['guides', 'search', 'index, ms', 'key → result, ms (median)', '99 %, ms', 'slowest, ms'], rows),
);

const index = readGuides(compileCatalog);
console.log();
console.log(
  table(
    ['search', 'kB gz', 'first', 'in three', 'nothing', `of ${QUERIES.length} queries`],
    FINDERS.map(([name, create, size]) => {
      const find = create(index);
      const found = QUERIES.map(([query, ...right]) => find(query).findIndex((id) => right.includes(id)));
      const share = (is) => `${((100 * found.filter(is).length) / found.length).toFixed(0)} %`;
      const misses = QUERIES.filter((_, at) => found[at] < 0 || found[at] > 2).map(([query]) => query);
      return [
        name,
        size,
        share((at) => at === 0),
        share((at) => at >= 0 && at < 3),
        share((at) => at < 0),
        misses.join(', '),
      ];
    }),
  ),
);
console.log(
  `\n${slow.length === 0 ? 'ok  ' : 'OVER'} key to result over 10,000 guides, 99 % of keys (goal ≤ ${GOAL} ms)`,
);
if (slow.length > 0) process.exitCode = 1;
