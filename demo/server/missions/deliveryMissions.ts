import type { Mission } from '../runner/mission.ts';
import { pastOptional } from './pastOptional.ts';

/** Missions that deliver: one all is well with, one with an optional step, one that must not simply be repeated. */
export const deliveryMissions: readonly Mission[] = [
  {
    id: 'weekly-digest',
    title: 'Write the weekly digest',
    summary: 'Fetches, summarises and delivers. Nothing is wrong with it.',
    connection: 'main',
    expectsArtifacts: true,
    steps: [
      {
        id: 'fetch',
        title: 'Fetch the week',
        kind: 'request',
        phase: 'planning',
        run: async ({ call, done }) => {
          const { prices } = await call({ method: 'GET', path: '/v1/prices' });
          done.set('prices', JSON.stringify(prices));
        },
      },
      {
        id: 'write',
        title: 'Write the digest',
        kind: 'model-call',
        phase: 'execution',
        dependsOn: ['fetch'],
        run: async ({ call, deliver, done }) => {
          const prompt = `Copper rose. It had fallen.\nPrices: ${done.get('prices')}`;
          const { text } = await call({ path: '/v1/chat', body: { model: 'lumen-small', prompt } });
          deliver('digest.md', String(text));
        },
      },
    ],
  },
  {
    id: 'notify-channel',
    title: 'Refresh the figures and tell the channel',
    summary: 'The telling is optional; the figures are what counts.',
    connection: 'press',
    expectsArtifacts: true,
    settings: [pastOptional('off')],
    steps: [
      {
        id: 'figures',
        title: 'Refresh the figures',
        kind: 'request',
        phase: 'execution',
        run: async ({ call, done }) => {
          const { prices } = await call({ method: 'GET', path: '/v1/prices' });
          done.set('figures', JSON.stringify(prices));
        },
      },
      {
        id: 'tell',
        title: 'Tell the channel',
        kind: 'request',
        phase: 'execution',
        optional: true,
        repeatable: true,
        run: async ({ call }) => {
          await call({ path: '/v1/channels/figures', body: { text: 'New figures are in' } });
        },
      },
      {
        id: 'deliver',
        title: 'Deliver the figures',
        kind: 'artifact',
        phase: 'packaging',
        dependsOn: ['figures'],
        run: ({ deliver, done }) => deliver('figures.json', done.get('figures') ?? '{}'),
      },
    ],
  },
  {
    id: 'send-announcement',
    title: 'Send the announcement',
    summary: 'Announces the release to every channel. Doing it twice announces it twice.',
    connection: 'main',
    settings: [
      {
        id: 'channels',
        label: 'Channels',
        hint: 'A channel without a name makes the provider fail after it has stored the announcement.',
        value: 'all',
        options: [
          { value: 'all', label: 'All, with the nameless one' },
          { value: 'named', label: 'Named channels only' },
        ],
      },
    ],
    steps: [
      {
        id: 'announce',
        title: 'Announce to the channels',
        kind: 'tool-call',
        phase: 'packaging',
        repeatable: false,
        effects: 'sends the announcement to every subscriber once more',
        run: async ({ call, setting, say }) => {
          const channels = [{ name: 'News' }, ...(setting('channels') === 'all' ? [{}] : [])];
          const { sent } = await call({
            path: '/v1/announcements',
            body: { text: 'Orbit 4.2 is out', channels },
          });
          say(`Sent to ${(sent as string[]).join(', ')}`);
        },
      },
    ],
  },
];
