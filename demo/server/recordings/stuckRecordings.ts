import type { Run } from 'waymark/core';
import { hasLine } from './demoRecordings.ts';
import { HOUR, MINUTE, type Label, type Recording } from './recording.ts';
import { deliverFile, fetchPrices, step, variant } from './variant.ts';

const STUCK: Label = {
  lead: 'run-stuck',
  move: { kind: 'fix' },
  what: 'silent for longer than the threshold',
};
const FINE: Label = { lead: null, move: { kind: 'continue', how: 'nothing' }, what: '' };

/** A step that says a line and then waits for something that never comes. */
const hang = (line = 'waiting for the answer', kind: Parameters<typeof step>[1] = 'tool-call') =>
  step('wait-for-answer', kind, async ({ say, pause }) => {
    say(line);
    await pause(24 * HOUR);
  });

/** A program that says a line and then never ends. */
const SLEEPER = { 'sleeper.mjs': "console.log('indexing');\nsetInterval(() => {}, 1e6);\n" };

/** Starts, waits for a line, and observes the run by a later clock. */
const silentFor =
  (ms: number, line = 'waiting for the answer'): NonNullable<Recording['drive']> =>
  async ({ start, until, later, world }) => {
    const id = start();
    await until(id, hasLine(line));
    later(ms - (world.now() - (world.runner.get(id).lastEventAt ?? 0)));
    return world.runner.get(id);
  };

const isWaitingFor =
  (what: string) =>
  (run: Run): boolean =>
    run.waiting?.for === what;

/** Runs that are stuck, and runs that only look as if they were. */
export const stuckRecordings: readonly Recording[] = [
  {
    file: 'request-without-deadline',
    mission: 'watch',
    missions: variant(
      'watch',
      [step('job', 'request', async ({ call }) => void (await call({ path: '/v1/jobs' })))],
      {
        connection: 'eu-5',
      },
    ),
    drive: silentFor(25 * MINUTE, 'POST /v1/jobs'),
    label: STUCK,
  },
  {
    file: 'exactly-at-the-threshold',
    mission: 'wait',
    missions: variant('wait', [hang()]),
    drive: silentFor(10 * MINUTE + 1_000),
    label: { ...STUCK, what: 'silent for ten minutes and a second' },
  },
  {
    file: 'program-that-never-ends',
    mission: 'index',
    missions: variant(
      'index',
      [step('index', 'command', async ({ command }) => void (await command('node', ['sleeper.mjs'])))],
      {
        files: SLEEPER,
      },
    ),
    drive: silentFor(40 * MINUTE, 'indexing'),
    label: { ...STUCK, what: 'a program that neither ends nor speaks' },
  },
  {
    file: 'agent-without-an-answer',
    mission: 'research',
    missions: variant('research', [hang('asked the model', 'agent-turn'), deliverFile()], {
      expectsArtifacts: true,
    }),
    drive: silentFor(3 * HOUR, 'asked the model'),
    label: STUCK,
  },
  {
    file: 'queued-without-a-worker',
    mission: 'second',
    slots: 1,
    missions: [...variant('first', [hang()]), ...variant('second', [deliverFile()])],
    drive: async ({ start, until, later, world }) => {
      await until(start('first'), hasLine('waiting for the answer'));
      const id = start('second');
      later(35 * MINUTE);
      return world.runner.get(id);
    },
    label: { ...STUCK, what: 'queued, and no worker took it' },
  },
  {
    file: 'hangs-after-it-recovered',
    mission: 'recover',
    missions: variant('recover', [fetchPrices({ retry: { attempts: 4, waitMs: 20 } }), hang()], {
      connection: 'eu-6',
    }),
    drive: silentFor(20 * MINUTE),
    label: { ...STUCK, what: 'two refused calls were recovered from; then it hangs in another step' },
  },
  {
    file: 'hangs-with-a-log-about-limits',
    mission: 'chatter',
    missions: variant('chatter', [
      hang('note: rate limit reached earlier today, too many requests; all clear now'),
    ]),
    drive: silentFor(15 * MINUTE, 'all clear'),
    label: { ...STUCK, what: 'the log speaks of a rate limit, which is not what it hangs on' },
  },
  {
    file: 'hangs-with-a-log-about-approval',
    mission: 'mention',
    missions: variant('mention', [
      hang('the approval was given on Monday; waiting for approval text to be stored'),
    ]),
    drive: silentFor(90 * MINUTE, 'approval text'),
    label: { ...STUCK, what: 'the log mentions an approval, but the run says it is running' },
  },
  {
    file: 'artifact-delivered-then-silent',
    mission: 'linger',
    missions: variant('linger', [deliverFile(), hang()], { expectsArtifacts: true }),
    drive: silentFor(30 * MINUTE),
    label: { ...STUCK, what: 'delivered, and never came to its end' },
  },
  {
    file: 'second-attempt-hangs',
    mission: 'again',
    missions: variant('again', [fetchPrices(), hang()], { connection: 'eu-2' }),
    drive: async (stage) => {
      const first = stage.start();
      await stage.world.runner.settled(first);
      stage.world.regions.find(({ id }) => id === 'eu-2')!.maintenance = false;
      const second = stage.world.runner.retry(first);
      await stage.until(second, hasLine('waiting for the answer'));
      stage.later(12 * MINUTE);
      return stage.world.runner.get(second);
    },
    label: { ...STUCK, what: 'the first attempt failed otherwise; this one is silent' },
  },
  {
    file: 'near-not-silent-long-enough',
    mission: 'wait',
    missions: variant('wait', [hang()]),
    drive: silentFor(9 * MINUTE + 30_000),
    label: { ...FINE, what: 'silent for nine and a half minutes' },
  },
  {
    file: 'near-long-but-talking',
    mission: 'talk',
    missions: variant('talk', [
      step('walk', 'job', async ({ say, pause }) => {
        for (let page = 1; page < 200; page += 1) {
          say(`page ${page}`);
          await pause(40);
        }
      }),
    ]),
    drive: async ({ start, until, later, world }) => {
      const id = start();
      await until(id, hasLine('page 2'));
      later(2 * HOUR);
      const said = world.runner.get(id).lastEventAt!;
      return await until(id, (run) => run.lastEventAt! > said);
    },
    label: { ...FINE, what: 'runs for two hours and spoke a moment ago' },
  },
  {
    file: 'near-queued-a-moment',
    mission: 'second',
    slots: 1,
    missions: [...variant('first', [hang()]), ...variant('second', [deliverFile()])],
    drive: async ({ start, later, world }) => {
      start('first');
      const id = start('second');
      later(2 * MINUTE);
      return world.runner.get(id);
    },
    label: { ...FINE, what: 'queued for two minutes' },
  },
  {
    file: 'near-waits-for-its-timer',
    mission: 'timer',
    missions: variant('timer', [
      step('until-tomorrow', 'timer', async ({ timer }) => await timer(20 * HOUR)),
    ]),
    drive: async ({ start, until, later, world }) => {
      const id = start();
      await until(id, isWaitingFor('timer'));
      later(6 * HOUR);
      return world.runner.get(id);
    },
    label: { ...FINE, what: 'a timer that is due in fourteen hours' },
  },
  {
    file: 'near-waits-for-a-person',
    mission: 'ask',
    missions: variant('ask', [
      step('approve', 'approval', ({ approval }) => approval({ who: 'the owner', question: 'Go on?' })),
    ]),
    drive: async ({ start, later, world }) => {
      const id = start();
      await world.runner.settled(id);
      later(3 * HOUR);
      return world.runner.get(id);
    },
    label: {
      lead: 'needs-input',
      move: { kind: 'continue', how: 'resume' },
      what: 'silent since it asked for approval',
    },
  },
  {
    file: 'near-given-up-by-its-deadline',
    mission: 'deadline',
    missions: variant(
      'deadline',
      [
        step(
          'report',
          'request',
          async ({ call }) => void (await call({ method: 'GET', path: '/v1/report', deadlineMs: 300 })),
          {
            repeatable: true,
          },
        ),
      ],
      { connection: 'eu-4' },
    ),
    label: { lead: 'timed-out', move: { kind: 'retry' }, what: 'would have hung, and its deadline ended it' },
  },
];
