import type { Mission, MissionStep } from '../runner/mission.ts';
import type { Label, Recording } from './recording.ts';
import { deliverFile, fetchPrices, step, variant } from './variant.ts';

const UNUSED: Label = {
  lead: 'context-not-used',
  move: { kind: 'fix' },
  what: 'context attached, none used, result wrong',
};
const FINE: Label = { lead: null, move: { kind: 'continue', how: 'nothing' }, what: '' };
const WRONG: Label = { lead: 'agent-result-wrong', move: { kind: 'fix' }, what: '' };

const pieces = (count: number): NonNullable<Mission['context']> =>
  Array.from({ length: count }, (_, index) => ({
    id: `piece-${index + 1}`,
    name: `Source ${index + 1}.txt`,
    text: `Fact ${index + 1}.`,
  }));

/** Writes an answer from the first `used` pieces. */
const answer = (used: number, line = ''): MissionStep =>
  step('answer', 'agent-turn', ({ pieces, use, deliver, say }) => {
    if (line) say(line);
    const read = pieces.slice(0, used).map(({ id }) => use(id));
    deliver('answer.md', ['In general one can say a lot.', ...read].join('\n'));
  });

const wrong = (note: string): Pick<Mission, 'evaluate'> => ({ evaluate: () => ({ passed: false, note }) });
const right: Pick<Mission, 'evaluate'> = { evaluate: () => ({ passed: true }) };

const ask = (
  attached: number,
  used: number,
  rest: Partial<Mission>,
  line = '',
): Pick<Recording, 'mission' | 'missions'> => ({
  mission: 'answer',
  missions: variant('answer', [answer(used, line)], {
    expectsArtifacts: true,
    context: pieces(attached),
    ...rest,
  }),
});

/** Runs that ignored what they were given, and runs whose trouble is another one. */
export const contextRecordings: readonly Recording[] = [
  {
    file: 'one-piece-ignored',
    ...ask(1, 0, wrong('Nothing of the source stands in the answer.')),
    label: UNUSED,
  },
  { file: 'three-pieces-ignored', ...ask(3, 0, wrong('The answer cites nothing.')), label: UNUSED },
  { file: 'twelve-pieces-ignored', ...ask(12, 0, wrong('The answer is general.')), label: UNUSED },
  {
    file: 'ignored-though-it-says-otherwise',
    ...ask(2, 0, wrong('No source is used.'), 'I have read all sources.'),
    label: UNUSED,
  },
  {
    file: 'ignored-after-a-recovered-failure',
    mission: 'answer',
    missions: variant('answer', [fetchPrices({ retry: { attempts: 4, waitMs: 20 } }), answer(0)], {
      connection: 'eu-6',
      context: pieces(2),
      ...wrong('The prices are right and the sources are not in it.'),
    }),
    label: UNUSED,
  },
  {
    file: 'ignored-and-checked-by-a-reviewer',
    mission: 'answer',
    missions: variant(
      'answer',
      [answer(0), step('review', 'check', ({ say }) => say('reviewed: reads well'))],
      {
        context: pieces(4),
        ...wrong('Reads well and says nothing of ours.'),
      },
    ),
    label: UNUSED,
  },
  {
    file: 'ignored-with-a-log-about-files',
    ...ask(3, 0, wrong('No source is used.'), 'no such file: cache.db, made a new one'),
    label: UNUSED,
  },
  {
    file: 'ignored-twice',
    ...ask(3, 0, wrong('Again nothing of the sources.')),
    drive: async ({ start, world }) => {
      const first = start();
      await world.runner.settled(first);
      return await world.runner.settled(world.runner.retry(first));
    },
    label: { ...UNUSED, what: 'the second attempt ignored it as the first did' },
  },
  {
    file: 'ignored-within-budget',
    mission: 'answer',
    missions: variant('answer', [step('spend', 'other', ({ spend }) => spend(80)), answer(0)], {
      context: pieces(2),
      budget: { unit: 'tokens', limit: 100 },
      ...wrong('The brief was not followed.'),
    }),
    label: UNUSED,
  },
  {
    file: 'ignored-in-a-small-step',
    mission: 'title',
    missions: variant(
      'title',
      [step('title', 'model-call', ({ deliver }) => deliver('title.txt', 'Untitled'))],
      {
        context: pieces(1),
        ...wrong('The title does not fit the source.'),
      },
    ),
    label: UNUSED,
  },
  {
    file: 'near-unused-and-right',
    ...ask(3, 0, right),
    label: { ...FINE, what: 'did not need its context; the result passed' },
  },
  {
    file: 'near-unused-and-not-judged',
    ...ask(3, 0, {}),
    label: { ...FINE, what: 'nobody judged the result' },
  },
  {
    file: 'near-all-used-and-wrong',
    ...ask(3, 3, wrong('The sources contradict the answer.')),
    label: { ...WRONG, what: 'used all of it and is wrong' },
  },
  {
    file: 'near-one-of-three-used-and-wrong',
    ...ask(3, 1, wrong('Half of it is missing.')),
    label: { ...WRONG, what: 'used a part of it and is wrong' },
  },
  {
    file: 'near-no-context-and-wrong',
    mission: 'answer',
    missions: variant('answer', [deliverFile()], wrong('The answer is wrong.')),
    label: { ...WRONG, what: 'nothing was attached' },
  },
  {
    file: 'near-failed-before-reading',
    mission: 'answer',
    missions: variant('answer', [fetchPrices(), answer(2)], { connection: 'research', context: pieces(2) }),
    label: {
      lead: 'credentials-invalid',
      move: { kind: 'fix' },
      what: 'failed on its key before it came to the context',
    },
  },
  {
    file: 'near-nothing-delivered',
    mission: 'answer',
    missions: variant('answer', [step('think', 'agent-turn', ({ say }) => say('thought about it'))], {
      expectsArtifacts: true,
      context: pieces(2),
    }),
    label: {
      lead: 'no-artifact',
      move: { kind: 'fix' },
      what: 'nothing was delivered, which comes before how it was made',
    },
  },
  {
    file: 'near-waits-with-context-unread',
    mission: 'answer',
    missions: variant(
      'answer',
      [
        step(
          'which',
          'agent-turn',
          (context) => void context.ask({ who: 'the owner', question: 'Which source counts?' }),
        ),
        answer(2),
      ],
      { context: pieces(2) },
    ),
    label: {
      lead: 'needs-input',
      move: { kind: 'continue', how: 'resume' },
      what: 'has not come to its context yet',
    },
  },
];
