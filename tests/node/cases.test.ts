import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../src/node/explain/conditionsOf.ts';
import { folderOf, guide, NOW } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const LOCKED = {
  id: '7',
  status: 'failed',
  observedAt: 1,
  failures: [{ code: 'INDEX_LOCKED', message: 'Cannot write: the search index is locked by run-41' }],
};

describe('cases beside guides', () => {
  const check = async (lines: readonly unknown[]): Promise<{ code: number; stdout: string }> => {
    const root = folderOf({
      'guides/index-locked.md': guide('index-locked').replace('index_locked', 'INDEX_LOCKED'),
      'guides/index-locked.cases.jsonl': lines
        .map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
        .join('\n'),
    });
    return runMain(root, ['check']);
  };

  it('B29: are right when the guide leads and the move is the one that is named', async () => {
    const { code, stdout } = await check([
      { input: LOCKED, lead: 'index-locked', move: 'fix' },
      '',
      { input: LOCKED, lead: 'index-locked' },
      { input: { id: '1', status: 'succeeded', observedAt: 1 }, lead: null },
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1 guide, no problems.\n' });
  });

  it.each([
    [{ input: LOCKED, lead: 'run-failed' }, '`run-failed` should lead here, and `index-locked` does.'],
    [{ input: LOCKED, lead: null }, 'no guide should lead here'],
    [{ input: LOCKED, move: 'report' }, 'The move should be `report`, and is `fix`.'],
    [{ input: LOCKED, lead: 'index-lockd' }, '`lead` names no guide: "index-lockd".'],
    [{ input: LOCKED, move: 'mend' }, '`move` is no move: "mend".'],
    [{ input: LOCKED }, 'This case expects nothing.'],
    ['{ "input": ', 'This line is no case.'],
    ['7', 'This line is no case.'],
  ])('B29: are told with their line where they are not: %j', async (line, said) => {
    const { code, stdout } = await check([{ input: LOCKED, lead: 'index-locked' }, line]);
    expect(code).toBe(1);
    expect(stdout).toContain('guides/index-locked.cases.jsonl:2 error');
    expect(stdout).toContain(said);
    expect(stdout).toContain('→ ');
  });
});

describe('a guide out of a run', () => {
  it('B29: leads for that run at once, with its codes and words as conditions, and the run as its first case', async () => {
    const secret = 'sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH';
    const run = {
      ...LOCKED,
      failures: [{ ...LOCKED.failures[0], detail: `Authorization: Bearer ${secret}` }],
    };
    const root = folderOf({ 'run.json': JSON.stringify(run) });
    const made = await runMain(root, ['new', 'index-locked', '--from', 'run.json']);
    expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining('a first case beside it') });
    const text = readFileSync(join(root, 'guides/index-locked.md'), 'utf8');
    expect(text).toContain('`when error.code = INDEX_LOCKED`');
    expect(text).toContain('`minor when error.message contains "the search index is locked by"`');
    const kept = readFileSync(join(root, 'guides/index-locked.cases.jsonl'), 'utf8');
    expect(JSON.parse(kept)).toMatchObject({ lead: 'index-locked', input: { id: '7' } });
    expect(kept).not.toContain(secret);
    const checked = await runMain(root, ['check']);
    expect(checked.code).toBe(0);
    expect(checked.stdout.match(/ error /)).toBeNull();
    const explained = await runMain(root, ['explain', 'run.json', '--guides', 'guides']);
    expect(explained.stdout).toContain('(index-locked)');
  });

  it('B29: leads for a log of a real program that names nothing, though words of a starter guide stand in it', async () => {
    const log = [
      "fatal: Unable to create '/srv/docs/.git/index.lock': File exists.",
      '',
      'Another git process seems to be running in this repository, e.g.',
      "an editor opened by 'git commit'. Please make sure all processes",
      'are terminated then try again. If it still fails, a git process',
      'may have crashed in this repository earlier:',
      'remove the file manually to continue.',
    ];
    const root = folderOf({ 'run.log': log.join('\n') });
    const made = await runMain(root, ['new', 'git-locked', '--from', 'run.log']);
    expect(made.stdout).toContain('It leads for this run already.');
    expect((await runMain(root, ['check'])).code).toBe(0);
  });

  it('B29: asks for the words of the log too where nothing names the failure, so that the log alone is enough', async () => {
    const log = 'gzip: stdin: unexpected end of file\ntar: Unexpected EOF in archive\ntar: exiting now';
    const failure = { message: 'tar: Error is not recoverable: exiting now' };
    const run = { id: '7', status: 'failed', failures: [failure], log: [{ text: log }] };
    const root = folderOf({ 'run.json': JSON.stringify(run), 'run.log': log });
    await runMain(root, ['new', 'cut-off', '--from', 'run.json']);
    const { stdout } = await runMain(root, ['explain', 'run.log', '--guides', 'guides']);
    expect(stdout).toContain('(cut-off)');
  });

  it('B29: says why it does not lead where it cannot', async () => {
    const root = folderOf({
      'run.json': '{"id":"7","status":"succeeded","log":[{"text":"all is well here"}]}',
    });
    const made = await runMain(root, ['new', 'all-well', '--from', 'run.json']);
    expect(made.stdout).toContain('Why not All well (all-well)?');
    expect(made.stdout).toContain('→ The run has no trouble that a guide is shown for (none).');
  });

  it('B29: writes nothing where the run cannot be read, and says why', async () => {
    const root = folderOf({ 'run.json': '{' });
    for (const from of ['run.json', 'nowhere.json']) {
      const { code, stderr } = await runMain(root, ['new', 'index-locked', '--from', from]);
      expect(code).toBe(1);
      expect(stderr).toContain(from);
    }
    expect(() => readFileSync(join(root, 'guides/index-locked.md'))).toThrow('ENOENT');
  });

  it('B29: names conditions that compile, whatever stands in the run', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, text, async (code, type, message) => {
        const input = { id: '1', status: 'failed', observedAt: 1, failures: [{ code, type, message }] };
        const { conditions } = conditionsOf(input, NOW);
        const items = conditions.map((condition) => `  - \`${condition}\``).join('\n');
        const body = guide('odd').replace(
          /^ {2}- `when error\.code[^]*?\n(?=\n)/m,
          `${items || '  - `when run.status = failed`'}\n`,
        );
        const { stdout } = await runMain(folderOf({ 'guides/odd.md': body }), ['check']);
        expect(stdout).toBe('1 guide, no problems.\n');
      }),
      { numRuns: 60, seed: 29 },
    );
  });
});
