// Search row of DESIGN §15: node bench/search.mjs
// Key to result over 1,000 and 10,000 guides, the index already built; and how often the first hits are right over the starter guides,
// beside minisearch with the same texts, weights, prefixes and typing mistakes where bench/node_modules has it.
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

const rows = [];
for (const count of [35, 1_000, 10_000]) {
  const { index } = createLibrary(count);
  const start = performance.now();
  const search = createSearch(index.guides, index.atoms);
  const built = performance.now() - start;
  for (const key of keys()) search(key);
  const times = keys().map((key) => {
    const start = performance.now();
    search(key);
    return performance.now() - start;
  });
  rows.push([count, built.toFixed(0), median(times).toFixed(2), Math.max(...times).toFixed(1)]);
}
console.log(table(['guides', 'index, ms', 'key → result, ms (median)', 'slowest key, ms'], rows));

const index = readGuides(compileCatalog);
const own = createSearch(index.guides, index.atoms);
const finders = [['Waymark', (query) => own(query).hits.map(({ guide }) => guide), kB(gzip(code))]];
try {
  const { default: MiniSearch } = await import('minisearch');
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
  const options = { prefix: true, fuzzy: 0.2, boost: { title: 3, signs: 2, id: 2 } };
  finders.push(['minisearch', (query) => mini.search(query, options).map(({ id }) => id), '5.87']);
} catch {
  console.log('minisearch is not installed in bench/: its row is left out.');
}
console.log();
console.log(
  table(
    ['search', 'kB gz', 'first', 'in three', 'nothing', `of ${QUERIES.length} queries`],
    finders.map(([name, find, size]) => {
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
