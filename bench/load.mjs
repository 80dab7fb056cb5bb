// node bench/load.mjs [seconds] [flood]: `waymark serve --folder` under what senders do to it: large reports side by side, bodies that
// never end, and a flood with the limits on. Linux, for the memory of the process.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runnerImport } from 'vite';
import { median, table } from './lib/stats.mjs';

const [seconds = 10, flood = 100_000] = process.argv.slice(2).map(Number);
const LARGE = 240_000;
const UNFINISHED = 1000;
const LANES = 4;
/** What redaction has the most work with, and what logs are made of. */
const LINES = [
  'password=hunter2secret ',
  'eyJ-',
  'Authorization: Bearer abcdefghijklmnop ',
  '12:33:01 INFO it went on\n',
];

const load = async (path) => (await runnerImport(path, { configFile: false, logLevel: 'error' })).module;
const { buildCli } = await load('./tests/node/buildCli.ts');
const { startServe } = await load('./tests/node/startServe.ts');
const { makeReport } = await load('./tests/server/reportWorld.ts');
const { copyCluster } = await load('./tests/server/databases.ts');
const root = mkdtempSync(join(tmpdir(), 'waymark-load-'));
const cli = await buildCli('load');
process.once('exit', () => {
  cli.remove();
  rmSync(root, { recursive: true, force: true });
});
await copyCluster(join(root, 'cluster'));

async function start(name) {
  const folder = join(root, name);
  cpSync(join(root, 'cluster'), folder, { recursive: true });
  return startServe(cli.file, ['--folder', folder]);
}

async function send(url, report) {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': report.id };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(report) });
  await response.text();
  return response.status;
}

/** Milliseconds that `/health` takes, asked again and again until `isOver`. */
async function askHealth(url, isOver) {
  const times = [];
  while (!isOver()) {
    const from = performance.now();
    await (await fetch(new URL('/health', url))).text();
    times.push(performance.now() - from);
    await pause(20);
  }
  return times;
}

const memoryOf = ({ process: { pid } }) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;
const rows = [];

const large = await start('large');
const until = Date.now() + seconds * 1000;
let taken = 0;
const [times] = await Promise.all([
  askHealth(large.url, () => Date.now() > until),
  ...Array.from({ length: LANES }, async (_, lane) => {
    const line = LINES[lane % LINES.length];
    const text = line.repeat(Math.ceil(LARGE / line.length)).slice(0, LARGE);
    while (Date.now() < until) {
      if ((await send(large.url, makeReport({ log: { text, truncated: false } }))) === 201) taken += 1;
    }
  }),
]);
await large.end('SIGTERM');
rows.push([
  `/health beside ${LANES} lanes of full-size reports, median ms`,
  median(times).toFixed(0),
  '< 100',
  '675',
]);
rows.push(['  the longest, ms', Math.max(...times).toFixed(0), '', '2185']);
rows.push(['  reports taken a second', (taken / seconds).toFixed(1), '', '2.2 of 0.9 MB']);

const slow = await start('slow');
await send(slow.url, makeReport());
const before = memoryOf(slow);
let most = before;
const { port } = new URL(slow.url);
const body = 'x'.repeat(990_000);
const sockets = Array.from({ length: UNFINISHED }, () => {
  const socket = connect(Number(port), '127.0.0.1')
    .on('error', () => undefined)
    .resume();
  const head = `POST /api/reports HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nIdempotency-Key: x`;
  socket.write(`${head}\r\nTransfer-Encoding: chunked\r\n\r\n${(1_000_000).toString(16)}\r\n${body}`);
  return socket;
});
for (let looks = 0; looks < 50; looks += 1) {
  await pause(100);
  most = Math.max(most, memoryOf(slow));
}
const status = await send(slow.url, makeReport()).catch((error) => error.cause?.code ?? error.message);
sockets.forEach((socket) => socket.destroy());
await pause(500);
const after = await send(slow.url, makeReport());
await slow.end('SIGTERM');
rows.push([`${UNFINISHED} unfinished bodies of 1 MB, MB more`, (most - before).toFixed(0), '< 200', '824']);
rows.push(['  another report meanwhile, and after', `${status}, ${after}`, '', '']);

const flooded = await start('flooded');
const answers = {};
const from = performance.now();
let sent = 0;
await Promise.all(
  Array.from({ length: 16 }, async () => {
    while (sent < flood) {
      sent += 1;
      const answer = await send(flooded.url, makeReport()).catch(
        (error) => error.cause?.code ?? error.message,
      );
      answers[answer] = (answers[answer] ?? 0) + 1;
    }
  }),
);
const took = (performance.now() - from) / 1000;
rows.push([
  `flood of ${flood} reports from one proxy: ${Object.entries(answers)
    .map(([of, count]) => `${count} x ${of}`)
    .join(', ')}`,
  `${(flood / took).toFixed(0)}/s, ${memoryOf(flooded).toFixed(0)} MB`,
  '',
  '1030/s, 462 MB, all stored',
]);
await flooded.end('SIGTERM');
console.log(table(['what', 'here', 'goal', 'review, before'], rows));
process.exit();
