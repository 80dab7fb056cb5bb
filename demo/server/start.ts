import { readdirSync, readFileSync } from 'node:fs';
import type { Run } from 'waymark/core';
import { createApi, type Api } from './api/createApi.ts';
import { createWorld, WATCHABLE } from './createWorld.ts';

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

/** Everything of the demo behind its pages: the world with its recorded and opening runs, and the API in front of it. */
export async function start(): Promise<Api & { readonly end: () => Promise<void> }> {
  const world = await createWorld({ lumenPort: LUMEN_PORT, pace: WATCHABLE, recorded: readRecorded() });
  for (const mission of OPENING) world.runner.start(mission);
  const api = createApi(world);
  return {
    ...api,
    end: async () => {
      api.close();
      await world.close();
    },
  };
}
