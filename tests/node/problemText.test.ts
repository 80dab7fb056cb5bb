import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/core/model/problem.ts';
import { paint } from '../../src/node/cli/paint.ts';
import { problemText } from '../../src/node/cli/problemText.ts';

const plain = paint(false);

const TEXT = `## Symptoms

- The provider refused a call
  - \`when eror.code = 429\`
`;

const PROBLEM: Problem = {
  code: 'unknown-signal',
  severity: 'error',
  message: 'There is no signal `eror.code`.',
  why: 'A condition on it can never be seen.',
  hint: 'Did you mean `error.code`?',
  file: 'guides/rate-limited.md',
  line: 4,
  column: 11,
  length: 9,
};

describe('a problem in print', () => {
  it('B4: says where, what, the line itself, why and what to do', () => {
    expect(problemText(PROBLEM, TEXT, plain)).toMatchInlineSnapshot(`
      "guides/rate-limited.md:4:11 error unknown-signal
        There is no signal \`eror.code\`.

          3 | - The provider refused a call
        > 4 |   - \`when eror.code = 429\`
            |           ^^^^^^^^^

        A condition on it can never be seen.
        → Did you mean \`error.code\`?
      "
    `);
  });

  it('B4: does without a frame when the line or the file is not known', () => {
    const { line: _line, column: _column, ...noLine } = PROBLEM;
    expect(problemText(noLine, TEXT, plain)).toMatchInlineSnapshot(`
      "guides/rate-limited.md error unknown-signal
        There is no signal \`eror.code\`.
        A condition on it can never be seen.
        → Did you mean \`error.code\`?
      "
    `);
    expect(problemText({ code: 'x', severity: 'warning', message: 'Odd.' }, undefined, plain))
      .toMatchInlineSnapshot(`
      "(no file) warning x
        Odd.
      "
    `);
    expect(problemText({ ...PROBLEM, line: 99 }, TEXT, plain)).toBe(
      problemText({ ...PROBLEM, line: 99 }, undefined, plain),
    );
  });

  it('B4: keeps the caret under its place whatever stands before it', () => {
    const cases = [
      '\t\twrong',
      'a\u202eb\u0007 wrong',
      '\u{1f600} wrong',
      `${'long '.repeat(60)}wrong${' tail'.repeat(60)}`,
    ];
    for (const text of cases) {
      const column = text.indexOf('wrong') + 1;
      const lines = problemText({ ...PROBLEM, line: 1, column, length: 5 }, text, plain).split('\n');
      const caret = lines.find((line) => line.includes('^^^^^')) ?? '';
      const shown = lines.find((line) => line.includes('> 1 |')) ?? '';
      expect(shown.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1), JSON.stringify(text)).toBe('wrong');
      expect(shown.length).toBeLessThan(130);
    }
  });

  it('B5: lets no control character of a guide through to the terminal', () => {
    const text = problemText(
      { ...PROBLEM, message: 'a\u001b[2Jb', line: 1, column: 1 },
      'x\u001b[31my\u009bz',
      plain,
    );
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('B5: uses colours only when told to', () => {
    expect(problemText(PROBLEM, TEXT, paint(true))).toContain('\u001b[');
    expect(problemText(PROBLEM, TEXT, plain)).not.toContain('\u001b[');
  });
});
