import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every row of a table that says a promise or a fault, with the test that it names. */
function rowsOf(
  page: string,
): readonly { readonly row: string; readonly file: string; readonly title: string }[] {
  const text = readFileSync(page, 'utf8');
  return text
    .split('\n')
    .filter((line) => /^\| .*`tests\//.test(line))
    .map((row) => {
      const [, file = '', title = ''] = /`(tests\/[^`]+)`: (.+) \|$/.exec(row) ?? [];
      return { row, file, title };
    });
}

/** Only what stands in quotes behind `it(`, `test(` or their like is a title; a comment is none. */
function namesTest(code: string, title: string): boolean {
  const at = code.indexOf(title);
  return (
    at > 0 &&
    /(?:\b(?:it|test)\b[^;]{0,20000}|\]\)\()['"`][^'"`\n]*$/.test(code.slice(Math.max(0, at - 20_000), at))
  );
}

describe.each(['docs/security.md', 'docs/reliability.md'])('%s', (page) => {
  it('names tests that exist', () => {
    const rows = rowsOf(page);
    expect(rows.length).toBeGreaterThan(25);
    const missing = rows.filter(
      ({ file, title }) =>
        title.length < 10 || !existsSync(file) || !namesTest(readFileSync(file, 'utf8'), title),
    );
    expect(missing.map(({ row }) => row)).toEqual([]);
  });
});

describe('docs/security.md', () => {
  it('makes no promise without a test', () => {
    const [, promised = ''] =
      /## What is promised\n([^]*?)\n## What is not promised/.exec(
        readFileSync('docs/security.md', 'utf8'),
      ) ?? [];
    const rows = promised.split('\n').filter((line) => line.startsWith('| ') && !line.includes('kept by'));
    expect(rows.filter((row) => !row.includes('`tests/'))).toEqual([]);
  });
});
