// Reports by the hundred thousand: node bench/server.mjs [--reports 100000] [--url postgres://…] [--no-pglite]
// Starts a PostgreSQL of its own unless --url names one, whose tables of Waymark are then filled and left there. Times are those of the
// report handler, from Request to read Response; plans are EXPLAIN (ANALYZE, BUFFERS) of the very statements that it runs.
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { median, table } from './lib/stats.mjs';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '100000' },
    url: { type: 'string' },
    'no-pglite': { type: 'boolean' },
  },
});
const COUNT = Number(values.reports);
const ROUNDS = 200;
const GOAL = 50;
const AT = 'https://app.test/api/reports';
const END = Date.UTC(2026, 10, 20);
const DAY = 86_400_000;

const cache = fileURLToPath(new URL(`../node_modules/.cache/waymark-bench-${process.pid}`, import.meta.url));
process.once('exit', () => rmSync(cache, { recursive: true, force: true }));
await build({
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: cache,
    rolldownOptions: {
      input: [
        'src/server/database/openDatabase.ts',
        'src/server/handler/createReportHandler.ts',
        'tests/server/startPostgres.ts',
        'tests/server/reportWorld.ts',
      ],
      // Packages are loaded from where they are, as a host loads them.
      external: [/^node:/, 'pg', '@electric-sql/pglite'],
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
const load = (name) => import(pathToFileURL(join(cache, `${name}.mjs`)).href);
const { openDatabase } = await load('openDatabase');
const { createReportHandler } = await load('createReportHandler');
const { startPostgres } = await load('startPostgres');
const { makeReport } = await load('reportWorld');

/** The same reports in every run: 2,000 runs, 40 guides, 1,000 failures, a year, two receivers, one delivery in 500 rejected. */
function reportAt(position) {
  const hash = createHash('sha256').update(`report ${position}`).digest();
  const guide = `guide-${hash[0] % 40}`;
  const report = makeReport({
    id: randomUUID(),
    run: { id: `run-${hash.readUInt16LE(1) % 2000}`, title: `Run ${position}`, status: 'failed' },
    step: {
      id: 's-3',
      title: 'Call the provider',
      code: `E${hash.readUInt16LE(10) % 1000}`,
      said: `Request ${position} was refused.`,
    },
    message: `Widget ${hash.toString('hex', 12, 16)} stood still.`,
    log: { text: `line ${hash.toString('hex')}\n`.repeat(60), truncated: true },
  });
  return {
    receivedAt: END - Math.floor((hash.readUInt32LE(4) / 2 ** 32) * 365 * DAY),
    report: { ...report, guide: { ...report.guide, id: guide } },
    isRejected: hash.readUInt16LE(8) % 500 === 0,
  };
}

async function fill(database) {
  const PORTION = 500;
  for (let from = 0; from < COUNT; from += PORTION) {
    const rows = Array.from({ length: Math.min(PORTION, COUNT - from) }, (_, at) => reportAt(from + at));
    const summaries = rows.map(({ report: { category, subject, run, guide, step, mission } }) =>
      JSON.stringify({
        category,
        subject,
        run,
        mission,
        guide: { id: guide.id, title: guide.title, confident: true },
        step,
      }),
    );
    await database.transaction(async ({ query }) => {
      await query(
        `insert into waymark_reports (id, received_at, body_hash, scope, run_id, guide_id, summary, report)
         select id, at, md5(id::text), '', run, guide, summary::json, report::json
         from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[]) as r (id, at, run, guide, summary, report)`,
        [
          rows.map(({ report }) => report.id),
          rows.map(({ receivedAt }) => receivedAt),
          rows.map(({ report }) => report.run.id),
          rows.map(({ report }) => report.guide.id),
          summaries,
          rows.map(({ report }) => JSON.stringify(report)),
        ],
      );
      await query(
        `insert into waymark_deliveries (report, receiver, received_at, state, tries, due_at, changed_at)
         select id, receiver, at, case when rejected and receiver = 'desk' then 'rejected' else 'delivered' end, 1, at, at
         from unnest($1::uuid[], $2::bigint[], $3::boolean[]) as r (id, at, rejected), unnest(array['desk', 'slack']) as receiver`,
        [
          rows.map(({ report }) => report.id),
          rows.map(({ receivedAt }) => receivedAt),
          rows.map(({ isRejected }) => isRejected),
        ],
      );
    });
    if (process.stderr.isTTY) process.stderr.write(`\r${from + rows.length} of ${COUNT} reports`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

const percentile = (times, share) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1];

async function measure(handler, requests) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const request = requests(round);
    const from = performance.now();
    const response = await handler(request);
    const body = await response.text();
    times.push(performance.now() - from);
    if (!response.ok) throw new Error(`${request.url}: ${response.status} ${body}`);
  }
  return { middle: median(times), slow: percentile(times, 0.95) };
}

async function run(name, place) {
  const database = await openDatabase(place);
  const [{ count }] = await database.query('select count(*) as count from waymark_reports');
  const from = performance.now();
  if (count < COUNT) await fill(database);
  for (const of of ['waymark_reports', 'waymark_deliveries']) await database.query(`vacuum analyze ${of}`);
  const [{ version }] = await database.query('select version() as version');
  const [size] = await database.query(
    `select count(*) as count, pg_total_relation_size('waymark_reports') + pg_total_relation_size('waymark_deliveries') as bytes from waymark_reports`,
  );
  console.log(`\n## ${name}: ${version.split(' on ')[0]}`);
  console.log(
    `${size.count} reports, ${(size.bytes / 1e6).toFixed(0)} MB, filled in ${((performance.now() - from) / 1000).toFixed(0)} s\n`,
  );

  const statements = [];
  const query = (sql, params) => {
    statements.push([sql, params]);
    return database.query(sql, params);
  };
  const handler = createReportHandler({ database: { ...database, query }, authorize: () => true });
  const filing = performance.now();
  await handler(new Request(`${AT}?limit=1`));
  console.log(
    `filing what an earlier version stored: ${((performance.now() - filing) / 1000).toFixed(0)} s\n`,
  );
  await database.query('vacuum analyze waymark_reports');
  await database.query('vacuum analyze waymark_failures');
  const get = (query) => new Request(`${AT}${query}`);
  const deep = await (async () => {
    let after = '';
    for (let pages = 0; pages < 25; pages += 1) {
      const { next } = await (await handler(get(`?limit=200${after && `&after=${after}`}`))).json();
      if (!next) break;
      after = next;
    }
    return after;
  })();
  const middle = END - 180 * DAY;
  const [one] = await database.query('select id from waymark_reports limit 1');
  const cases = [
    ['a page, newest', () => ({ limit: 50 })],
    ['a page, 5,000 reports on', () => ({ after: deep, limit: 50 })],
    ['a run’s reports', (round) => ({ run: `run-${(round * 37) % 2000}`, limit: 50 })],
    ['a page of one guide', (round) => ({ guide: `guide-${round % 40}`, limit: 50 })],
    [
      'a page of one day',
      (round) => ({ from: middle + round * DAY * 0.5, to: middle + (round * 0.5 + 1) * DAY, limit: 50 }),
    ],
    ['a page of rejected', () => ({ delivery: 'rejected', limit: 50 })],
    ['a page of delivered', () => ({ delivery: 'delivered', limit: 50 })],
    ['rejected of one guide', (round) => ({ delivery: 'rejected', guide: `guide-${round % 40}`, limit: 50 })],
    ['queued (none)', () => ({ delivery: 'queued', limit: 50 })],
    ['open', () => ({ state: 'open', limit: 50 })],
    ['a code', (round) => ({ code: `E${round * 5}`, limit: 50 })],
    ['a rare word', (round) => ({ text: reportAt(round * 7).report.message.slice(7, 14), limit: 50 })],
    ['a word of all', () => ({ text: 'widget', limit: 50 })],
    ['failures, latest', () => ({ limit: 50 })],
    ['failures, most reports', () => ({ order: 'most', limit: 50 })],
    ['failures, open', () => ({ state: 'open', limit: 50 })],
    ['failures with a code', (round) => ({ code: `E${round * 5}`, limit: 50 })],
    ['failures with a word', (round) => ({ text: `e${round * 5}`, limit: 50 })],
  ];
  const paramsOf = (filter) =>
    `?${new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)]))}`;
  const rows = [];
  const plans = [];
  for (const [what, filter] of cases) {
    const path = String(what).startsWith('failures') ? '/failures' : '';
    rows.push([what, await measure(handler, (round) => get(`${path}${paramsOf(filter(round))}`))]);
    statements.length = 0;
    await handler(get(`${path}${paramsOf(filter(0))}`));
    plans.push([what, ...statements[0]]);
  }
  rows.push(['one report', await measure(handler, () => get(`/${one.id}`))]);
  const post = () => {
    const report = makeReport({});
    return new Request(AT, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': report.id },
      body: JSON.stringify(report),
    });
  };
  rows.push(['taking a report', await measure(handler, post)]);
  console.log(
    table(
      ['what', 'median ms', 'p95 ms', `goal: median < ${GOAL} ms`],
      rows.map(([what, { middle: half, slow }]) => [
        what,
        half.toFixed(1),
        slow.toFixed(1),
        half < GOAL ? 'met' : 'MISSED',
      ]),
    ),
  );
  for (const [what, sql, params] of plans) {
    const plan = await database.query(`explain (analyze, buffers) ${sql}`, params);
    console.log(`\n### ${String(what)}\n${plan.map((row) => row['QUERY PLAN']).join('\n')}`);
  }
  await database.close();
  return rows.every(([, { middle: half }]) => half < GOAL);
}

const server = values.url ? undefined : await startPostgres();
let isMet = true;
try {
  isMet = await run('PostgreSQL', { url: values.url ?? (await server.createDatabase()) });
} finally {
  await server?.stop();
}
if (!values['no-pglite']) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  try {
    await run('PGlite, for comparison', { folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exitCode = isMet ? 0 : 1;
