// Counts how often matches of each kind are right, and writes src/core/fit/rank/confidenceCounts.ts: node bench/fit/calibrate.mjs
// [--print] shows the counts and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSource } from '../lib/loadSource.mjs';
import { table } from '../lib/stats.mjs';
import { cellOf, countMatches, FAMILIES, MARGINS } from './countMatches.mjs';
import { readCases } from './readCases.mjs';
import { catalogReader } from './readGuides.mjs';
import { readLabelledRuns } from './readLabelledRuns.mjs';

const file = fileURLToPath(new URL('../../src/core/fit/rank/confidenceCounts.ts', import.meta.url));

const source = await loadSource('bench/fit/source.ts');
const { answerInput, expectedAnswers, readLabel } = source;
const catalogOf = catalogReader(source);
const cases = [...readCases(readLabel), ...readLabelledRuns(readLabel, expectedAnswers)];
const cells = countMatches(
  source,
  cases.map(({ input, label, guides }) => ({
    fits: answerInput(catalogOf(guides), input, { now: Date.now() }).result.fits,
    right: label.right,
  })),
);

const row = ({ family, margin, corroborated, right, of, pooled }) => [
  family,
  margin,
  corroborated ? 'yes' : 'no',
  of ? `${right} of ${of}` : '–',
  pooled.join(' of '),
];
console.log(table(['best family', 'margin', 'corroborated', 'counted', 'pooled'], cells.map(row)));
console.log(`${cases.length} labelled cases, ${catalogOf().guides.size} guides`);

if (!process.argv.includes('--print')) {
  const pair = (best, margin) =>
    [0, 1].map((corroborated) => `[${cellOf(cells, { best, margin, corroborated }).pooled.join(', ')}]`);
  const body = FAMILIES.toReversed().map((family) => {
    const rows = MARGINS.map((margin) => `    ${margin}: [${pair(family, margin).join(', ')}],`);
    return [`  ${family}: {`, ...rows, '  },'].join('\n');
  });
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf('= {\n', text.indexOf('CONFIDENCE_COUNTS')) + 4;
  writeFileSync(file, `${text.slice(0, start)}${body.join('\n')}\n};\n`);
}
