import type { Mission, MissionStep } from '../runner/mission.ts';
import { pastOptional } from './pastOptional.ts';

const fetchStep = (title: string): MissionStep => ({
  id: 'fetch',
  title,
  kind: 'request',
  phase: 'execution',
  repeatable: true,
  run: async ({ call, done, say }) => {
    const { prices } = await call({ method: 'GET', path: '/v1/prices', deadlineMs: 5_000 });
    done.set('rows', JSON.stringify(prices));
    say('Fetched');
  },
});

/** Missions whose call never gets an answer: refused, a name that does not resolve, a certificate that has expired. */
export const networkMissions: readonly Mission[] = [
  {
    id: 'pull-archive',
    title: 'Pull from the archive',
    summary: 'Fetches yesterday’s files through the archive gateway.',
    connection: 'archive',
    steps: [fetchStep('Fetch through the gateway')],
  },
  {
    id: 'match-partners',
    title: 'Match partner records',
    summary: 'Compares our records with a partner’s, over the partner’s own address.',
    connection: 'partner',
    steps: [fetchStep('Fetch the partner’s records')],
  },
  {
    id: 'mirror-ledger',
    title: 'Mirror the ledger',
    summary: 'Reads the ledger over TLS.',
    connection: 'ledger',
    steps: [fetchStep('Read the ledger')],
  },
  {
    id: 'compile-report',
    title: 'Compile the weekly report',
    summary: 'Fetches the week’s figures, then writes the report whatever became of them.',
    task: 'Week in figures',
    connection: 'archive',
    expectsArtifacts: true,
    settings: [pastOptional('on')],
    files: { 'warm-up.mjs': 'process.exit(3);\n' },
    steps: [
      {
        id: 'warm-up',
        title: 'Warm up the cache',
        kind: 'command',
        phase: 'planning',
        optional: true,
        run: async ({ command }) => {
          await command('node', ['warm-up.mjs']);
        },
      },
      {
        id: 'figures',
        title: 'Fetch the figures',
        kind: 'request',
        phase: 'execution',
        repeatable: true,
        run: async ({ call, write }) => {
          const figures = await call({ method: 'GET', path: '/v1/prices', deadlineMs: 5_000 });
          await write('figures.json', JSON.stringify(figures));
        },
      },
      {
        id: 'report',
        title: 'Write the report',
        kind: 'artifact',
        phase: 'packaging',
        dependsOn: ['figures'],
        always: true,
        run: async ({ read, deliver }) => deliver('report.json', await read('figures.json')),
      },
    ],
  },
];
