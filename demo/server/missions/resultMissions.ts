import type { ContextPiece, Mission } from '../runner/mission.ts';

const TENDER: readonly ContextPiece[] = [
  { id: 'tender', name: 'Tender 2026-114.txt', text: 'Delivery within 14 days. Two years of warranty.' },
  { id: 'prices', name: 'Price list.txt', text: 'Unit price 49 EUR from 100 pieces on.' },
  { id: 'references', name: 'References.txt', text: 'Delivered to the city of Graz in 2024.' },
];

/** Missions whose result is not what was asked for: the wrong form, nothing at all, or nothing of what was attached. */
export const resultMissions: readonly Mission[] = [
  {
    id: 'extract-invoices',
    title: 'Extract the invoices',
    summary: 'Reads invoice texts into records and checks them against the schema.',
    connection: 'main',
    expectsArtifacts: true,
    settings: [
      {
        id: 'strict',
        label: 'Strict output',
        hint: 'Have the model keep to the schema, numbers as numbers.',
        value: 'off',
        options: [
          { value: 'off', label: 'Off' },
          { value: 'on', label: 'On' },
        ],
      },
    ],
    steps: [
      {
        id: 'extract',
        title: 'Extract with Lumen',
        kind: 'model-call',
        phase: 'execution',
        repeatable: true,
        run: async ({ call, setting, done }) => {
          const { text } = await call({
            path: '/v1/chat',
            body: {
              model: 'lumen-small',
              task: 'extract',
              strict: setting('strict') === 'on',
              prompt: 'Invoice: 2026-118. Total: 1290.50 EUR, due in March.',
            },
          });
          done.set('record', String(text));
        },
      },
      {
        id: 'check',
        title: 'Check against the schema',
        kind: 'check',
        phase: 'review',
        dependsOn: ['extract'],
        run: ({ done, say }) => {
          const record = JSON.parse(done.get('record') ?? '{}') as Record<string, unknown>;
          say(`invoice ${String(record['invoice'])}`);
          if (typeof record['total'] !== 'number')
            throw Object.assign(
              new Error(`$.total must be a number, and is ${JSON.stringify(record['total'])}`),
              {
                name: 'SchemaError',
                code: 'schema_mismatch',
              },
            );
        },
      },
      {
        id: 'deliver',
        title: 'Deliver the records',
        kind: 'artifact',
        phase: 'packaging',
        dependsOn: ['check'],
        run: ({ deliver, done }) => deliver('invoices.json', done.get('record') ?? ''),
      },
    ],
  },
  {
    id: 'find-duplicates',
    title: 'Find duplicate customers',
    summary: 'Compares customer records and delivers the pairs that look alike.',
    expectsArtifacts: true,
    files: { 'customers.csv': '2023,Ada Berg,Graz\n2023,Ada Berg,Graz\n2024,Lin Cho,Linz\n' },
    settings: [
      {
        id: 'since',
        label: 'Records since',
        hint: 'Older records are left out.',
        value: '2026',
        options: [
          { value: '2026', label: '2026' },
          { value: '2023', label: '2023' },
        ],
      },
    ],
    steps: [
      {
        id: 'load',
        title: 'Load the records',
        kind: 'other',
        phase: 'planning',
        run: async ({ read, setting, done, say }) => {
          const rows = (await read('customers.csv')).trim().split('\n');
          const kept = rows.filter((row) => Number(row.slice(0, 4)) >= Number(setting('since')));
          done.set('rows', kept.join('\n'));
          say(`${kept.length} of ${rows.length} records since ${setting('since')}`);
        },
      },
      {
        id: 'compare',
        title: 'Compare the records',
        kind: 'tool-call',
        phase: 'execution',
        dependsOn: ['load'],
        run: ({ done, deliver, say }) => {
          const rows = (done.get('rows') ?? '').split('\n').filter(Boolean);
          const pairs = rows.filter((row, index) => rows.indexOf(row) !== index);
          say(`${pairs.length} pairs found`);
          if (pairs.length) deliver('duplicates.csv', `${pairs.join('\n')}\n`);
        },
      },
    ],
  },
  {
    id: 'answer-tender',
    title: 'Answer the tender',
    summary: 'Writes an answer from the attached documents.',
    task: 'Tender 2026-114',
    connection: 'main',
    expectsArtifacts: true,
    context: TENDER,
    settings: [
      {
        id: 'read-context',
        label: 'Attached documents',
        hint: 'Whether the mission reads what is attached to it before it writes.',
        value: 'off',
        options: [
          { value: 'off', label: 'Attached, not read' },
          { value: 'on', label: 'Read before writing' },
        ],
        page: 'context',
      },
    ],
    steps: [
      {
        id: 'answer',
        title: 'Write the answer',
        kind: 'agent-turn',
        phase: 'execution',
        repeatable: true,
        run: async ({ call, use, pieces, setting, deliver, say }) => {
          const read = setting('read-context') === 'on' ? pieces.map(({ id }) => use(id)) : [];
          const prompt = ['We thank you for the tender. We deliver in time.', ...read].join('\n');
          const { text } = await call({ path: '/v1/chat', body: { model: 'lumen-small', prompt } });
          say(`Wrote ${String(text).split('\n').length} paragraphs from ${read.length} documents`);
          deliver('answer.md', String(text));
        },
      },
    ],
    evaluate: ({ context }) =>
      context?.used
        ? { passed: true }
        : { passed: false, note: `The answer uses none of the ${context?.attached} attached documents.` },
  },
];
