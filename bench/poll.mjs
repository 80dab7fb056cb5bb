// node bench/poll.mjs [steps]: what a host costs that passes its run anew every few seconds, parsed from JSON, as a whole: reading, fit,
// move and cursor in a session with all the starter guides. Processor time, so that other work on the machine counts less.
import { setTimeout as pause } from 'node:timers/promises';
import { loadSource } from './lib/loadSource.mjs';
import { readGuides } from './fit/readGuides.mjs';
import { median, table } from './lib/stats.mjs';

const COUNT = Number(process.argv[2] ?? 100_000);
const ROUNDS = 15;
const { compileCatalog } = await loadSource('bench/fit/source.ts');
const { createWorld, sourceOf } = await loadSource('tests/session/sessionWorld.ts');
const compiled = { index: readGuides(compileCatalog), bodies: new Map() };

function runWith({ failedAt = COUNT - 10, observedAt = 0, more = [] } = {}) {
  const steps = Array.from({ length: COUNT }, (_, at) => ({
    id: `step-${at}`,
    title: `Call the provider ${at}`,
    kind: 'request',
    status: at === failedAt ? 'failed' : 'succeeded',
    startedAt: at * 1000,
    endedAt: at * 1000 + 900,
    ...(at === failedAt && { failure: { code: 'rate_limit_exceeded', status: 429, message: 'Too many' } }),
  }));
  const run = { id: 'run', status: 'failed', observedAt, endedAt: COUNT * 1000, steps: [...steps, ...more] };
  return JSON.parse(JSON.stringify(run));
}

function processorTime(work) {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

async function measure({ cursor, next }) {
  const times = [];
  const session = createWorld({ guides: [sourceOf(compiled)] }).session({ surface: 'mission-replay' });
  session.setRun(runWith());
  await session.load();
  if (!session.getState().result?.lead) throw new Error('No guide leads, so nothing is measured.');
  if (cursor) session.setCursor(50_000);
  // The code that compares is loaded at the first poll.
  session.setRun(next(0));
  await pause(200);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const given = next(round);
    times.push(processorTime(() => session.setRun(given)));
  }
  session.end();
  return [Math.min(...times).toFixed(1), median(times).toFixed(1)];
}

const same = (round) => runWith({ observedAt: round });
const identical = runWith();
const grown = (round) =>
  runWith({
    observedAt: round,
    more: Array.from({ length: round }, (_, at) => ({
      id: `more-${at}`,
      title: 'More',
      status: 'succeeded',
    })),
  });
console.log(
  table(
    [`a poll with ${COUNT} steps, ms`, 'best', 'median', 'goal'],
    [
      ['the same object again', ...(await measure({ next: () => identical })), '≤ 16'],
      ['a new object that says the same', ...(await measure({ next: same })), '≤ 16'],
      ['  with a cursor in the replay', ...(await measure({ cursor: true, next: same })), '≤ 16'],
      ['a new object with another step', ...(await measure({ next: grown })), ''],
    ],
  ),
);
