// node bench/powerCut.mjs [cuts] [seconds]: a real file system (ext4 on a loop device) loses its power while `waymark serve --folder` takes
// reports: it is shut down without a flush, and mounted again from what had reached the disk. Needs Linux, root, mkfs.ext4 and python3.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runnerImport } from 'vite';
import { table } from './lib/stats.mjs';

const [cuts = 8, seconds = 12] = process.argv.slice(2).map(Number);
const LANES = 4;
const DISK_BYTES = 600_000_000;
/** Nothing of ext4's journal that is not yet on the disk gets there. @see https://man7.org/linux/man-pages/man2/ioctl_xfs_goingdown.2.html */
const SHUT_DOWN = `import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack('I', 2))`;

const root = mkdtempSync(join(tmpdir(), 'waymark-cut-'));
const disk = join(root, 'disk.img');
const mount = join(root, 'mount');
const unmount = () => spawnSync('umount', ['-l', mount]);
process.once('exit', () => {
  unmount();
  rmSync(root, { recursive: true, force: true });
});

const missing = prepare();
if (missing) {
  console.log(`\n!!! SKIPPED: no power was cut, since ${missing}. Nothing was measured.\n`);
  process.exit();
}

function prepare() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return 'this needs Linux and root';
  writeFileSync(disk, '');
  truncateSync(disk, DISK_BYTES);
  mkdirSync(mount);
  for (const [program, ...args] of [
    ['mkfs.ext4', '-q', disk],
    ['mount', '-o', 'loop', disk, mount],
    ['python3', '-c', 'import fcntl'],
  ]) {
    const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) return `${program} failed (${(error?.message ?? stderr).trim()})`;
  }
  return undefined;
}

const load = async (path) => (await runnerImport(path, { configFile: false, logLevel: 'error' })).module;
const { buildCli } = await load('./tests/node/buildCli.ts');
const { startServe } = await load('./tests/node/startServe.ts');
const { makeReport } = await load('./tests/server/reportWorld.ts');
const { copyCluster } = await load('./tests/server/databases.ts');
const TOKEN = 'the-token-of-a-bench';
const cli = await buildCli('cut');
process.once('exit', () => cli.remove());
const cluster = join(root, 'cluster');
await copyCluster(cluster);

async function cutOnce(flags) {
  const folder = join(mount, 'reports');
  rmSync(folder, { recursive: true, force: true });
  cpSync(cluster, folder, { recursive: true });
  execFileSync('sync');
  const args = ['--folder', folder, ...flags];
  const serving = await startServe(cli.file, args);
  execFileSync('sync');
  const acknowledged = [];
  const until = Date.now() + seconds * 1000 * (0.4 + Math.random() * 0.6);
  const lane = async () => {
    while (Date.now() < until) {
      const report = makeReport();
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': report.id };
      const { ok } = await fetch(serving.url, { method: 'POST', headers, body: JSON.stringify(report) });
      if (ok) acknowledged.push(report.id);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  execFileSync('python3', ['-c', SHUT_DOWN, mount]);
  await serving.end('SIGKILL');
  unmount();
  execFileSync('mount', ['-o', 'loop', disk, mount]);
  const after = await startServe(cli.file, args, { WAYMARK_TOKEN: TOKEN }).catch(() => undefined);
  if (!after) return { acknowledged: acknowledged.length, lost: acknowledged.length, opens: false };
  let lost = 0;
  for (const id of acknowledged) {
    const { status } = await fetch(`${after.url}/${id}`, { headers: { Authorization: `Bearer ${TOKEN}` } });
    if (status !== 200) lost += 1;
  }
  await after.end('SIGTERM');
  return { acknowledged: acknowledged.length, lost, opens: true };
}

const rows = [];
let isBroken = false;
for (const { name, flags } of [
  { name: 'as it is', flags: [] },
  { name: 'control: --not-durable', flags: ['--not-durable'] },
]) {
  const sum = { acknowledged: 0, lost: 0, closed: 0 };
  for (let cut = 1; cut <= cuts; cut += 1) {
    const one = await cutOnce(flags);
    sum.acknowledged += one.acknowledged;
    sum.lost += one.lost;
    sum.closed += one.opens ? 0 : 1;
    console.error(`${name}: cut ${cut} of ${cuts}, ${one.acknowledged} acknowledged, ${one.lost} lost`);
    await pause(100);
  }
  rows.push([name, cuts, sum.acknowledged, sum.lost, sum.closed]);
  if (flags.length === 0) isBroken = sum.lost > 0 || sum.closed > 0;
}
rows.push(['review, before', 8, 2164, 2164, 0]);
console.log(table(['folder', 'power cuts', 'acknowledged', 'lost', 'does not open'], rows));
process.exitCode = isBroken ? 1 : 0;
process.exit();
