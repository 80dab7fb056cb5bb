import type { Mission } from '../runner/mission.ts';

const NOTES = `Heat pumps cut the heating bill of a typical house by a third. They need a well insulated roof.
District heating wins in dense quarters. Its pipes last sixty years.
Gas boilers stay cheaper to buy. They are dearer to run from the fourth year on.`;

/** Missions that meet a door: a key that is not valid, a scope that is missing, a model that is gone, a file that may not run. */
export const accessMissions: readonly Mission[] = [
  {
    id: 'summarise-research',
    title: 'Summarise research notes',
    summary: 'Reads the research desk’s notes and writes a one-page summary.',
    task: 'Heating options for the city council',
    connection: 'research',
    expectsArtifacts: true,
    files: { 'input/notes.txt': NOTES },
    steps: [
      {
        id: 'collect',
        title: 'Collect the notes',
        kind: 'other',
        phase: 'planning',
        run: async ({ read, done, say }) => {
          const notes = await read('input/notes.txt');
          done.set('notes', notes);
          say(`${notes.split('\n').length} notes, ${notes.length} characters`);
        },
      },
      {
        id: 'summarise',
        title: 'Summarise with Lumen',
        kind: 'model-call',
        phase: 'execution',
        dependsOn: ['collect'],
        repeatable: true,
        run: async ({ call, done, say }) => {
          const { text } = await call({
            path: '/v1/chat',
            body: { model: 'lumen-small', prompt: done.get('notes') },
          });
          done.set('summary', String(text));
          say(`Summary of ${String(text).length} characters`);
        },
      },
      {
        id: 'write',
        title: 'Write the summary',
        kind: 'artifact',
        phase: 'packaging',
        dependsOn: ['summarise'],
        run: ({ deliver, done }) => deliver('summary.md', `# Summary\n\n${done.get('summary')}\n`),
      },
    ],
  },
  {
    id: 'publish-brief',
    title: 'Publish the morning brief',
    summary: 'Puts the morning brief together and publishes it.',
    task: 'Brief of the day',
    connection: 'press',
    steps: [
      {
        id: 'prices',
        title: 'Fetch the prices',
        kind: 'request',
        phase: 'planning',
        run: async ({ call, done }) => {
          const { prices } = await call({ method: 'GET', path: '/v1/prices' });
          done.set('prices', JSON.stringify(prices));
        },
      },
      {
        id: 'publish',
        title: 'Publish the brief',
        kind: 'request',
        phase: 'packaging',
        dependsOn: ['prices'],
        run: async ({ call, done, say }) => {
          await call({ path: '/v1/briefs', body: { prices: done.get('prices') } });
          say('Published');
        },
      },
    ],
  },
  {
    id: 'forecast-demand',
    title: 'Forecast demand',
    summary: 'Asks a large model for a demand forecast of the quarter.',
    connection: 'main',
    expectsArtifacts: true,
    settings: [
      {
        id: 'model',
        label: 'Model',
        hint: 'Which model makes the forecast.',
        value: 'lumen-large-2',
        options: [
          { value: 'lumen-large-2', label: 'lumen-large-2' },
          { value: 'lumen-large-3', label: 'lumen-large-3' },
          { value: 'lumen-small', label: 'lumen-small' },
        ],
      },
    ],
    steps: [
      {
        id: 'forecast',
        title: 'Ask for the forecast',
        kind: 'model-call',
        phase: 'execution',
        repeatable: true,
        run: async ({ call, setting, deliver }) => {
          const prompt = 'Demand grew by four percent. Stock is low in the north.';
          const { text } = await call({ path: '/v1/chat', body: { model: setting('model'), prompt } });
          deliver('forecast.txt', String(text));
        },
      },
    ],
  },
  {
    id: 'deploy-preview',
    title: 'Deploy the preview',
    summary: 'Runs the team’s own deploy script.',
    files: { 'deploy.sh': '#!/bin/sh\necho "preview is up"\n' },
    modes: { 'deploy.sh': 0o644 },
    settings: [
      {
        id: 'start',
        label: 'How the script is started',
        hint: 'A script without the execute permission has to be given to a shell.',
        value: 'direct',
        options: [
          { value: 'direct', label: './deploy.sh' },
          { value: 'shell', label: 'sh deploy.sh' },
        ],
      },
    ],
    steps: [
      {
        id: 'deploy',
        title: 'Run the deploy script',
        kind: 'command',
        phase: 'execution',
        run: async ({ command, setting }) => {
          if (setting('start') === 'shell') await command('sh', ['deploy.sh']);
          else await command('./deploy.sh', []);
        },
      },
    ],
  },
];
