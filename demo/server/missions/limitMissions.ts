import type { Mission } from '../runner/mission.ts';

const PRODUCTS = ['kettle', 'lamp', 'chair', 'table', 'shelf', 'mirror', 'rug', 'clock', 'vase', 'bowl'];

const CHAPTERS = ['Markets', 'People', 'Plants', 'Outlook'].map(
  (title) =>
    `${title}. ${'The year was better than the one before, and the board thanks everybody. '.repeat(55)}`,
);

const draftStep = (prompt: string) => ({ path: '/v1/chat', body: { model: 'lumen-small', prompt } });

/** Missions that meet a limit: too many calls, one call that is too large, credit or budget that is used up. */
export const limitMissions: readonly Mission[] = [
  {
    id: 'translate-catalogue',
    title: 'Translate the catalogue',
    summary: 'Translates ten product texts, one call each.',
    task: 'Autumn catalogue',
    connection: 'catalogue',
    expectsArtifacts: true,
    steps: [
      {
        id: 'translate',
        title: 'Translate the product texts',
        kind: 'model-call',
        phase: 'execution',
        repeatable: true,
        run: async ({ call, done, say }) => {
          for (const product of PRODUCTS) {
            if (done.has(product)) continue;
            const { text } = await call(draftStep(`A ${product} for every room. Made to last.`));
            done.set(product, String(text));
            say(`Translated ${product}, ${done.size} of ${PRODUCTS.length}`);
          }
        },
      },
      {
        id: 'bundle',
        title: 'Bundle the translations',
        kind: 'artifact',
        phase: 'packaging',
        dependsOn: ['translate'],
        run: ({ deliver, done }) => deliver('catalogue.txt', [...done.values()].join('\n')),
      },
    ],
  },
  {
    id: 'draft-annual-report',
    title: 'Draft the annual report',
    summary: 'Sends the year’s chapters to Lumen for a first draft.',
    connection: 'drafts',
    expectsArtifacts: true,
    settings: [
      {
        id: 'pieces',
        label: 'Send the text',
        hint: 'One call with everything, or one call per chapter.',
        value: 'whole',
        options: [
          { value: 'whole', label: 'In one call' },
          { value: 'chapters', label: 'Chapter by chapter' },
        ],
      },
    ],
    steps: [
      {
        id: 'draft',
        title: 'Draft with Lumen',
        kind: 'model-call',
        phase: 'execution',
        repeatable: true,
        run: async ({ call, setting, done, say }) => {
          const pieces = setting('pieces') === 'chapters' ? CHAPTERS : [CHAPTERS.join('\n')];
          for (const [index, piece] of pieces.entries()) {
            const { text } = await call(draftStep(piece));
            done.set(`piece-${index}`, String(text));
            say(`Drafted piece ${index + 1} of ${pieces.length}`);
          }
        },
      },
      {
        id: 'deliver',
        title: 'Deliver the draft',
        kind: 'artifact',
        phase: 'packaging',
        dependsOn: ['draft'],
        run: ({ deliver, done }) => deliver('draft.md', [...done.values()].join('\n\n')),
      },
    ],
  },
  {
    id: 'rate-suppliers',
    title: 'Rate the suppliers',
    summary: 'Rates every supplier from last year’s letters.',
    connection: 'suppliers',
    steps: [
      {
        id: 'rate',
        title: 'Rate with Lumen',
        kind: 'model-call',
        phase: 'execution',
        repeatable: true,
        run: async ({ call, say }) => {
          await call(draftStep('Three letters, all of them friendly. One late delivery.'));
          say('Rated 3 suppliers');
        },
      },
    ],
  },
  {
    id: 'classify-tickets',
    title: 'Classify support tickets',
    summary: 'Sorts the night’s tickets by topic.',
    connection: 'tickets',
    steps: [
      {
        id: 'classify',
        title: 'Classify with Lumen',
        kind: 'model-call',
        phase: 'execution',
        repeatable: true,
        run: async ({ call, say }) => {
          await call(draftStep('The parcel never came. Where is my money.'));
          say('Classified 2 tickets');
        },
      },
    ],
  },
  {
    id: 'review-contracts',
    title: 'Review the contracts',
    summary: 'Reads eight contracts within a budget of tokens.',
    task: 'Contracts that end this quarter',
    connection: 'main',
    budget: { unit: 'tokens', limit: 1_000 },
    expectsArtifacts: true,
    steps: [
      {
        id: 'review',
        title: 'Review contract by contract',
        kind: 'model-call',
        phase: 'review',
        repeatable: true,
        run: async ({ spend, done, say, call }) => {
          for (let contract = 1; contract <= 8; contract += 1) {
            if (done.has(`contract-${contract}`)) continue;
            spend(200);
            const { text } = await call(
              draftStep(`Contract ${contract} ends in March. It renews by itself.`),
            );
            done.set(`contract-${contract}`, String(text));
            say(`Reviewed contract ${contract} of 8`);
          }
        },
      },
      {
        id: 'summary',
        title: 'Write the overview',
        kind: 'artifact',
        phase: 'packaging',
        dependsOn: ['review'],
        run: ({ deliver, done }) => deliver('contracts.md', [...done.values()].join('\n')),
      },
    ],
  },
];
