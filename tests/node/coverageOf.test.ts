import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderOf, guide, NOW } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const failed = (id: string, code: string): object => ({
  id,
  input: { id, status: 'failed', observedAt: NOW, failures: [{ code }] },
});

describe('waymark coverage --compare', () => {
  // Codes that share no word with the guide, so that only its condition decides.
  const own = guide('index-locked').replace('error.code = index_locked', 'error.code = alpha_bravo');
  const RUNS = [failed('a', 'alpha_bravo'), failed('b', 'alpha_bravo'), failed('c', 'delta_echo')]
    .map((line) => JSON.stringify(line))
    .join('\n');

  function repository(): string {
    const root = folderOf({ 'guides/index-locked.md': own, 'runs.jsonl': RUNS });
    const git = (...args: readonly string[]): void =>
      void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: root });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'one');
    return root;
  }
  const compare = (root: string, ...more: readonly string[]) =>
    runMain(root, ['coverage', 'runs.jsonl', '--guides', 'guides', '--compare', 'main', ...more]);

  it('B34: ends with 0 where every run is answered as before', async () => {
    expect(await compare(repository())).toMatchObject({
      code: 0,
      stdout: '3 cases, all answered as by the guides at main.\n',
    });
  });

  it('B34: names the runs whose guide or move is another, and ends with 1', async () => {
    const root = repository();
    const text = own.replace('error.code = alpha_bravo', 'error.code = delta_echo');
    writeFileSync(join(root, 'guides/index-locked.md'), text);
    const { code, stdout } = await compare(root);
    expect(code).toBe(1);
    expect(stdout).toBe(`3 of 3 cases are answered otherwise than by the guides at main
        2  index-locked, fix → run-failed, fix
           a, b
        1  run-failed, fix → index-locked, fix
           c
`);
    const json = JSON.parse((await compare(root, '--json')).stdout) as object;
    expect(json).toMatchObject({ cases: 3, changed: 3, changes: [{ count: 2, examples: ['a', 'b'] }, {}] });
  });

  it('B34: says what it cannot compare with', async () => {
    const root = repository();
    const nowhere = await runMain(root, ['coverage', 'runs.jsonl', '--guides', 'guides', '--compare', 'v9']);
    expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('git knows no commit `v9`') });
    const option = await runMain(root, [
      'coverage',
      'runs.jsonl',
      '--guides',
      'guides',
      '--compare=--output=x',
    ]);
    expect(option.code).toBe(2);
    const noFolder = await runMain(root, ['coverage', 'runs.jsonl', '--compare', 'main']);
    expect(noFolder).toMatchObject({ code: 2, stderr: expect.stringContaining('--guides') });
    const outside = folderOf({ 'guides/index-locked.md': guide('index-locked'), 'runs.jsonl': RUNS });
    expect(await compare(outside)).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('waymark coverage --reports', () => {
  let number = 0;
  const report = (code: string, more: object = {}, listed: object = {}): string => {
    number++;
    return JSON.stringify({
      id: `id-${number}`,
      reference: `R-${number}`,
      receivedAt: NOW,
      failure: code.padEnd(32, '0'),
      ...listed,
      report: {
        schema: 1,
        id: `id-${number}`,
        createdAt: NOW,
        category: 'blocked',
        subject: `It failed with ${code}`,
        message: '',
        run: { id: `run-${number}`, status: 'failed' },
        step: { id: 's', title: 'Send the mail', code, said: `mail server said ${code}` },
        removed: [],
        trimmed: [],
        ...more,
      },
    });
  };
  const shown = (helpful?: boolean): object => ({
    guide: {
      id: 'mail-refused',
      title: 'Refused',
      confident: true,
      standing: 'clear',
      evidence: [],
      move: 'fix',
    },
    trail: { ticked: {}, helpful: helpful === undefined ? {} : { 'mail-refused': helpful } },
  });
  const LINES = [
    report('RELAY_DENIED'),
    report('RELAY_DENIED'),
    report('QUOTA_GREY', {}, { sender: 'ada' }),
    report('REFUSED', shown(false), { sender: 'ada' }),
    report('REFUSED', shown(), { claimedSender: 'grace' }),
    report('FINE', shown(true), { sender: 'ada' }),
    report('GENERAL', {
      guide: { id: 'run-failed', title: 'Failed', confident: false, evidence: [], move: 'report' },
    }),
  ];

  it('B35: lists failures without a guide, or whose guide was called not helpful, most people first', async () => {
    const root = folderOf({ 'reports.jsonl': `${LINES.join('\n')}\n` });
    const { code, stdout } = await runMain(root, ['coverage', '--reports', 'reports.jsonl', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      reports: 7,
      unread: 0,
      needs: [
        { key: 'REFUSED', guide: 'mail-refused', people: 2, reports: 2, unhelpful: 1, example: 'R-4' },
        { key: 'QUOTA_GREY', people: 1, reports: 1, unhelpful: 0 },
        { key: 'RELAY_DENIED', people: 0, reports: 2 },
        { key: 'GENERAL', people: 0, reports: 1 },
      ],
    });
    const text = (await runMain(root, ['coverage', '--reports', 'reports.jsonl'])).stdout;
    expect(text).toContain(
      '  2 people, 2 reports  REFUSED\n    mail-refused was called not helpful; last 2026-11-23, such as R-4\n',
    );
    expect(text).toContain(
      '  2 reports  RELAY_DENIED\n    no guide was shown; last 2026-11-23, such as R-1\n',
    );
    expect(text).not.toContain('FINE');
  });

  it('B35: asks a server with the token, and says why it may not read', async () => {
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      asked.push([request.url, request.headers.authorization]);
      response.writeHead(request.headers.authorization ? 200 : 401).end(LINES.join('\n'));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const url = `http://127.0.0.1:${port}/api/reports`;
    const root = folderOf({});
    const refused = await runMain(root, ['coverage', '--reports', url]);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('set WAYMARK_TOKEN') });
    const read = await runMain(root, ['coverage', '--reports', url], '', 0, undefined, {
      WAYMARK_TOKEN: 'a-token-of-some-length',
    });
    expect(read).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('The next guides to write, of 7 reports'),
    });
    expect(asked).toEqual([
      ['/api/reports/export?format=jsonl', undefined],
      ['/api/reports/export?format=jsonl', 'Bearer a-token-of-some-length'],
    ]);
  });

  it('B35: counts what is no report, and ends with 1', async () => {
    const root = folderOf({ 'reports.jsonl': `${LINES[0]}\n{"id":"7"}\nnot json\n` });
    const { code, stderr } = await runMain(root, ['coverage', '--reports', 'reports.jsonl']);
    expect([code, stderr]).toEqual([1, '2 lines of reports.jsonl are no report.\n']);
    expect((await runMain(root, ['coverage', '--reports', 'gone.jsonl'])).code).toBe(1);
    expect((await runMain(root, ['coverage', 'x.jsonl', '--reports', 'reports.jsonl'])).code).toBe(2);
    expect((await runMain(root, ['coverage'])).code).toBe(2);
  });

  it('B36: a received report is read as the run that it is about, and gives a guide its first case', async () => {
    const root = folderOf({ 'report.json': LINES[0]! });
    const made = await runMain(root, ['new', 'relay-denied', '--from', 'report.json']);
    expect(made).toMatchObject({ code: 0 });
    const explained = await runMain(root, ['explain', 'report.json', '--guides', 'guides', '--json']);
    expect(JSON.parse(explained.stdout)).toMatchObject({ result: { lead: 'relay-denied' } });
    const { code, stdout } = await runMain(root, ['check']);
    expect([code, stdout.match(/ error /)]).toEqual([0, null]);
  });
});
