import type { Mission, MissionStep } from '../runner/mission.ts';

const pricesStep = (retry?: MissionStep['retry']): MissionStep => ({
  id: 'prices',
  title: 'Fetch today’s prices',
  kind: 'request',
  phase: 'execution',
  repeatable: true,
  ...(retry ? { retry } : {}),
  run: async ({ call, done, say }) => {
    const { prices } = await call({ method: 'GET', path: '/v1/prices' });
    done.set('prices', JSON.stringify(prices, null, 2));
    say(`${Object.keys(prices as object).length} prices`);
  },
});

const deliverPrices: MissionStep = {
  id: 'deliver',
  title: 'Deliver the price list',
  kind: 'artifact',
  phase: 'packaging',
  dependsOn: ['prices'],
  run: ({ deliver, done }) => deliver('prices.json', done.get('prices') ?? '{}'),
};

/** Missions whose provider is slow, broken, under maintenance, or gives up on them. */
export const serviceMissions: readonly Mission[] = [
  {
    id: 'sync-prices',
    title: 'Sync the price list',
    summary: 'Fetches prices from a region that may be under maintenance.',
    connection: 'eu-2',
    expectsArtifacts: true,
    steps: [pricesStep(), deliverPrices],
  },
  {
    id: 'poll-carriers',
    title: 'Poll the carriers',
    summary: 'The same fetch, with a patient policy: up to five tries, a minute and a half apart at first.',
    connection: 'eu-2',
    expectsArtifacts: true,
    steps: [pricesStep({ attempts: 5, waitMs: 90_000 }), deliverPrices],
  },
  {
    id: 'collect-news',
    title: 'Collect the news',
    summary: 'A region that refuses now and then, and a policy that tries again by itself.',
    connection: 'eu-6',
    expectsArtifacts: true,
    steps: [pricesStep({ attempts: 4, waitMs: 150 }), deliverPrices],
  },
  {
    id: 'score-claims',
    title: 'Score the claims',
    summary: 'Has open claims scored by the provider.',
    connection: 'eu-3',
    steps: [
      {
        id: 'score',
        title: 'Score 3 claims',
        kind: 'request',
        phase: 'execution',
        repeatable: true,
        run: async ({ call, say }) => {
          const claims = [{ amount: 120, refund: { rate: 0.5 } }, { amount: 80 }, { amount: 45 }];
          const { scores } = await call({ path: '/v1/scores', body: { claims } });
          say(`Scores: ${(scores as number[]).join(', ')}`);
        },
      },
    ],
  },
  {
    id: 'refresh-dashboard',
    title: 'Refresh the dashboard',
    summary: 'Asks for the report behind the dashboard and waits only so long.',
    connection: 'eu-4',
    settings: [
      {
        id: 'deadline',
        label: 'Wait for an answer',
        hint: 'How long the step waits before it gives up.',
        value: '800',
        options: [
          { value: '800', label: '0.8 seconds' },
          { value: '8000', label: '8 seconds' },
        ],
      },
    ],
    steps: [
      {
        id: 'report',
        title: 'Fetch the report',
        kind: 'request',
        phase: 'execution',
        repeatable: true,
        run: async ({ call, setting, say }) => {
          const { rows } = await call({
            method: 'GET',
            path: '/v1/report',
            deadlineMs: Number(setting('deadline')),
          });
          say(`${String(rows)} rows`);
        },
      },
    ],
  },
  {
    id: 'digest-archive',
    title: 'Digest the archive',
    summary: 'Hands scanned pages to the provider, which works on one request only so long.',
    connection: 'main',
    settings: [
      {
        id: 'pages',
        label: 'Pages per request',
        hint: 'The provider needs some 25 ms for a page and gives up after 600 ms.',
        value: '48',
        options: [
          { value: '48', label: '48' },
          { value: '12', label: '12' },
        ],
      },
    ],
    steps: [
      {
        id: 'digest',
        title: 'Digest 48 pages',
        kind: 'request',
        phase: 'execution',
        repeatable: true,
        run: async ({ call, setting, done, say }) => {
          const pages = Number(setting('pages'));
          for (let from = 0; from < 48; from += pages) {
            if (done.has(String(from))) continue;
            await call({ path: '/v1/documents', body: { pages } });
            done.set(String(from), 'done');
            say(`Pages ${from + 1} to ${from + pages} done`);
          }
        },
      },
    ],
  },
  {
    id: 'watch-feed',
    title: 'Watch the delivery feed',
    summary: 'Queues a job at the provider and waits for it, without a deadline.',
    connection: 'eu-5',
    expectsArtifacts: true,
    steps: [
      {
        id: 'prepare',
        title: 'Prepare the watch list',
        kind: 'other',
        phase: 'planning',
        run: ({ say }) => say('12 deliveries to watch'),
      },
      {
        id: 'job',
        title: 'Wait for the queued job',
        kind: 'request',
        phase: 'execution',
        dependsOn: ['prepare'],
        repeatable: true,
        run: async ({ call, deliver }) => {
          const { rows } = await call({ path: '/v1/jobs', body: { list: 'deliveries' } });
          deliver('deliveries.txt', `${String(rows)} deliveries\n`);
        },
      },
    ],
  },
];
