// node bench/outbox.mjs [schedules]: random schedules of saves, crashes, tabs and faults (tests/session/outbox/schedule.ts), run
// against the outbox and, as controls, against the queues of Sentry and Workbox (npm ci --prefix bench).
import { runnerImport } from 'vite';
import { bundleQueue, runControl } from './lib/controlQueue.mjs';
import { table } from './lib/stats.mjs';

const schedules = Number(process.argv[2] ?? 10_000);
// A peer needs a script and a database for each tab; what a tenth shows of it is clear enough.
const controls = Math.min(schedules, Math.max(300, schedules / 10));
const load = async (name) =>
  (await runnerImport(`./tests/session/outbox/${name}.ts`, { configFile: false, logLevel: 'error' })).module;
const { createWorld } = await load('createWorld');
const { randomSchedule } = await load('schedule');
const model = { ...(await load('createMachine')), ...(await load('createServer')) };
// A tab of a peer that was killed leaves promises behind.
process.on('unhandledRejection', () => {});

const rows = [];
const add = (name, count, { accepted, lost, twice, resends = '' }, seconds) =>
  rows.push([name, count, accepted, lost, twice, resends, seconds.toFixed(0)]);
const timed = async (work) => {
  const startedAt = Date.now();
  const result = await work();
  return [result, (Date.now() - startedAt) / 1000];
};

/** Sums of `run` over seeds from 1. */
async function sum(name, count, run) {
  const total = { accepted: 0, lost: 0, twice: 0, resends: 0 };
  for (let seed = 1; seed <= count; seed += 1) {
    const one = await run(seed);
    for (const key of Object.keys(total)) total[key] += one[key] ?? 0;
    if (seed % 500 === 0) process.stderr.write(`${name}: ${seed} of ${count}\n`);
  }
  return total;
}

let isBroken = false;
const [ours, seconds] = await timed(() =>
  sum('Waymark', schedules, async (seed) => {
    const world = createWorld(seed, { hasLocks: seed % 4 !== 0, hasChannel: seed % 3 !== 0 });
    for (const step of randomSchedule(seed)) await world.act(step);
    const { accepted, lost, twice, resends, wrong, conflicts } = await world.finish();
    if (lost.length || twice.length || wrong.length || conflicts) {
      isBroken = true;
      console.log(`schedule ${seed}: lost ${lost}, twice ${twice}, wrong ${wrong}, conflicts ${conflicts}`);
    }
    return { accepted, lost: lost.length, twice: twice.length, resends };
  }),
);
add('Waymark outbox', schedules, ours, seconds);
for (const [name, file, options] of [
  ['Sentry offline transport, flushAtStartup', 'sentry', {}],
  ['Workbox Queue with Sync', 'workbox', {}],
  ['Workbox Queue without Sync', 'workbox', { hasSync: false }],
]) {
  const script = await bundleQueue(file);
  const [total, took] = await timed(() =>
    sum(name, controls, (seed) => runControl(script, randomSchedule(seed), seed, model, options)),
  );
  add(name, controls, { ...total, resends: '' }, took);
}
console.log(
  table(['queue', 'schedules', 'accepted', 'lost', 'filed twice', 'resent, told by key', 's'], rows),
);
console.log(`
accepted: the call resolved, in a page that lived, without an error shown; reports that the server always refuses are left out for peers.
Peers send no key, and are spared the faults of the disk.`);
if (isBroken) process.exitCode = 1;
