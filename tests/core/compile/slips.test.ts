import { describe, expect, it } from 'vitest';
import { compile, GUIDE } from './guideText.ts';

const RULE = "when: 'retry.sameFailure < 3'";

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
