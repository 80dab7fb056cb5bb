// Counts how often matches of each kind are right, and writes src/core/fit/confidenceCounts.ts: node bench/fit/calibrate.mjs
// [--print] shows the counts and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSource } from '../lib/loadSource.mjs';
import { table } from '../lib/stats.mjs';
import { poolCounts } from './poolCounts.mjs';
import { readCases } from './readCases.mjs';
import { readGuides } from './readGuides.mjs';
import { readLabelledRuns } from './readLabelledRuns.mjs';

const FAMILIES = ['state', 'phrase', 'protocol', 'type', 'declared'];
const MARGINS = ['behind', 'tied', 'narrow', 'clear'];
const file = fileURLToPath(new URL('../../src/core/fit/confidenceCounts.ts', import.meta.url));

const { compileCatalog, createCatalog, fit, intake, marginOf, matchKind } =
  await loadSource('bench/fit/source.ts');
const catalog = createCatalog([readGuides(compileCatalog)]);
const cases = [...readCases(), ...readLabelledRuns()];

const cells = [];
for (const [strength, family] of FAMILIES.entries()) {
  for (const [margin, bucket] of MARGINS.entries()) {
    for (const corroborated of [0, 1]) {
      cells.push({ family, bucket, at: [strength, margin, corroborated], right: 0, of: 0 });
    }
  }
}
for (const { input, right } of cases) {
  const { fits } = fit(catalog, intake(input, Date.now()).run);
  for (const [place, { guide, parts }] of fits.entries()) {
    const kind = matchKind(parts, marginOf(fits, place));
    const cell = cells.find(
      ({ family, bucket, at }) =>
        family === kind.best && bucket === kind.margin && at[2] === Number(kind.corroborated),
    );
    cell.of++;
    if (right.has(guide)) cell.right++;
  }
}
const pooled = poolCounts(cells);

const row = ({ family, bucket, at, right, of }, index) => [
  family,
  bucket,
  at[2] ? 'yes' : 'no',
  of ? `${right} of ${of}` : '–',
  `${pooled[index].right} of ${pooled[index].of}`,
];
console.log(table(['best family', 'margin', 'corroborated', 'counted', 'pooled'], cells.map(row)));
console.log(`${cases.length} labelled cases, ${catalog.guides.size} guides`);

if (!process.argv.includes('--print')) {
  const pair = (family, bucket) =>
    [0, 1].map((corroborated) => {
      const { right, of } =
        pooled[
          cells.findIndex(
            (cell) => cell.family === family && cell.bucket === bucket && cell.at[2] === corroborated,
          )
        ];
      return `[${right}, ${of}]`;
    });
  const body = FAMILIES.toReversed().map((family) => {
    const rows = MARGINS.map((bucket) => `    ${bucket}: [${pair(family, bucket).join(', ')}],`);
    return [`  ${family}: {`, ...rows, '  },'].join('\n');
  });
  const source = readFileSync(file, 'utf8');
  const start = source.indexOf('= {\n', source.indexOf('CONFIDENCE_COUNTS')) + 4;
  writeFileSync(file, `${source.slice(0, start)}${body.join('\n')}\n};\n`);
}
