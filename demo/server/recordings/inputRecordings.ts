import { HOUR, MINUTE, type Label, type Recording } from './recording.ts';
import { deliverFile, fetchPrices, step, variant } from './variant.ts';

const WAITS: Label = {
  lead: 'needs-input',
  move: { kind: 'continue', how: 'resume' },
  what: 'waits for a person',
};

const approve = step('approve', 'approval', ({ approval }) =>
  approval({ who: 'a release manager', question: 'Release it?' }),
);
const ask = step('ask', 'agent-turn', ({ ask, done }) => {
  done.set('answer', ask({ who: 'the mission’s owner', question: 'Which of the two suppliers?' }));
});

/** Parks, and is observed after a while. */
const parkedFor =
  (ms: number): NonNullable<Recording['drive']> =>
  async ({ start, later, world }) => {
    const id = start();
    await world.runner.settled(id);
    later(ms);
    return world.runner.get(id);
  };

/** Runs that wait for a person, and runs that wait for something else or no longer. */
export const inputRecordings: readonly Recording[] = [
  {
    file: 'approval-for-five-minutes',
    mission: 'release',
    missions: variant('release', [approve, deliverFile()]),
    drive: parkedFor(5 * MINUTE),
    label: WAITS,
  },
  {
    file: 'approval-for-three-days',
    mission: 'release',
    missions: variant('release', [fetchPrices(), approve, deliverFile()]),
    drive: parkedFor(72 * HOUR),
    label: { ...WAITS, what: 'waits for three days, which is long and still not stuck' },
  },
  {
    file: 'question-of-an-agent',
    mission: 'choose',
    missions: variant('choose', [ask, deliverFile()], { expectsArtifacts: true }),
    drive: parkedFor(20 * MINUTE),
    label: WAITS,
  },
  {
    file: 'second-of-two-approvals',
    mission: 'twice',
    missions: variant('twice', [
      { ...approve, id: 'legal', title: 'Legal' },
      { ...approve, id: 'press', title: 'Press' },
    ]),
    drive: async ({ start, world }) => {
      const id = start();
      await world.runner.settled(id);
      world.runner.decide(id, { approved: true });
      world.runner.resume(id);
      return await world.runner.settled(id);
    },
    label: { ...WAITS, what: 'one approval was given, the next is open' },
  },
  {
    file: 'approval-after-a-recovered-failure',
    mission: 'recovered',
    missions: variant('recovered', [fetchPrices({ retry: { attempts: 4, waitMs: 20 } }), approve], {
      connection: 'eu-6',
    }),
    drive: parkedFor(MINUTE),
    label: { ...WAITS, what: 'two refused calls were recovered from' },
  },
  {
    file: 'question-with-a-frightening-log',
    mission: 'loud',
    missions: variant('loud', [
      step('look', 'other', ({ say }) =>
        say('permission denied for /srv/old, skipped; 401 on the mirror, used the origin'),
      ),
      ask,
    ]),
    drive: parkedFor(MINUTE),
    label: { ...WAITS, what: 'the log has words of other failures that were stepped over' },
  },
  {
    file: 'approval-with-context-and-budget',
    mission: 'rich',
    missions: variant('rich', [step('spend', 'other', ({ spend }) => spend(40)), approve], {
      budget: { unit: 'tokens', limit: 100 },
      context: [{ id: 'a', name: 'Brief.txt', text: 'Be brief.' }],
    }),
    drive: parkedFor(HOUR),
    label: { ...WAITS, what: 'budget left, context not used yet' },
  },
  {
    file: 'approval-on-a-second-attempt',
    mission: 'retried',
    missions: variant('retried', [fetchPrices(), approve], { connection: 'eu-2' }),
    drive: async ({ start, world }) => {
      const first = start();
      await world.runner.settled(first);
      world.regions.find(({ id }) => id === 'eu-2')!.maintenance = false;
      return await world.runner.settled(world.runner.retry(first));
    },
    label: WAITS,
  },
  {
    file: 'decided-but-not-resumed',
    mission: 'release',
    missions: variant('release', [approve, deliverFile()]),
    drive: async ({ start, world }) => {
      const id = start();
      await world.runner.settled(id);
      world.runner.decide(id, { approved: true });
      return world.runner.get(id);
    },
    label: { ...WAITS, what: 'approved; resume is all that is missing' },
  },
  {
    file: 'input-before-anything-else',
    mission: 'first',
    missions: variant('first', [ask]),
    drive: parkedFor(0),
    label: WAITS,
  },
  {
    file: 'near-budget-used-up',
    mission: 'budget',
    missions: variant(
      'budget',
      [step('spend', 'model-call', ({ spend }) => [60, 60].forEach((part) => spend(part)))],
      {
        budget: { unit: 'tokens', limit: 100 },
      },
    ),
    label: {
      lead: 'step-budget-exceeded',
      move: { kind: 'fix' },
      what: 'parked, and what is missing is budget, not a person',
    },
  },
  {
    file: 'near-approved-and-done',
    mission: 'release',
    missions: variant('release', [approve, deliverFile()]),
    drive: async ({ start, world }) => {
      const id = start();
      await world.runner.settled(id);
      world.runner.decide(id, { approved: true });
      world.runner.resume(id);
      return await world.runner.settled(id);
    },
    label: { lead: null, move: { kind: 'continue', how: 'nothing' }, what: 'was approved and went on' },
  },
  {
    file: 'near-refused',
    mission: 'release',
    missions: variant('release', [approve, deliverFile()]),
    drive: async ({ start, world }) => {
      const id = start();
      await world.runner.settled(id);
      world.runner.decide(id, { approved: false });
      world.runner.resume(id);
      return await world.runner.settled(id);
    },
    label: { lead: 'needs-input', move: { kind: 'fix' }, what: 'somebody said no, so it failed' },
  },
  {
    file: 'near-waits-for-a-timer',
    mission: 'timer',
    missions: variant('timer', [step('tonight', 'timer', async ({ timer }) => await timer(8 * HOUR))]),
    drive: async ({ start, until }) => await until(start(), (run) => run.waiting?.for === 'timer'),
    label: { lead: null, move: { kind: 'continue', how: 'nothing' }, what: 'waits for a timer' },
  },
  {
    file: 'near-waits-for-a-retry',
    mission: 'retry',
    missions: variant('retry', [fetchPrices({ retry: { attempts: 3, waitMs: 60_000 } })], {
      connection: 'eu-2',
    }),
    drive: async ({ start, until }) => await until(start(), (run) => run.waiting?.for === 'retry'),
    label: { lead: null, move: { kind: 'continue', how: 'wait' }, what: 'waits for its own next try' },
  },
  {
    file: 'near-no-permission',
    mission: 'denied',
    missions: variant(
      'denied',
      [step('brief', 'request', async ({ call }) => void (await call({ path: '/v1/briefs' })))],
      {
        connection: 'press',
      },
    ),
    label: { lead: 'permission-denied', move: { kind: 'fix' }, what: 'needs a right, not an answer' },
  },
];
