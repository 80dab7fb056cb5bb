import type { Run } from 'waymark/core';
import { rotateKey } from '../connections.ts';
import { MISSIONS } from '../missions/missions.ts';
import { MINUTE, type Recording, type Stage } from './recording.ts';

/** Waits until the run's log has a line. */
export const hasLine =
  (line: string) =>
  (run: Run): boolean =>
    run.steps?.some((step) => step.log?.text.includes(line)) ?? false;

async function settledRetry(stage: Stage, id: string): Promise<string> {
  await stage.world.runner.settled(id);
  return stage.world.runner.retry(id);
}

/** Missions that do not end or park by themselves, and how far they are recorded. */
const UNFINISHED: Readonly<Record<string, Recording['drive']>> = {
  'poll-carriers': async ({ start, until }) => await until(start(), (run) => run.waiting?.for === 'retry'),
  'watch-feed': async ({ start, until, later, world }) => {
    const id = start();
    await until(id, hasLine('POST /v1/jobs'));
    later(25 * MINUTE);
    return world.runner.get(id);
  },
  'check-links': async ({ start, until }) => await until(start(), hasLine('2 of 60')),
};

/** One recording of a mission as it is at the start. */
function once(mission: string): Recording {
  const drive = UNFINISHED[mission];
  const needs = mission === 'export-ledger' ? '/dev/full' : undefined;
  return { file: mission, mission, ...(drive && { drive }), ...(needs && { needs }) };
}

/** Missions that came later: a recording's place gives its times and its id, so theirs are at the end. */
const LATER = ['apply-translations'];

/** A run of the mission that fetches news, in a region that refuses every call or answers each. */
const news = (file: string, isRefused: boolean): Recording => ({
  file,
  mission: 'collect-news',
  drive: async ({ start, world }) => {
    world.regions.find(({ id }) => id === 'eu-6')!.flakyCalls = isRefused ? 50 : 0;
    return await world.runner.settled(start());
  },
});

/** The runs shipped with the demo: every mission once, and some a second time in another state. */
export const demoRecordings: readonly Recording[] = [
  ...MISSIONS.filter(({ id }) => !LATER.includes(id)).map(({ id }) => once(id)),
  {
    file: 'summarise-research-repaired',
    mission: 'summarise-research',
    drive: async (stage) => {
      const first = stage.start();
      await stage.world.runner.settled(first);
      rotateKey(stage.world.connection('research'));
      return await stage.world.runner.settled(await settledRetry(stage, first));
    },
  },
  {
    file: 'sync-prices-fourth-try',
    mission: 'sync-prices',
    drive: async (stage) => {
      let id = stage.start();
      for (let time = 0; time < 3; time += 1) id = await settledRetry(stage, id);
      return await stage.world.runner.settled(id);
    },
  },
  {
    file: 'collect-news-given-up',
    mission: 'collect-news',
    drive: async ({ start, world }) => {
      world.regions.find(({ id }) => id === 'eu-6')!.flakyCalls = 50;
      return await world.runner.settled(start());
    },
  },
  {
    file: 'check-links-cancelled',
    mission: 'check-links',
    drive: async ({ start, until, world }) => {
      const id = start();
      await until(id, hasLine('2 of 60'));
      world.runner.cancel(id);
      return await world.runner.settled(id);
    },
  },
  {
    file: 'release-notes-approved',
    mission: 'release-notes',
    drive: async ({ start, world }) => {
      const id = start();
      await world.runner.settled(id);
      world.runner.decide(id, { approved: true });
      world.runner.resume(id);
      return await world.runner.settled(id);
    },
  },
  {
    file: 'release-notes-refused',
    mission: 'release-notes',
    drive: async ({ start, world }) => {
      const id = start();
      await world.runner.settled(id);
      world.runner.decide(id, { approved: false });
      world.runner.resume(id);
      return await world.runner.settled(id);
    },
  },
  ...LATER.map(once),
  // With the two before them, runs that fail and work by turns.
  news('collect-news-worked-again', false),
  news('collect-news-given-up-again', true),
  news('collect-news-worked-once-more', false),
  news('collect-news-flaky', true),
  {
    file: 'review-contracts-enough',
    mission: 'review-contracts',
    drive: async ({ start, world }) => {
      world.topUp('review-contracts', 5_000);
      return await world.runner.settled(start());
    },
  },
  { file: 'review-contracts-short-again', mission: 'review-contracts' },
];
