import { join } from 'node:path';
import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLines, type Line } from '../../src/node/cli/readLines.ts';
import { folderOf, NOW } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const RUN = {
  id: '129',
  status: 'failed',
  observedAt: NOW,
  failures: [{ code: 'invalid_api_key', status: 401, type: 'AuthenticationError' }],
};
const file = (lines: readonly unknown[]): string =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

async function batch(text: string) {
  const { code, stdout, stderr } = await runMain(folderOf({ 'cases.jsonl': text }), [
    'explain',
    '--batch',
    'cases.jsonl',
  ]);
  const out =
    stdout === ''
      ? []
      : stdout
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
  return { code, out, stderr };
}

describe('waymark explain --batch', () => {
  it('answers a run, a known payload and a log, each with its id and nothing but what is promised', async () => {
    const { code, out, stderr } = await batch(
      file([
        { id: 'run', input: RUN },
        { id: 'log', input: 'Error: connect ECONNREFUSED 127.0.0.1:5432' },
        {
          id: 3,
          input: {
            status: 429,
            headers: { 'retry-after': '5' },
            body: { error: { type: 'rate_limit_error' } },
          },
        },
        { id: 'calm', input: { id: '1', status: 'succeeded', observedAt: NOW } },
        { id: 'known to nobody', input: { status: 'failed', observedAt: NOW } },
      ]),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(out.map(({ id, lead, move }) => [id, lead, move])).toEqual([
      ['run', 'credentials-invalid', 'fix'],
      ['log', 'network-unreachable', 'fix'],
      [3, 'rate-limited', 'retry'],
      ['calm', null, 'continue'],
      ['known to nobody', 'run-failed', 'fix'],
    ]);
    for (const line of out) expect(Object.keys(line)).toEqual(['id', 'trouble', 'lead', 'ranked', 'move']);
    expect(Object.keys(out[0].ranked[0])).toEqual(['guide', 'confidence', 'standing']);
    expect(out.at(-1)).toMatchObject({ trouble: 'failed', ranked: [] });
  });

  it('B16: takes a run that says no more than its id and status, as it does one by one', async () => {
    const { code, out } = await batch(
      file([
        { id: 'fine', status: 'succeeded' },
        { id: 'odd', status: 'gone' },
      ]),
    );
    expect(code).toBe(1);
    expect(out).toEqual([
      expect.objectContaining({ id: 'fine', lead: null, move: 'continue' }),
      expect.objectContaining({ error: expect.any(String) }),
    ]);
  });

  it('B16: lets the general guide lead before a likely one where `--lead clear` asks for more', async () => {
    const cwd = folderOf({
      'cases.jsonl': file([{ id: 1, input: 'FATAL: sorry, too many clients already' }]),
    });
    const leadWith = async (...options: readonly string[]): Promise<string> => {
      const { stdout } = await runMain(cwd, ['explain', '--batch', 'cases.jsonl', ...options]);
      return JSON.parse(stdout).lead;
    };
    const lead = await leadWith('--lead', 'likely');
    expect(await leadWith()).toBe(lead);
    expect(lead).not.toBe('run-failed');
    expect(await leadWith('--lead', 'clear')).toBe('run-failed');
    expect(await runMain(cwd, ['explain', '--batch', 'cases.jsonl', '--lead', 'sure'])).toEqual({
      code: 2,
      stdout: '',
      stderr: '`--lead` is `clear` or `likely`.\n',
    });
  });

  it('takes a run that is not wrapped', async () => {
    const { out } = await batch(file([RUN, '"connect ECONNREFUSED"']));
    expect(out.map(({ id, lead }) => [id, lead])).toEqual([
      ['129', 'credentials-invalid'],
      [null, 'network-unreachable'],
    ]);
  });

  it('B16: says a bad line with its number, keeps its place, and answers the others', async () => {
    const { code, out, stderr } = await batch(
      file([{ id: 'c' }, '7', 'null', '[]', '{ not json', '', { id: 'a', input: RUN }]),
    );
    expect(code).toBe(1);
    expect(out.map(({ id, error }) => [id, error])).toEqual([
      ...[1, 2, 3, 4, 5].map((line) => [null, `Nothing to explain at cases.jsonl:${line}.`]),
      ['a', undefined],
    ]);
    expect(stderr).toMatch(/^cases\.jsonl:5 error bad-line\n {2}This line is not JSON: /m);
    expect(stderr).toMatch(
      /^cases\.jsonl:1 error bad-line\n {2}This line has no `input`, and is no run either\./m,
    );
  });

  it('reads standard input, and says of a file that it is not there', async () => {
    const { code, stdout, stderr } = await runMain(
      folderOf({}),
      ['explain', '--batch', 'nowhere.jsonl', '-'],
      file([{ id: 'a', input: RUN }]),
    );
    expect(code).toBe(1);
    expect(stdout.split('\n').map((line) => line && JSON.parse(line).lead)).toEqual([
      undefined,
      'credentials-invalid',
      '',
    ]);
    expect(stderr).toContain('There is nothing at nowhere.jsonl.');
  });

  it('B17: says how far it is on what takes longer than a second', async () => {
    const root = folderOf({});
    const line = `${JSON.stringify({ id: 'a', input: `${'x'.repeat(2000)} ECONNREFUSED` })}\n`;
    appendFileSync(join(root, 'cases.jsonl'), line.repeat(60));
    const { stderr } = await runMain(root, ['explain', '--batch', 'cases.jsonl'], '', 50);
    expect(stderr).toMatch(/^Explained \d+ lines, \d+ % of cases\.jsonl\.$/m);
  });
});

describe('readLines', () => {
  async function linesOf(
    pieces: readonly (string | Uint8Array)[],
    longest?: number,
  ): Promise<readonly Line[]> {
    async function* chunks() {
      for (const piece of pieces) yield typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
    }
    const lines: Line[] = [];
    for await (const line of readLines(chunks(), longest)) lines.push(line);
    return lines;
  }
  const texts = async (...given: Parameters<typeof linesOf>) =>
    (await linesOf(...given)).map(({ text }) => text);

  it('gives the same lines wherever the stream is cut, also inside a character', async () => {
    const bytes = new TextEncoder().encode('eins\r\nzwö\n\n{"a":"\u2028€"}\nlast');
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await texts([bytes.subarray(0, cut), bytes.subarray(cut)]), `cut at ${cut}`).toEqual([
        'eins',
        'zwö',
        '',
        '{"a":"\u2028€"}',
        'last',
      ]);
    }
  });

  it('reads UTF-16 as Windows writes it', async () => {
    expect(await texts([new Uint8Array([0xff, 0xfe, ...Buffer.from('ä\nb', 'utf16le')])])).toEqual([
      'ä',
      'b',
    ]);
  });

  it('gives a line that is too long without its text, and goes on', async () => {
    expect(await linesOf(['aaa', 'aaa\nbb\n', 'ccccc'], 4)).toMatchObject([
      { number: 1, text: undefined },
      { number: 2, text: 'bb' },
      { number: 3, text: undefined },
    ]);
  });
});
