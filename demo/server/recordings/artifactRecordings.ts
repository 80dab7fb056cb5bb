import { hasLine } from './demoRecordings.ts';
import type { Label, Recording } from './recording.ts';
import { deliverFile, fetchPrices, step, variant } from './variant.ts';

const EMPTY: Label = {
  lead: 'no-artifact',
  move: { kind: 'fix' },
  what: 'expected an artifact and delivered none',
};
const FINE: Label = { lead: null, move: { kind: 'continue', how: 'nothing' }, what: '' };
const EXPECTS = { expectsArtifacts: true };

/** A step that delivers nothing, saying something about it. */
const say = (line: string) => step('work', 'other', (context) => context.say(line));

const failedDelivery = step(
  'upload',
  'artifact',
  async ({ call }) => void (await call({ path: '/v1/uploads', body: { name: 'result.txt' } })),
  { optional: true, phase: 'packaging' },
);
const GO_ON = {
  settings: [
    {
      id: 'past-optional',
      label: 'Optional steps',
      hint: '',
      value: 'on',
      options: [{ value: 'on', label: 'Go on' }],
    },
  ],
};

/** Runs that succeed with nothing to show, and runs for which that is all right or not the point. */
export const artifactRecordings: readonly Recording[] = [
  {
    file: 'filter-left-nothing',
    mission: 'filter',
    missions: variant('filter', [say('0 of 214 rows match')], EXPECTS),
    label: EMPTY,
  },
  {
    file: 'written-but-not-delivered',
    mission: 'write',
    missions: variant(
      'write',
      [step('write', 'other', async ({ write }) => await write('out/report.md', '# Report'))],
      EXPECTS,
    ),
    label: { ...EMPTY, what: 'wrote a file into its own folder and delivered none' },
  },
  {
    file: 'program-printed-only',
    mission: 'print',
    missions: variant(
      'print',
      [step('print', 'command', async ({ command }) => void (await command('node', ['print.mjs'])))],
      {
        ...EXPECTS,
        files: { 'print.mjs': "console.log('report: all is well');\n" },
      },
    ),
    label: { ...EMPTY, what: 'printed its result in place of delivering it' },
  },
  {
    file: 'model-answered-nothing',
    mission: 'mute',
    missions: variant(
      'mute',
      [
        step('write', 'model-call', async ({ call, deliver, say }) => {
          const { text } = await call({ path: '/v1/chat', body: { model: 'lumen-small', prompt: '' } });
          say(`${(text as string).length} characters`);
          if (text !== '') deliver('answer.md', text as string);
        }),
      ],
      EXPECTS,
    ),
    label: { ...EMPTY, what: 'the model’s answer was empty' },
  },
  {
    file: 'looked-in-the-wrong-place',
    mission: 'glob',
    missions: variant('glob', [say('No files were found with the provided path: dist/*.zip')], EXPECTS),
    label: EMPTY,
  },
  {
    file: 'recovered-and-empty',
    mission: 'recovered',
    missions: variant('recovered', [fetchPrices({ retry: { attempts: 4, waitMs: 20 } })], {
      ...EXPECTS,
      connection: 'eu-6',
    }),
    label: { ...EMPTY, what: 'refused calls were recovered from; still nothing was delivered' },
  },
  {
    file: 'optional-delivery-failed',
    mission: 'upload',
    missions: variant('upload', [fetchPrices(), failedDelivery], { ...EXPECTS, ...GO_ON }),
    label: { ...EMPTY, what: 'the delivering step failed, was optional, and was passed over' },
  },
  {
    file: 'nothing-new-since-yesterday',
    mission: 'delta',
    missions: variant('delta', [say('nothing changed since yesterday')], EXPECTS),
    label: { ...EMPTY, what: 'had nothing to do; expects an artifact all the same' },
  },
  {
    file: 'second-attempt-empty',
    mission: 'again',
    missions: variant('again', [fetchPrices()], { ...EXPECTS, connection: 'eu-2' }),
    drive: async ({ start, world }) => {
      const first = start();
      await world.runner.settled(first);
      world.regions.find(({ id }) => id === 'eu-2')!.maintenance = false;
      return await world.runner.settled(world.runner.retry(first));
    },
    label: EMPTY,
  },
  {
    file: 'empty-with-unread-context',
    mission: 'context',
    missions: variant('context', [say('wrote nothing')], {
      ...EXPECTS,
      context: [{ id: 'a', name: 'Brief.txt', text: 'Write it down.' }],
    }),
    label: { ...EMPTY, what: 'delivered nothing; that its context went unused comes second' },
  },
  {
    file: 'near-delivered',
    mission: 'deliver',
    missions: variant('deliver', [deliverFile()], EXPECTS),
    label: { ...FINE, what: 'delivered one file' },
  },
  {
    file: 'near-delivered-an-empty-file',
    mission: 'zero',
    missions: variant('zero', [deliverFile('result.txt', '')], EXPECTS),
    label: { ...FINE, what: 'the file is empty, but it is there' },
  },
  {
    file: 'near-delivered-in-part',
    mission: 'part',
    missions: variant(
      'part',
      [step('deliver', 'artifact', ({ deliver }) => deliver('half.csv', 'a\n', { partial: true }))],
      EXPECTS,
    ),
    label: { ...FINE, what: 'succeeded with a partial file' },
  },
  {
    file: 'near-expects-nothing',
    mission: 'ping',
    missions: variant('ping', [say('pong')], { expectsArtifacts: false }),
    label: { ...FINE, what: 'no artifact expected, none delivered' },
  },
  {
    file: 'near-not-there-yet',
    mission: 'slow',
    missions: variant(
      'slow',
      [
        step('walk', 'job', async (context) => {
          context.say('on it');
          await context.pause(60_000);
        }),
      ],
      EXPECTS,
    ),
    drive: async ({ start, until }) => await until(start(), hasLine('on it')),
    label: { ...FINE, what: 'still running' },
  },
  {
    file: 'near-failed-before-it-could-deliver',
    mission: 'key',
    missions: variant('key', [fetchPrices(), deliverFile()], { ...EXPECTS, connection: 'research' }),
    label: {
      lead: 'credentials-invalid',
      move: { kind: 'fix' },
      what: 'failed on its key; that nothing was delivered follows',
    },
  },
  {
    file: 'near-delivered-and-wrong',
    mission: 'wrong',
    missions: variant('wrong', [deliverFile()], {
      ...EXPECTS,
      evaluate: () => ({ passed: false, note: 'The totals do not add up.' }),
    }),
    label: {
      lead: 'agent-result-wrong',
      move: { kind: 'fix' },
      what: 'delivered, and the result did not pass its check',
    },
  },
];
