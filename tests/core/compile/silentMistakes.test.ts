import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/core/model/problem.ts';
import { compile, edited, GUIDE } from './guideText.ts';

/** One mistake of an author: what is written in the place of what, where it is reported, and a mend that leaves nothing to report. */
interface Mistake {
  readonly name: string;
  readonly piece: string | RegExp;
  readonly by: string;
  /** `line:column severity code` of the one problem. */
  readonly said: string;
  /** Stands in the hint. */
  readonly hint: string;
  /** What the hint leads to, in the place of `by`; left out where the mend is to take it out. */
  readonly mended?: string;
}

const NOT_FOUND = '`when error.code = model_not_found`';
const GATE = '`rules out when error.status = 403`';
const RULE = "when: 'retry.sameFailure < 3'";

const MISTAKES: readonly Mistake[] = [
  {
    name: 'a condition without backticks',
    piece: NOT_FOUND,
    by: 'when error.code = model_not_found',
    said: '30:5 error condition-not-code',
    hint: 'Put it in backticks',
    mended: NOT_FOUND,
  },
  {
    name: 'a gate that is nearly one, at the end of an item',
    piece: GATE,
    by: '`rule out when error.status = 403`',
    said: '32:27 error condition-without-when',
    hint: 'Did you mean `rules out when …`?',
    mended: GATE,
  },
  {
    name: 'a gate in upper case',
    piece: GATE,
    by: '`Rules out when error.status = 403`',
    said: '32:27 error condition-without-when',
    hint: '`rules out when …`',
    mended: GATE,
  },
  {
    name: 'a gate that is nearly one, nested',
    piece: NOT_FOUND,
    by: `${NOT_FOUND}\n  - \`require when error.code = x\``,
    said: '31:6 error condition-without-when',
    hint: '`requires when …`',
    mended: `${NOT_FOUND}\n  - \`requires when error.code = x\``,
  },
  {
    name: 'a list in brackets',
    piece: NOT_FOUND,
    by: '`when error.code in [model_not_found, "no model"]`',
    said: '30:25 error list-in-brackets',
    hint: 'Write `in (model_not_found, "no model")`',
    mended: '`when error.code in (model_not_found, "no model")`',
  },
  {
    name: 'two values at once',
    piece: NOT_FOUND,
    by: '`when error.code = a and error.code = b`',
    said: '30:11 warning two-values-at-once',
    hint: '`error.code in (a, b)`',
    mended: '`when error.code in (a, b)`',
  },
  {
    name: 'a status that there is not',
    piece: NOT_FOUND,
    by: '`when error.status = 4230`',
    said: '30:26 error value-outside-domain',
    hint: 'between 100 and 599',
    mended: '`when error.status = 423`',
  },
  {
    name: 'a gate that rules out what the guide is for',
    piece: GATE,
    by: '`rules out when error.code = model_not_found`',
    said: '2:8 error contradiction',
    hint: 'Take one of the two out',
    mended: GATE,
  },
  {
    name: 'a gate that no run of this trouble passes',
    piece: GATE,
    by: '`requires when run.status = succeeded`',
    said: '2:8 error contradiction',
    hint: 'Change `trouble`',
    mended: '`requires when run.status = failed`',
  },
  {
    name: 'a rule that is never reached',
    piece: RULE,
    by: `when: 'retry.sameFailure < 9'\n    because: First.\n  - move: retry\n    when: 'retry.sameFailure < 3'`,
    said: '15:11 error rule-never-reached',
    hint: 'Move it before rule 1',
    mended: `when: 'retry.sameFailure < 3'\n    because: First.\n  - move: retry\n    when: 'retry.sameFailure < 9'`,
  },
  {
    name: 'a surface that there is not, in a condition',
    piece: RULE,
    by: "when: 'trail.surfaceOpened = provider-valt'",
    said: '12:34 error unknown-surface',
    hint: 'Did you mean `provider-vault`?',
    mended: "when: 'trail.surfaceOpened = provider-vault'",
  },
  {
    name: 'a regular expression',
    piece: NOT_FOUND,
    by: '`when log contains "rebalanc.*ing \\d+"`',
    said: '30:11 warning phrase-not-a-pattern',
    hint: 'with `*` where they differ',
    mended: '`when log contains "rebalanc*ing"`',
  },
  {
    name: 'a tab in front matter',
    piece: '    because: It may be back.',
    by: '\tbecause: It may be back.',
    said: '14:1 error tab-in-front-matter',
    hint: 'Use two spaces',
    mended: '    because: It may be back.',
  },
  {
    name: 'rules as keys',
    piece: /next:\n[^]*?\n---/,
    by: 'next:\n  move: fix\n  otherwise: true\n  because: Choose another model.\n---',
    said: '10:1 error next-not-rules',
    hint: '- move: fix',
    mended: 'next:\n  - move: fix\n    otherwise: true\n    because: Choose another model.\n---',
  },
  {
    name: 'typographic quotes around a phrase with a capture',
    piece: '"model {model} does not exist"',
    by: '“model {model} does not exist”',
    said: '31:30 error smart-quotes',
    hint: 'log contains "model {model} does not exist"',
    mended: '"model {model} does not exist"',
  },
  {
    name: 'typographic quotes around a whole condition',
    piece: RULE,
    by: 'when: ‘retry.sameFailure ‹ 3’',
    said: '12:11 error unquoted-condition',
    hint: "Write `when: 'retry.sameFailure < 3'`.",
    mended: RULE,
  },
  {
    name: 'a condition that cannot be read, with a capture',
    piece: 'contains "model {model} does not exist"',
    by: 'conatins "model {model} does not exist"',
    said: '31:21 error unknown-operator',
    hint: 'Write `contains`.',
    mended: 'contains "model {model} does not exist"',
  },
  {
    name: 'a heading without a space',
    piece: '## Symptoms',
    by: '##Symptoms',
    said: '23:1 error heading-without-space',
    hint: 'Write `## Symptoms`.',
    mended: '## Symptoms',
  },
  {
    name: 'a wait that is none, without quotes',
    piece: "after: 'error.retryAfter else 60s'",
    by: 'after: surface x',
    said: '13:12 error bad-after',
    hint: "`after: '60s'`",
    mended: "after: '60s'",
  },
  {
    name: 'a wait in words',
    piece: "after: 'error.retryAfter else 60s'",
    by: "after: '5 minutes'",
    said: '13:12 error bad-after',
    hint: "Write `after: '5m'`.",
    mended: "after: '5m'",
  },
  {
    name: 'a number and its unit apart',
    piece: RULE,
    by: "when: 'run.silence > 10 m'",
    said: '12:29 error unquoted-phrase',
    hint: 'one word: `10m`',
    mended: "when: 'run.silence > 10m'",
  },
  {
    name: 'NOT in upper case',
    piece: RULE,
    by: "when: 'NOT error.code = x'",
    said: '12:12 error unknown-operator',
    hint: 'Write `not`.',
    mended: "when: 'not error.code = x'",
  },
  {
    name: 'three words without quotes',
    piece: NOT_FOUND,
    by: '`when log contains CONSUMER LAG ALARM`',
    said: '30:33 error unquoted-phrase',
    hint: '"CONSUMER LAG ALARM"',
    mended: '`when log contains "CONSUMER LAG ALARM"`',
  },
  {
    name: 'a signal that is near to none',
    piece: RULE,
    by: "when: 'trail.stepOpened = true'",
    said: '12:12 error unknown-signal',
    hint: '`trail.failingStepViewed`',
    mended: "when: 'trail.failingStepViewed = true'",
  },
  {
    name: 'no-break spaces as an indent',
    piece: '- The name is misspelt',
    by: '- The name is misspelt\n\u00a0\u00a0- and more',
    said: '40:1 warning no-break-space',
    hint: 'plain spaces',
    mended: '- The name is misspelt\n  - and more',
  },
  {
    name: 'a merge that was not finished',
    piece: 'Start with the name.',
    by: '<<<<<<< HEAD\nStart with the name.\n=======\nStart there.\n>>>>>>> other',
    said: '43:1 error merge-conflict',
    hint: 'Keep one of them',
    mended: 'Start there.',
  },
  {
    name: 'a NUL character',
    piece: 'Start with the name.',
    by: 'Start\u0000 with the name.',
    said: '43:6 error nul-character',
    hint: 'UTF-8',
    mended: 'Start with the name.',
  },
  {
    name: 'a footnote',
    piece: 'Start with the name.',
    by: 'Start with the name.[^1]',
    said: '43:21 warning footnote',
    hint: 'into the sentence',
    mended: 'Start with the name.',
  },
  {
    name: 'a note to oneself',
    piece: 'Start with the name.',
    by: 'Start with the name. TODO check this',
    said: '43:22 warning unwritten',
    hint: 'HTML comment',
    mended: 'Start with the name. <!-- TODO check this -->',
  },
  {
    name: 'a link to itself',
    piece: 'Start with the name.',
    by: 'Start [here](./model.md).',
    said: '43:14 warning link-to-itself',
    hint: '`#fix`',
    mended: 'Start [here](#fix).',
  },
];

function said({ line, column, severity, code }: Problem): string {
  return `${line}:${column} ${severity} ${code}`;
}

describe('C55: a mistake is told once, at its place, with a mend that mends it', () => {
  it.each(MISTAKES)('$name', ({ piece, by, said: expected, hint, mended }) => {
    const { problems } = compile({ model: edited(piece, by) });
    expect(problems.map(said)).toEqual([expected]);
    expect(problems[0]!.hint).toContain(hint);
    const text = mended === undefined ? GUIDE : GUIDE.replace(piece, () => mended);
    expect(compile({ model: text }).problems.map(said)).toEqual([]);
  });
});

describe('C55: a mend that names what to write', () => {
  /** What an author would write after reading the hint: the first code in it. */
  const mendOf = (hint: string): string | undefined => /(?:Did you mean|Write|Use) `([^`]+)`/.exec(hint)?.[1];
  const slips = [
    ...[
      'error.code',
      'error.retryAllowed',
      'run.status',
      'waiting.for',
      'trail.replayOpened',
      'can.retry',
    ].map((word) => ({ word, line: RULE.replace('retry.sameFailure < 3', `${word} present`) })),
    ...['and', 'or', 'contains', 'present'].map((word) => ({
      word,
      line: RULE.replace(
        'retry.sameFailure < 3',
        {
          and: 'error.status = 404 and error.status = 404',
          or: 'error.status = 404 or error.status = 405',
          contains: 'log contains x',
          present: 'error.code present',
        }[word]!,
      ),
    })),
  ];

  it.each(slips)('mends every slip in `$word`', ({ word, line }) => {
    for (let at = 1; at < word.length; at++) {
      const slip = word.slice(0, at) + word.slice(at + 1);
      const wrong = line.replace(word, slip);
      const text = GUIDE.replace(RULE, () => wrong);
      const [problem, ...others] = compile({ model: text }).problems;
      if (!problem || problem.severity === 'warning') continue;
      expect([slip, others.map(({ code }) => code)]).toEqual([slip, []]);
      const mend = mendOf(problem.hint!);
      if (mend === undefined) continue;
      const lines = text.split('\n');
      const row = lines[problem.line! - 1]!;
      const from = problem.column! - 1;
      lines[problem.line! - 1] = row.slice(0, from) + mend + row.slice(from + problem.length!);
      expect([slip, mend, compile({ model: lines.join('\n') }).problems]).toEqual([slip, mend, []]);
    }
  });
});
