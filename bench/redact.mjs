// Redaction on the shared corpora: node bench/redact.mjs
// The public rows are split in two by a hash of their id. Rules follow what issuers and command lines document; a row that is missed says
// which document was not read.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { loadSource } from './lib/loadSource.mjs';
import { table } from './lib/stats.mjs';

const BENCH = process.env.WAYMARK_BENCH ?? fileURLToPath(new URL('../../shared/bench', import.meta.url));
if (!existsSync(BENCH)) throw new Error(`No corpora at ${BENCH}. Set WAYMARK_BENCH to the shared bench.`);
const { redactText } = await loadSource('src/core/report/redactText.ts');

const lines = (text) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const corpus = (name) => lines(gunzipSync(readFileSync(`${BENCH}/corpora/${name}.jsonl.gz`)).toString());
const half = ({ id }) => (createHash('sha256').update(`half${id}`).digest()[0] % 2 ? 'B' : 'A');
const removed = (text) => redactText(text, []).removed;
const share = (rows, holds) => {
  const kept = rows.filter(holds).length;
  return rows.length ? `${kept}/${rows.length} ${((kept / rows.length) * 100).toFixed(1)} %` : '–';
};
const byHalf = (rows, holds) => [
  ...['A', 'B'].map((name) =>
    share(
      rows.filter((row) => half(row) === name),
      holds,
    ),
  ),
  share(rows, holds),
];

function isCovered({ text, spans }) {
  const found = removed(text);
  return spans.every(([start, end]) => {
    let at = start;
    for (const span of found) if (span.start <= at && span.end > at) at = span.end;
    return at >= end;
  });
}
/** What of the marked value is left to read. Some marks take in the name or the host that stands beside it. */
function leftOf({ text, spans }) {
  const found = removed(text);
  const isLeft = (at) => !found.some(({ start, end }) => start <= at && end > at);
  return spans
    .map(([start, end]) =>
      text
        .slice(start, end)
        .split('')
        .filter((_, at) => isLeft(start + at))
        .join(''),
    )
    .filter(Boolean)
    .join(' … ');
}
const isChanged = ({ text }) => removed(text).length > 0;

const secrets = corpus('secrets');
const origins = [...new Set(secrets.map(({ rule }) => rule.split('/')[0]))].toSorted((a, b) =>
  a.localeCompare(b),
);
const from = (origin) => secrets.filter(({ rule }) => rule.startsWith(`${origin}/`));
const withSpans = (rows) => rows.filter(({ label, spans }) => label === 'secret' && spans);
const clean = (rows) => rows.filter(({ label }) => label === 'clean');
const fresh = corpus('secrets-fresh');
const pii = corpus('pii-presidio').filter(({ label }) => label === 'pii');
const kinds = [...new Set(pii.map(({ type }) => type))].toSorted((a, b) => a.localeCompare(b));

const rows = [
  ['fresh: value covered', '≥ 97 %', ...byHalf(withSpans(fresh), isCovered)],
  ['fresh: near misses changed', '≤ 5 %', ...byHalf(clean(fresh), isChanged)],
  ['value covered', '≥ 97 %', ...byHalf(withSpans(secrets), isCovered)],
  ...origins.map((origin) => [`  ${origin}`, '≥ 85 %', ...byHalf(withSpans(from(origin)), isCovered)]),
  [
    'secret without a known place: anything removed',
    '',
    ...byHalf(
      secrets.filter(({ label, spans }) => label === 'secret' && !spans),
      isChanged,
    ),
  ],
  ['near misses changed', '≤ 8 %', ...byHalf(clean(secrets), isChanged)],
  ...origins.map((origin) => [`  ${origin}`, '', ...byHalf(clean(from(origin)), isChanged)]),
  ...kinds.map((type) => [
    `personal data: ${type}`,
    ['email', 'credit_card'].includes(type) ? '≥ 95 %' : 'not promised',
    ...byHalf(
      pii.filter((row) => row.type === type),
      (row) => (row.spans ? isCovered(row) : isChanged(row)),
    ),
  ]),
];
console.log(table(['redactText', 'goal', 'half A', 'half B', 'both'], rows));

console.log('\nWhat is left of the values that are not fully covered:');
for (const row of [...withSpans(fresh), ...withSpans(secrets)].filter((row) => !isCovered(row)))
  console.log(`  ${row.rule}  ${JSON.stringify(leftOf(row).slice(0, 80))}`);

console.log(
  '\nPublished figures of others on the sealed half (reference/reliability.md §2.1), not measured here:',
);
console.log(
  table(
    ['', 'value covered', 'near misses changed', 'MB/s'],
    [
      ['gitleaks’ rules in RE2JS', '413/468 88.2 %', '7.4 %', '0.8'],
      ['secretlint preset 13.0.7', '67/468 14.3 %', '7.9 %', '45'],
      ['detect-secrets 1.5.0', '174/468 37.2 %', '24.6 %', '–'],
      ['union of the three', '444/468 94.9 %', '32.0 %', '–'],
    ],
  ),
);

const cases = lines(readFileSync(`${BENCH}/failures.jsonl`, 'utf8'));
const inputs = cases.map(({ id, input }) => ({
  id,
  text: typeof input === 'string' ? input : JSON.stringify(input),
}));
const lock = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
console.log(
  `\nOrdinary logs: ${share(inputs, isChanged)} changed; package-lock.json: ${removed(lock).length} removals. Each change:`,
);
for (const { id, text } of inputs) {
  for (const { rule, start, end } of removed(text))
    console.log(`  ${id}  ${rule}  ${JSON.stringify(text.slice(Math.max(0, start - 24), end).slice(0, 70))}`);
}

/** Best of some rounds, in bytes per microsecond of the processor: other work on the machine moves the clock, not this. */
function speed(text, rounds = 8) {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const begun = process.cpuUsage();
    redactText(text, ['an exact value']);
    const { user, system } = process.cpuUsage(begun);
    best = Math.min(best, user + system);
  }
  return (Buffer.byteLength(text) / best).toFixed(1);
}
const upTo = (text, size) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
const logs = upTo(inputs.map(({ text }) => text).join('\n'), 3e6);
console.log(
  `\nMB/s of processor time (goal ≥ 10): logs ${speed(logs)}, package-lock.json ${speed(upTo(lock, 3e6))}`,
);
const worst = [
  'token=',
  'pass={',
  'ghs_ey',
  'eyJ-',
  'http://a:',
  'a@',
  '-----BEGIN PRIVATE KEY-----',
  'kind: Secret\n',
  '0',
];
console.log(
  `Worst text found, 100 kB then 400 kB (the same when linear): ${worst
    .map((piece) => `${JSON.stringify(piece)} ${speed(upTo(piece, 1e5), 2)} ${speed(upTo(piece, 4e5), 2)}`)
    .join(', ')}`,
);
