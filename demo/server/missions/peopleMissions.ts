import type { Mission } from '../runner/mission.ts';

/** Missions that wait for people, or for a freeze that people declared. */
export const peopleMissions: readonly Mission[] = [
  {
    id: 'release-notes',
    title: 'Publish the release notes',
    summary: 'Drafts the notes and publishes them once a release manager agrees.',
    task: 'Orbit 4.2',
    connection: 'main',
    expectsArtifacts: true,
    steps: [
      {
        id: 'draft',
        title: 'Draft the notes',
        kind: 'model-call',
        phase: 'execution',
        run: async ({ call, done, say }) => {
          const prompt =
            'Replay is faster. Cursor moves stay under four milliseconds.\nVault has scopes. Grant them one by one.';
          const { text } = await call({ path: '/v1/chat', body: { model: 'lumen-small', prompt } });
          done.set('notes', String(text));
          say('2 notes drafted');
        },
      },
      {
        id: 'approve',
        title: 'Approval by a release manager',
        kind: 'approval',
        phase: 'review',
        dependsOn: ['draft'],
        run: ({ approval, say }) => {
          approval({ who: 'a release manager', question: 'Publish the release notes of Orbit 4.2?' });
          say('Approved');
        },
      },
      {
        id: 'publish',
        title: 'Publish the notes',
        kind: 'artifact',
        phase: 'packaging',
        dependsOn: ['approve'],
        run: ({ deliver, done }) => deliver('release-notes.md', done.get('notes') ?? ''),
      },
    ],
  },
  {
    id: 'plan-offsite',
    title: 'Plan the offsite',
    summary: 'Cannot go on before it knows the city.',
    connection: 'main',
    expectsArtifacts: true,
    steps: [
      {
        id: 'city',
        title: 'Ask for the city',
        kind: 'agent-turn',
        phase: 'planning',
        run: ({ ask, done, say }) => {
          const city = ask({ who: 'the mission’s owner', question: 'In which city shall the offsite be?' });
          done.set('city', city);
          say(`City: ${city}`);
        },
      },
      {
        id: 'plan',
        title: 'Write the plan',
        kind: 'model-call',
        phase: 'execution',
        dependsOn: ['city'],
        run: async ({ call, done, deliver }) => {
          const prompt = `Two days in ${done.get('city')}. Trains for everybody.`;
          const { text } = await call({ path: '/v1/chat', body: { model: 'lumen-small', prompt } });
          deliver('plan.md', String(text));
        },
      },
    ],
  },
  {
    id: 'close-quarter',
    title: 'Close the quarter',
    summary: 'Books the quarter, unless a change freeze is on.',
    settings: [
      {
        id: 'freeze',
        label: 'Change freeze',
        hint: 'While it is on, nothing is booked.',
        value: 'on',
        options: [
          { value: 'on', label: 'On' },
          { value: 'off', label: 'Off' },
        ],
      },
    ],
    steps: [
      {
        id: 'book',
        title: 'Book the quarter',
        kind: 'tool-call',
        phase: 'execution',
        repeatable: true,
        run: ({ setting, block, say }) => {
          if (setting('freeze') === 'on')
            block({
              text: 'A change freeze is on, so nothing is booked. End it in Mission settings, then resume.',
              surface: 'mission-settings',
              move: 'fix',
            });
          say('Booked 214 entries');
        },
      },
    ],
  },
  {
    id: 'check-links',
    title: 'Check all links',
    summary: 'A long walk over the site, page by page; easily cancelled.',
    steps: [
      {
        id: 'walk',
        title: 'Walk the site',
        kind: 'job',
        phase: 'execution',
        repeatable: true,
        run: async ({ pause, say }) => {
          for (let page = 1; page <= 60; page += 1) {
            await pause(500);
            if (page % 2 === 0) say(`${page} of 60 pages checked`);
          }
        },
      },
    ],
  },
];
