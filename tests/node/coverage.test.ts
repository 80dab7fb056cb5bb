import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, guide, NOW } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const failed = (failure: object): object => ({
  id: 'r',
  status: 'failed',
  observedAt: NOW,
  failures: [failure],
});
const jsonl = (lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const KEY = failed({ code: 'invalid_api_key', status: 401 });
const ODD = failed({ code: 'LATTICE_DRIFT', type: 'LatticeDriftError' });

async function coverage(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const root = folderOf(files);
  const { code, stdout, stderr } = await runMain(root, ['coverage', ...argv]);
  return { root, code, stdout, stderr };
}
const survey = async (lines: readonly unknown[]) =>
  JSON.parse((await coverage({ 'runs.jsonl': jsonl(lines) }, 'runs.jsonl', '--json')).stdout);

describe('waymark coverage', () => {
  it('B18: counts failures without a guide together when type, code and status are the same', async () => {
    const { gaps, sure, without, explained } = await survey([
      { id: 'one', input: ODD },
      { id: 'two', input: failed({ code: 'LATTICE_DRIFT', type: 'LatticeDriftError', message: 'differs' }) },
      failed({ message: 'Shelf 12 in "Lyon" sags' }),
      failed({ message: 'Shelf 7 in "Nantes" sags' }),
      KEY,
    ]);
    expect({ sure, without, explained }).toEqual({ sure: 1, without: 4, explained: 5 });
    expect(gaps).toMatchObject([
      { key: 'LatticeDriftError · LATTICE_DRIFT', count: 2, example: 'one', nearest: [] },
      { key: '“Shelf # in … sags”', count: 2 },
    ]);
  });

  it('does not ask for guides where there is no trouble, or the system tries again by itself', async () => {
    const calm = { id: 'r', status: 'succeeded', observedAt: NOW };
    const again = {
      id: 'r',
      status: 'waiting',
      observedAt: NOW,
      waiting: { for: 'retry', until: NOW + 60_000 },
    };
    expect(await survey([calm, again])).toMatchObject({
      cases: 2,
      explained: 0,
      gaps: [],
      troubles: { none: 1, retrying: 1 },
    });
  });

  it('says which guide led and which fitted nothing, one’s own ahead', async () => {
    const { stdout, code } = await coverage(
      {
        'runs.jsonl': jsonl([failed({ code: 'index_locked' }), KEY]),
        'guides/index-locked.md': guide('index-locked'),
        'guides/no-memory.md': guide('no-memory'),
      },
      'runs.jsonl',
      '--guides',
      'guides',
      '--json',
    );
    const { guides, silent } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(guides.slice(0, 2)).toMatchObject([
      { guide: 'credentials-invalid', led: 1 },
      { guide: 'index-locked', led: 1 },
    ]);
    expect(silent).toContain('no-memory');
    expect(silent).not.toContain('run-failed');
  });

  it('names guides that compete', async () => {
    const both = (id: string): string =>
      guide(id).replace(`error.code = ${id.replace('-', '_')}`, `error.code in (shared, ${id})`);
    const { stdout } = await coverage(
      {
        'runs.jsonl': jsonl([failed({ code: 'shared' })]),
        'guides/index-locked.md': both('index-locked'),
        'guides/lock-lost.md': both('lock-lost'),
      },
      'runs.jsonl',
      '--guides',
      'guides',
      '--json',
    );
    expect(JSON.parse(stdout).rivals).toMatchObject([
      { guides: ['index-locked', 'lock-lost'], count: 1, tied: 1 },
    ]);
  });

  it('tells accuracy, calibration and confusion where lines carry labels, and nothing of them where none does', async () => {
    const labelled = [
      {
        id: 'a',
        input: KEY,
        expected_class: 'credentials-invalid',
        acceptable_classes: [],
        expected_move: 'fix',
      },
      {
        id: 'b',
        input: KEY,
        label: ['permission-denied', 'credentials-invalid'],
        expected_move: 'retry',
        acceptable_moves: ['fix'],
      },
      { id: 'c', input: KEY, label: 'rate-limited', expected_move: 'retry' },
      { id: 'd', input: ODD, label: 'unclassified' },
      { id: 'e', input: { id: 'r', status: 'succeeded', observedAt: NOW }, label: 'none' },
      { id: 'f', input: { id: 'r', status: 'succeeded', observedAt: NOW }, label: 'timed-out' },
      { id: 'g', input: ODD },
    ];
    const { labelled: accuracy } = await survey(labelled);
    expect(accuracy.score).toMatchObject({
      cases: 6,
      strict: 3 / 6,
      top1: 4 / 6,
      top3: 4 / 6,
      sureRight: 3 / 6,
      sureWrong: 1 / 6,
      missed: 1,
      sureOnNone: 0,
      move: 2 / 3,
      balancedMoveRecall: (1 + 1 / 2) / 2,
    });
    const [{ confidence }] = accuracy.reliability;
    expect(accuracy.reliability).toEqual([{ confidence, right: 2, of: 3 }]);
    expect(accuracy.risk).toEqual([{ confidence, coverage: 3 / 6, risk: 1 / 3 }]);
    expect(accuracy.policy).toEqual({ coverage: 3 / 6, risk: 1 / 3 });
    expect(accuracy.score.brier).toBeCloseTo((2 * (1 - confidence) ** 2 + confidence ** 2) / 3);
    expect(accuracy.confusions).toMatchObject([
      { expected: 'rate-limited', first: 'credentials-invalid', count: 1, sure: 1, example: 'c' },
      { expected: 'timed-out', first: 'none', count: 1, sure: 0, example: 'f' },
    ]);
    expect((await survey([{ id: 'g', input: ODD }])).labelled).toBeUndefined();
  });

  it('B19: writes a report that stands alone and lets nothing of a run out of its quotes', async () => {
    const bad = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
    const { root, stderr } = await coverage(
      {
        'runs.jsonl': jsonl([
          { id: bad, input: failed({ code: bad, type: bad }), label: bad },
          { id: 'k', input: KEY, label: 'credentials-invalid' },
        ]),
      },
      'runs.jsonl',
      '--html',
      'out.html',
    );
    expect(stderr).toBe('Wrote out.html.\n');
    const page = readFileSync(join(root, 'out.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toMatch(/<script|<img|src=x onerror[^&]*>|https?:|url\(|@import/);
    for (const [, svg] of page.matchAll(/(<svg [^>]*>)/g)) {
      expect(svg).toMatch(/aria-hidden="true"|role="img" aria-labelledby="[\w-]+ [\w-]+"/);
    }
    for (const [, ids = ''] of page.matchAll(/aria-labelledby="([^"]*)"/g)) {
      for (const id of ids.split(' ')) expect(page.split(`id="${id}"`).length, id).toBe(2);
    }
  });

  it('keeps secrets and control characters out of what it prints', async () => {
    const token = `glsa_${'a1B2c3D4'.repeat(4)}_a1b2c3d4`;
    const { stdout } = await coverage(
      {
        'runs.jsonl': jsonl([
          failed({ message: `odd thing with ${token}` }),
          failed({ type: 'Odd\u001b]0;owned\u0007' }),
        ]),
      },
      'runs.jsonl',
    );
    expect(stdout).toContain('odd thing');
    expect(stdout).not.toContain('a1B2c3D4');
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('looks at a folder of runs and logs, names what it cannot read, and fails', async () => {
    const { code, stdout, stderr } = await coverage(
      {
        'runs/a.json': JSON.stringify(KEY),
        'runs/b.log': 'connect ECONNREFUSED 10.0.0.1:80',
        'runs/c.json': '{ "status": ',
        'runs/d.jsonl': `${JSON.stringify(ODD)}\nnot json\n`,
      },
      'runs',
      '--json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ cases: 3, unread: 2, sure: 2 });
    expect(stderr).toMatch(/runs\/c\.json:1:\d+ error broken-json/);
    expect(stderr).toContain('runs/d.jsonl:2 error bad-line');
    expect((await coverage({}, 'nowhere.jsonl')).code).toBe(1);
    expect(existsSync('out.html')).toBe(false);
  });

  it('B18: reads as the format that --from names, and counts as unread what is another', async () => {
    const answer = { status: 401, body: { error: { code: 'invalid_api_key' } } };
    const files = {
      'runs.jsonl': jsonl([
        { id: 'a', input: answer },
        { id: 'b', input: KEY },
        { id: 'c', input: 'a text' },
      ]),
    };
    const { code, stdout, stderr } = await coverage(files, 'runs.jsonl', '--from', 'http-response', '--json');
    expect(code).toBe(1);
    const { cases, unread, guides } = JSON.parse(stdout);
    expect({ cases, unread }).toEqual({ cases: 1, unread: 2 });
    expect(guides[0]).toMatchObject({ guide: 'credentials-invalid', led: 1 });
    expect(stderr).toContain('This is nothing that `http-response` knows.');
    expect(await coverage(files, 'runs.jsonl', '--from', 'argo')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(
        'There is no format "argo". Formats: run, text, github-actions',
      ) as string,
    });
  });
});
