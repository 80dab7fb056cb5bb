import { readdirSync, readFileSync } from 'node:fs';
import type { Run } from 'waymark/core';
import { createApi, type Api } from './api/createApi.ts';
import { createWorld, WATCHABLE } from './createWorld.ts';
import { openReports, type Reports } from './openReports.ts';

/** The ports the local provider asks for first: they stand in error texts, so it is good when they stay the same. */
const LUMEN_PORT = 47_010;

/** Missions started with the demo, so that there is something live to look at. */
const OPENING = [
  'weekly-digest',
  'collect-news',
  'publish-brief',
  'poll-carriers',
  'review-contracts',
  'plan-offsite',
  'release-notes',
  'summarise-research',
];

const RUNS = new URL('../runs/', import.meta.url);

function readRecorded(): Run[] {
  return readdirSync(RUNS)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(new URL(file, RUNS), 'utf8')) as Run);
}

/**
 * Runs are numbered on from where the clock is, so that a run of this process never has the number of one before it: reports, drafts and
 * trails of those stay theirs.
 */
const firstRun = (): number => 2_001 + Math.floor((Date.now() - Date.UTC(2026, 0)) / 10_000);

export interface StartOptions {
  /** Where reports are kept over restarts; left out, they go with the process. */
  readonly reports?: string | undefined;
}

/** Everything of the demo behind its pages: the world with its recorded and opening runs, reports, and the API in front of them. */
export async function start(
  options: StartOptions = {},
): Promise<Api & { readonly end: () => Promise<void> }> {
  const world = await createWorld({
    lumenPort: LUMEN_PORT,
    firstRun: firstRun(),
    pace: WATCHABLE,
    recorded: readRecorded(),
  });
  const secrets = (): readonly string[] => world.connections.map(({ key }) => key);
  const reports = await keepReports(options.reports, secrets);
  for (const mission of OPENING) world.runner.start(mission);
  const api = createApi(world, reports);
  return {
    ...api,
    end: async () => {
      api.close();
      await reports.close();
      await world.close();
    },
  };
}

/** A second demo beside the first cannot have its folder, and keeps its own reports for as long as it runs. */
async function keepReports(folder: string | undefined, secrets: () => readonly string[]): Promise<Reports> {
  try {
    return await openReports({ folder, secrets });
  } catch (error) {
    if (folder === undefined) throw error;
    console.log(`${(error as Error).message}\nReports of this demo are kept until it ends.`);
    return openReports({ secrets });
  }
}
