import { hasLine } from './demoRecordings.ts';
import type { Label, Recording } from './recording.ts';
import { deliverFile, fetchPrices, step, variant } from './variant.ts';

const RETRYING: Label = {
  lead: null,
  move: { kind: 'continue', how: 'wait' },
  what: 'the runner tries again by itself',
};
const PATIENT = { attempts: 5, waitMs: 120_000 };
const HASTY = { attempts: 3, waitMs: 20 };

const waitsForRetry: NonNullable<Recording['drive']> = async ({ start, until }) =>
  await until(start(), (run) => run.waiting?.for === 'retry');

const on = (connection: string, retry = PATIENT): Pick<Recording, 'mission' | 'missions'> => ({
  mission: 'fetch',
  missions: variant('fetch', [fetchPrices({ retry }), deliverFile()], { connection }),
});

/** Runs that will try again by themselves, and runs that have done so, or will not. */
export const retryRecordings: readonly Recording[] = [
  { file: 'after-a-503', ...on('eu-2'), drive: waitsForRetry, label: RETRYING },
  { file: 'after-a-refused-connection', ...on('archive'), drive: waitsForRetry, label: RETRYING },
  {
    file: 'after-an-unknown-name',
    ...on('partner'),
    drive: waitsForRetry,
    label: { ...RETRYING, what: 'waiting will not help, but that is what the policy does next' },
  },
  {
    file: 'after-an-invalid-key',
    ...on('research'),
    drive: waitsForRetry,
    label: { ...RETRYING, what: 'even after a 401 the policy tries again' },
  },
  {
    file: 'after-a-limit-with-retry-after',
    mission: 'many',
    missions: variant(
      'many',
      [
        step(
          'many-calls',
          'request',
          async ({ call }) => {
            for (let time = 0; time < 8; time += 1) await call({ method: 'GET', path: '/v1/prices' });
          },
          { retry: { attempts: 3, waitMs: 1_000 } },
        ),
      ],
      { connection: 'catalogue' },
    ),
    drive: waitsForRetry,
    label: { ...RETRYING, what: 'waits as long as Retry-After says' },
  },
  {
    file: 'after-a-program-that-failed',
    mission: 'program',
    missions: variant(
      'program',
      [
        step('run', 'command', async ({ command }) => void (await command('node', ['flaky.mjs'])), {
          retry: PATIENT,
        }),
      ],
      { files: { 'flaky.mjs': "console.error('flaky: lost the lock');\nprocess.exit(75);\n" } },
    ),
    drive: waitsForRetry,
    label: RETRYING,
  },
  {
    file: 'third-try-planned',
    mission: 'fetch',
    missions: variant('fetch', [fetchPrices({ retry: { attempts: 5, waitMs: 900 } })], {
      connection: 'eu-2',
    }),
    drive: async ({ start, until }) =>
      await until(start(), (run) => run.waiting?.for === 'retry' && run.steps?.[0]?.attempt === 2),
    label: { ...RETRYING, what: 'two tries have failed, the third is planned' },
  },
  {
    file: 'in-the-second-step',
    mission: 'second',
    missions: variant('second', [
      deliverFile('first.txt'),
      step('job', 'request', async ({ call }) => void (await call({ path: '/v1/nowhere' })), {
        retry: PATIENT,
      }),
    ]),
    drive: waitsForRetry,
    label: RETRYING,
  },
  {
    file: 'after-a-slow-answer',
    mission: 'slow',
    missions: variant(
      'slow',
      [
        step(
          'report',
          'request',
          async ({ call }) => void (await call({ method: 'GET', path: '/v1/report', deadlineMs: 200 })),
          {
            retry: PATIENT,
          },
        ),
      ],
      { connection: 'eu-4' },
    ),
    drive: waitsForRetry,
    label: RETRYING,
  },
  { file: 'after-an-expired-certificate', ...on('ledger'), drive: waitsForRetry, label: RETRYING },
  {
    file: 'near-given-up',
    ...on('eu-2', HASTY),
    label: { lead: 'service-unavailable', move: { kind: 'retry' }, what: 'all tries are spent' },
  },
  {
    file: 'near-recovered',
    ...on('eu-6', { attempts: 4, waitMs: 20 }),
    label: { lead: null, move: { kind: 'continue', how: 'nothing' }, what: 'the third try succeeded' },
  },
  {
    file: 'near-told-not-to-retry',
    mission: 'large',
    missions: variant(
      'large',
      [
        step(
          'draft',
          'model-call',
          async ({ call }) =>
            void (await call({
              path: '/v1/chat',
              body: { model: 'lumen-small', prompt: 'word '.repeat(4_000) },
            })),
          { retry: HASTY },
        ),
      ],
      { connection: 'drafts' },
    ),
    label: { lead: 'rate-limited', move: { kind: 'fix' }, what: 'x-should-retry: false ended the tries' },
  },
  {
    file: 'near-no-policy',
    mission: 'fetch',
    missions: variant('fetch', [fetchPrices()], { connection: 'eu-2' }),
    label: { lead: 'service-unavailable', move: { kind: 'retry' }, what: 'failed, and nothing tries again' },
  },
  {
    file: 'near-waits-for-approval',
    mission: 'release',
    missions: variant('release', [
      step('approve', 'approval', ({ approval }) => approval({ who: 'the owner', question: 'Go?' })),
    ]),
    label: { lead: 'needs-input', move: { kind: 'continue', how: 'resume' }, what: 'waits for a person' },
  },
  {
    file: 'near-trying-at-this-moment',
    mission: 'job',
    missions: variant(
      'job',
      [
        step('job', 'request', async ({ call }) => void (await call({ path: '/v1/jobs' })), {
          retry: PATIENT,
        }),
      ],
      {
        connection: 'eu-5',
      },
    ),
    drive: async ({ start, until }) => await until(start(), hasLine('POST /v1/jobs')),
    label: { lead: null, move: { kind: 'continue', how: 'nothing' }, what: 'its first try is under way' },
  },
];
