import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RICH } from '../core/compile/richGuide.ts';
import { brokenGuide, folderOf, guide } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const DISK_FULL_RUN = {
  id: '129',
  status: 'failed',
  observedAt: 1,
  failures: [{ code: 'disk_full', message: 'disk full' }],
};

describe('waymark', () => {
  it('B10: says what it can do, and fails, when it is not told what to do', async () => {
    const { code, stdout, stderr } = await runMain('.', []);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('new ');
    expect((await runMain('.', ['--help'])).stdout).toBe(stderr);
  });

  it('B11: prints its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await runMain('.', ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('B11: explains every command by itself', async () => {
    for (const name of ['new', 'check', 'build', 'explain', 'coverage', 'redact']) {
      const { code, stdout } = await runMain('.', [name, '--help']);
      expect(code, name).toBe(0);
      expect(stdout, name).toMatch(new RegExp(`Usage: waymark ${name} `));
      expect(stdout, name).toContain('Exit codes:');
      expect(await runMain('.', ['help', name])).toEqual({ code: 0, stdout, stderr: '' });
    }
  });

  it('B11: names the command that was probably meant', async () => {
    expect(await runMain('.', ['chek'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'There is no command "chek". Did you mean "check"?\nSee `waymark --help`.\n',
    });
  });

  it('B10: refuses options and arguments it does not know', async () => {
    expect((await runMain('.', ['check', '--jsn'])).code).toBe(2);
    expect((await runMain('.', ['explain'])).stderr).toContain('waymark explain needs an argument.');
    expect((await runMain('.', ['check', 'a', 'b'])).stderr).toContain('does not know what to do with "b"');
  });
});

/** Codes of what `check` says. */
async function problemsIn(root: string, dir: string): Promise<readonly string[]> {
  const { problems } = JSON.parse((await runMain(root, ['check', dir, '--json'])).stdout);
  return problems.map(({ code }: { code: string }) => code);
}

describe('waymark new', () => {
  it('B12: writes a guide that compiles as it is, and says what is left to write', async () => {
    const root = folderOf({});
    expect(await runMain(root, ['new', 'disk-full'])).toEqual({
      code: 0,
      stdout: 'Wrote guides/disk-full.md. Write what each ✎ asks for, then run `waymark check guides`.\n',
      stderr: '',
    });
    const { code, stdout } = await runMain(root, ['check']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^guides\/disk-full\.md:8:10 warning unwritten\n {2}20 texts are still to be written\.\n/,
    );
    const file = join(root, 'guides/disk-full.md');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('✎ ', ''));
    expect((await runMain(root, ['check'])).stdout).toBe('1 guide, no problems.\n');
  });

  it('B12: relates the new guide to the general one of the starter library, where that is shown', async () => {
    const root = folderOf({ 'own/waymark.json': '{ "starter": false }' });
    await runMain(root, ['new', 'disk-full']);
    await runMain(root, ['new', 'disk-full', '--dir', 'own']);
    expect(readFileSync(join(root, 'guides/disk-full.md'), 'utf8')).toContain('related: [run-failed]\n');
    expect(readFileSync(join(root, 'own/disk-full.md'), 'utf8')).toContain('related: []\n');
    await runMain(root, ['new', 'run-failed']);
    expect(await problemsIn(root, 'guides')).toEqual(['unwritten', 'unwritten']);
    expect(await problemsIn(root, 'own')).toEqual(['unwritten']);
  });

  it('B12: names a surface that the folder declares', async () => {
    const root = folderOf({
      'guides/waymark.json': '{ "surfaces": { "vault": "API keys", "bills": "Bills" } }',
    });
    await runMain(root, ['new', 'disk-full']);
    expect(readFileSync(join(root, 'guides/disk-full.md'), 'utf8')).toContain('- [API keys](surface:vault):');
    expect(await problemsIn(root, 'guides')).toEqual(['unwritten']);
  });

  it('B12: never overwrites a guide', async () => {
    const root = folderOf({ 'guides/disk-full.md': 'mine' });
    expect((await runMain(root, ['new', 'disk-full'])).code).toBe(1);
    expect(readFileSync(join(root, 'guides/disk-full.md'), 'utf8')).toBe('mine');
  });

  it('B12: refuses an id that is a path or not an id', async () => {
    const root = folderOf({});
    for (const id of ['../x', 'Disk Full', '', '-x', 'a--b', 'a/b']) {
      expect((await runMain(root, ['new', '--', id])).code, id).toBe(2);
    }
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('waymark check', () => {
  it('B13: says every problem of every file with its frame, and fails', async () => {
    const root = folderOf({
      'guides/disk-full.md': brokenGuide('disk-full'),
      'guides/no-memory.md': brokenGuide('no-memory'),
    });
    const { code, stdout } = await runMain(root, ['check']);
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "guides/disk-full.md:33:11 error unknown-signal
        There is no signal \`eror.code\`.

          32 | - What an operator can see, in one sentence
        > 33 |   - \`when eror.code = disk_full\`
             |           ^^^^^^^^^

        A comparison of a signal that no run has is unknown for ever.
        → Did you mean \`error.code\`?

      guides/no-memory.md:33:11 error unknown-signal
        There is no signal \`eror.code\`.

          32 | - What an operator can see, in one sentence
        > 33 |   - \`when eror.code = no_memory\`
             |           ^^^^^^^^^

        A comparison of a signal that no run has is unknown for ever.
        → Did you mean \`error.code\`?

      2 errors in 2 files; 0 guides without an error.
      "
    `);
  });

  it('B13: gives the same as JSON', async () => {
    const root = folderOf({ 'guides/disk-full.md': brokenGuide('disk-full') });
    const { code, stdout } = await runMain(root, ['check', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      errors: 1,
      warnings: 0,
      problems: [{ severity: 'error', file: 'guides/disk-full.md', length: 9 }],
    });
  });

  it('B10: passes with warnings', async () => {
    const root = folderOf({
      'guides/disk-full.md': guide('disk-full').replace('reviewed: 2026', 'reviewed: 2020'),
    });
    const { code, stdout } = await runMain(root, ['check']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^guides\/disk-full\.md:\d+:\d+ warning /);
  });

  it('B13: warns of guides that no sample run fires', async () => {
    const root = folderOf({
      'guides/disk-full.md': guide('disk-full'),
      'guides/no-memory.md': guide('no-memory'),
      'runs/one.json': JSON.stringify(DISK_FULL_RUN),
    });
    const { code, stdout } = await runMain(root, ['check', '--runs', 'runs', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).problems).toMatchObject([{ code: 'never-fires', file: 'guides/no-memory.md' }]);
    expect((await runMain(root, ['check', '--runs', 'nowhere'])).code).toBe(1);
  });

  it('B3: lets guides relate and link to starter guides, unless the folder does without them', async () => {
    const text = guide('index-locked').replace(
      'One or two sentences for',
      'See [that](./run-stuck.md#fix), for',
    );
    const root = folderOf({
      'guides/index-locked.md': text.replace('[run-failed]', '[run-failed, rate-limitd]'),
      'own/index-locked.md': text,
      'own/waymark.json': '{ "starter": false }',
    });
    const { stdout } = await runMain(root, ['check']);
    expect(stdout).toContain('There is no guide `rate-limitd`.');
    expect(stdout).toContain('→ Did you mean `rate-limited`?');
    expect(stdout).toContain('1 error in 1 file');
    const own = JSON.parse((await runMain(root, ['check', 'own', '--json'])).stdout);
    expect(own.problems.map(({ code }: { code: string }) => code)).toEqual([
      'dead-related-guide',
      'dead-guide-link',
    ]);
  });

  it('B2: says that a folder is missing', async () => {
    const { code, stdout } = await runMain(folderOf({}), ['check']);
    expect(code).toBe(1);
    expect(stdout).toContain('There is no guides.');
  });

  it('B1: leaves a README and hidden files beside the guides alone', async () => {
    const root = folderOf({
      'guides/disk-full.md': guide('disk-full'),
      'guides/README.md': 'hello',
      'guides/.draft.md': 'x',
    });
    expect((await runMain(root, ['check'])).stdout).toBe('1 guide, no problems.\n');
  });
});

describe('waymark build', () => {
  const two = () => ({
    'guides/disk-full.md': guide('disk-full'),
    'guides/no-memory.md': guide('no-memory'),
    'node_modules/.keep': '',
  });

  it('B21: writes modules that load nothing before they are asked', async () => {
    const root = folderOf(two());
    const { code, stdout } = await runMain(root, ['build', '--out', 'out']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '2 guides in out, 7 modules written.\n' });
    const { guides } = await import(/* @vite-ignore */ `${root}/out/index.js`);
    expect((await guides.index()).guides.map(({ id }: { id: string }) => id)).toEqual([
      'disk-full',
      'no-memory',
    ]);
    expect((await guides.body('no-memory')).id).toBe('no-memory');
    await expect(guides.body('__proto__')).rejects.toThrow('There is no guide "__proto__".');
    expect(readFileSync(join(root, 'out/index.js'), 'utf8').length).toBeLessThan(300);
    expect(readFileSync(join(root, 'out/index.d.ts'), 'utf8')).toContain(
      "import type { GuideSource } from 'waymark/core'",
    );
  });

  it('B80: writes types that name what the guides ask a host for, as they change', async () => {
    const types = (root: string): string =>
      /: (GuideSource.*);/.exec(readFileSync(join(root, 'out/index.d.ts'), 'utf8'))?.[1] ?? '';
    const root = folderOf(two());
    await runMain(root, ['build', '--out', 'out']);
    expect(types(root)).toBe("GuideSource<'run-detail', 'retry'>");
    const opens = guide('disk-full').replace('surfaces: [run-detail]', 'surfaces: [billing, run-detail]');
    writeFileSync(join(root, 'guides/disk-full.md'), opens);
    writeFileSync(
      join(root, 'guides/waymark.json'),
      '{ "surfaces": { "billing": "Billing", "run-detail": "Run detail" } }',
    );
    const { stderr } = await runMain(root, ['build', '--out', 'out']);
    expect(stderr).not.toContain('error');
    expect(types(root)).toBe("GuideSource<'billing' | 'run-detail', 'retry'>");
  });

  it('B21: says that its modules are ES modules, whatever the package around them is, and leaves a host’s own word alone', async () => {
    const root = folderOf({ ...two(), 'package.json': '{ "type": "commonjs" }' });
    await runMain(root, ['build', '--out', 'out']);
    expect(JSON.parse(readFileSync(join(root, 'out/package.json'), 'utf8'))).toEqual({ type: 'module' });
    const own = '{ "type": "module", "private": true }';
    writeFileSync(join(root, 'out/package.json'), own);
    expect((await runMain(root, ['build', '--out', 'out'])).code).toBe(0);
    expect((await runMain(root, ['build', '--out', 'out', '--check'])).code).toBe(0);
    expect(readFileSync(join(root, 'out/package.json'), 'utf8')).toBe(own);
  });

  it('B23: writes only what changed', async () => {
    const root = folderOf(two());
    await runMain(root, ['build', '--out', 'out']);
    const changed = (name: string): number => statSync(join(root, 'out', name)).mtimeMs;
    const before = [changed('guides/disk-full.js'), changed('index.js'), changed('guides/no-memory.js')];
    expect((await runMain(root, ['build', '--out', 'out'])).stdout).toBe(
      '2 guides in out, nothing changed.\n',
    );
    writeFileSync(
      join(root, 'guides/no-memory.md'),
      guide('no-memory').replace('One or two sentences for', 'For'),
    );
    expect((await runMain(root, ['build', '--out', 'out'])).stdout).toBe(
      '2 guides in out, 1 module written.\n',
    );
    expect([changed('guides/disk-full.js'), changed('index.js')]).toEqual(before.slice(0, 2));
    expect(changed('guides/no-memory.js')).toBeGreaterThan(before[2] ?? 0);
    expect(readFileSync(join(root, 'out/guides/no-memory.js'), 'utf8')).toContain('For someone');
  });

  it('B23: mends a module that somebody changed or deleted', async () => {
    const root = folderOf(two());
    await runMain(root, ['build', '--out', 'out']);
    const whole = readFileSync(join(root, 'out/guides/disk-full.js'), 'utf8');
    writeFileSync(join(root, 'out/guides/disk-full.js'), 'broken');
    rmSync(join(root, 'out/guides/no-memory.js'));
    expect((await runMain(root, ['build', '--out', 'out'])).stdout).toBe(
      '2 guides in out, 2 modules written.\n',
    );
    expect(readFileSync(join(root, 'out/guides/disk-full.js'), 'utf8')).toBe(whole);
  });

  it('B24: removes the module of a guide that is gone, and nobody else’s file', async () => {
    const root = folderOf({ ...two(), 'out/guides/mine.js': 'mine' });
    await runMain(root, ['build', '--out', 'out']);
    rmSync(join(root, 'guides/no-memory.md'));
    const { stdout } = await runMain(root, ['build', '--out', 'out']);
    expect(stdout).toBe('1 guide in out, 2 modules written, 1 removed.\n');
    expect(readdirSync(join(root, 'out/guides'))).toEqual(['disk-full.js', 'mine.js']);
  });

  it('B23: gives the same bytes with a cache, without one and from a damaged one', async () => {
    const root = folderOf(two());
    await runMain(root, ['build', '--out', 'out']);
    writeFileSync(
      join(root, 'guides/disk-full.md'),
      guide('disk-full').replace('error.code = disk_full', 'error.code = ENOSPC'),
    );
    await runMain(root, ['build', '--out', 'out']);
    const clean = folderOf({
      ...two(),
      'guides/disk-full.md': readFileSync(join(root, 'guides/disk-full.md'), 'utf8'),
    });
    await runMain(clean, ['build', '--out', 'out']);
    for (const name of ['catalog.js', 'guides/disk-full.js', 'guides/no-memory.js']) {
      expect(readFileSync(join(root, 'out', name), 'utf8'), name).toBe(
        readFileSync(join(clean, 'out', name), 'utf8'),
      );
    }
    const caches = join(root, 'node_modules/.cache/waymark');
    for (const name of readdirSync(caches)) writeFileSync(join(caches, name), '{"key":1,"stamps":{}}\n[[[');
    expect((await runMain(root, ['build', '--out', 'out', '--check'])).code).toBe(0);
    expect((await runMain(root, ['build', '--out', 'out'])).stdout).toBe(
      '2 guides in out, 0 modules written.\n',
    );
  });

  it('B23: compiles everything anew under another config', async () => {
    const root = folderOf(two());
    await runMain(root, ['build', '--out', 'out']);
    writeFileSync(join(root, 'guides/waymark.json'), '{ "surfaces": { "billing": "Billing" } }');
    const { code, stderr } = await runMain(root, ['build', '--out', 'out']);
    expect(code).toBe(1);
    expect(stderr).toContain('run-detail');
    expect(stderr).toContain('nothing was written');
  });

  it('B26: repeats the warnings of guides that did not change', async () => {
    const root = folderOf({
      ...two(),
      'guides/disk-full.md': guide('disk-full').replace('reviewed: 2026', 'reviewed: 2020'),
    });
    const { stderr } = await runMain(root, ['build', '--out', 'out']);
    expect(stderr).toContain('disk-full.md');
    const again = await runMain(root, ['build', '--out', 'out']);
    expect(again).toEqual({ code: 0, stdout: '2 guides in out, nothing changed.\n', stderr });
  });

  it('B25: with --check names what is stale, and writes nothing', async () => {
    const root = folderOf(two());
    expect((await runMain(root, ['build', '--out', 'out', '--check'])).code).toBe(1);
    expect(existsSync(join(root, 'out'))).toBe(false);
    await runMain(root, ['build', '--out', 'out']);
    expect(await runMain(root, ['build', '--out', 'out', '--check'])).toEqual({
      code: 0,
      stdout: '2 guides in out, all up to date.\n',
      stderr: '',
    });
    rmSync(join(root, 'guides/no-memory.md'));
    const { code, stdout } = await runMain(root, ['build', '--out', 'out', '--check']);
    expect(code).toBe(1);
    expect(stdout).toBe(
      'stale  out/catalog.js\nstale  out/prose.js\nstale  out/guides/no-memory.js\n3 modules in out are stale. Run `waymark build guides --out out`.\n',
    );
  });
});

describe('waymark explain', () => {
  const RUN = {
    id: '129',
    status: 'failed',
    observedAt: 1,
    steps: [
      {
        id: 'ask',
        title: 'Ask the model',
        status: 'failed',
        failure: { code: 'invalid_api_key', status: 401, type: 'AuthenticationError' },
      },
    ],
  };

  it('B15: explains a run with the starter guides, in words', async () => {
    const root = folderOf({ 'run.json': JSON.stringify(RUN) });
    const { code, stdout, stderr } = await runMain(root, ['explain', 'run.json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Ask the model');
    expect(stdout).toContain('(credentials-invalid)');
    expect(stdout).toContain('invalid_api_key');
  });

  it('B14: takes plain log text, also from standard input', async () => {
    const log = 'Connecting …\nError: connect ECONNREFUSED 127.0.0.1:5432\n';
    const root = folderOf({ 'run.log': log });
    const { stdout } = await runMain(root, ['explain', 'run.log']);
    expect(stdout).toContain('(network-unreachable)');
    expect((await runMain(root, ['explain', '-'], log)).stdout).toBe(stdout);
  });

  it('B16: gives the run, the fits and the move as JSON', async () => {
    const root = folderOf({ 'run.json': JSON.stringify(RUN) });
    const { stdout } = await runMain(root, ['explain', '--json', 'run.json']);
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({
      name: 'run.json',
      run: { id: '129' },
      result: { trouble: 'failed', lead: 'credentials-invalid' },
    });
    expect(answer.move.kind).toBe('fix');
  });

  it('B15: explains with one’s own guides ahead of the starter guides, as a host shows them', async () => {
    const root = folderOf({
      'guides/index-locked.md': guide('index-locked'),
      'own/index-locked.md': guide('index-locked').replace('[run-failed]', '[]'),
      'own/waymark.json': '{ "starter": false }',
      'locked.json': JSON.stringify({ ...RUN, steps: [], failures: [{ code: 'index_locked' }] }),
      'key.json': JSON.stringify(RUN),
    });
    const leads = async (dir: string): Promise<readonly unknown[]> => {
      const { stdout } = await runMain(root, [
        'explain',
        '--guides',
        dir,
        '--json',
        'locked.json',
        'key.json',
      ]);
      return stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).result.lead);
    };
    expect(await leads('guides')).toEqual(['index-locked', 'credentials-invalid']);
    expect(await leads('own')).toEqual(['index-locked', null]);
  });

  it('B15: opens what the fix of the cause that holds names', async () => {
    const root = folderOf({
      'guides/model.md': RICH,
      'guides/waymark.json':
        '{ "starter": false, "surfaces": { "run-detail": "Run", "provider-vault": "API keys" } }',
      'run.json': JSON.stringify({
        id: '7',
        status: 'failed',
        observedAt: 1,
        retry: { sameFailure: 3 },
        failures: [{ code: 'model_not_found', cause: { code: 'model_retired' } }],
      }),
    });
    const { stdout } = await runMain(root, ['explain', 'run.json', '--guides', 'guides', '--json']);
    expect(JSON.parse(stdout).move).toMatchObject({ kind: 'fix', open: { surface: 'provider-vault' } });
  });

  it('B15: says what is wrong with one’s own guides, and explains nothing', async () => {
    const root = folderOf({
      'guides/disk-full.md': brokenGuide('disk-full'),
      'run.json': JSON.stringify(DISK_FULL_RUN),
    });
    const { code, stdout, stderr } = await runMain(root, ['explain', '--guides', 'guides', 'run.json']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('There is no signal `eror.code`.');
  });

  it('B5: lets no control character of a log through to the terminal', async () => {
    const { stdout } = await runMain(
      folderOf({}),
      ['explain', '-'],
      'Error: \u001b]0;owned\u0007\u001b[2J ECONNREFUSED\u009b31m',
    );
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});
