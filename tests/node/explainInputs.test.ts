import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, guide } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const RUN = '{ "id": "7", "status": "failed", "failures": [{ "code": "ECONNREFUSED" }] }';

/** What `explain` says of one file, and how it ends. */
async function explained(name: string, content: string | Uint8Array, ...more: readonly string[]) {
  const root = folderOf({});
  writeFileSync(join(root, name), content);
  return runMain(root, ['explain', name, ...more]);
}

describe('explain says clearly what it cannot read, and why', () => {
  it.each([
    ['photo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2), 'photo.png is neither JSON nor text.'],
    [
      'log.gz',
      Uint8Array.from({ length: 900 }, (_, at) => 128 + ((at * 37) % 128)),
      'log.gz is neither JSON nor text.',
    ],
    ['run.log', '', 'run.log is empty.'],
    ['run.json', ' \n', 'run.json is empty.'],
    ['run.json', '42', 'run.json holds JSON, but no run.'],
    ['run.json', 'null', 'run.json holds JSON, but no run.'],
    ['run.json', '[]', 'run.json holds JSON, but no run.'],
  ])('B14: %s', async (name, content, message) => {
    const { code, stdout, stderr } = await explained(name, content);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`  ${message}\n`);
    expect(stderr).toContain(
      '→ A run is a JSON object in a `.json` file, many are one per line in a `.jsonl` file, a log is plain text.',
    );
  });

  it('B14: a .json file that is not JSON, with the place', async () => {
    const { code, stdout, stderr } = await explained('run.json', '{\n  "id": "7",\n  status: "failed"\n}\n');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^run\.json:3:3 error broken-json\n {2}This is not JSON: a key stands in double quotes\.\n/,
    );
    expect(stderr).toContain('> 3 |   status: "failed"\n');
    expect((await explained('cut.json', '{ "id": "7", "status": ')).stderr).toMatch(/^cut\.json:1:24 error /);
  });

  it('B14: what is not there, and a folder without runs', async () => {
    const root = folderOf({ 'guides/a.md': 'x', 'run.json': RUN });
    const { code, stdout, stderr } = await runMain(root, ['explain', 'nowhere', 'guides', 'run.json']);
    expect(code).toBe(1);
    expect(stdout).toContain('(network-unreachable)');
    expect(stderr).toMatchInlineSnapshot(`
      "nowhere error nothing-there
        There is nothing at nowhere.
        → Name a file, a folder, or \`-\` for standard input.

      guides error no-runs
        There is neither a run nor a log in guides.
        → Of a folder, files that end in .json, .jsonl, .log or .txt are read; name any other one itself.

      "
    `);
  });

  it('B14: a run that says nothing, which is explained all the same', async () => {
    const { code, stdout, stderr } = await explained('run.json', '{ "id": "7", "title": "Nightly" }');
    expect(code).toBe(0);
    expect(stdout).toContain('(run-failed)');
    expect(stderr).toContain('run.json warning nothing-known\n  Nothing in this run says how it went.\n');
  });
});

describe('explain reads', () => {
  it('B15: reads the id of a screen as words where settings give no label, as for those of starter guides', async () => {
    const root = folderOf({
      'guides/index-locked.md': guide('index-locked'),
      'guides/waymark.json': '{ "surfaces": { "run-detail": "Run page" } }',
      'run.json': '{ "id": "7", "status": "failed", "failures": [{ "code": "invalid_api_key" }] }',
    });
    const { stdout } = await runMain(root, ['explain', 'run.json', '--guides', 'guides']);
    expect(stdout).toContain('Next move: Fix – Open Provider vault');
    expect(stdout).toContain('Owning surfaces: Provider vault and Run page');
  });

  it('B14: keys that are nearly ones of a run, whose run is explained all the same', async () => {
    const run = '{ "id": "7", "status": "failed", "failuers": [], "hostSignals": {}, "owner": "a" }';
    const { code, stdout, stderr } = await explained('run.json', run);
    expect(code).toBe(0);
    expect(stdout).toContain('This run failed');
    expect(stderr).toContain('Waymark reads no “failuers” of a run.\n  → Did you mean `failures`?');
    expect(stderr).toContain(
      'Waymark reads no “hostSignals” of a run.\n  → Put facts of your own into `facts`',
    );
    expect(stderr).not.toContain('owner');
  });

  it('B14: text as Windows writes it', async () => {
    const log = 'Error: connect ECONNREFUSED 127.0.0.1:5432\r\n';
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(log, 'utf16le')]);
    for (const content of [wide, Buffer.from(`\ufeff${log}`)]) {
      const { code, stdout, stderr } = await explained('run.log', content);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('(network-unreachable)');
    }
    expect((await explained('run.json', `\ufeff${RUN}`)).stdout).toContain('(network-unreachable)');
  });

  it('B14: a log with some broken bytes, one that begins with a bracket, and one of JSON lines', async () => {
    const broken = Buffer.concat([Buffer.from('Fehler: \xfc\xe4 connect ECONNREFUSED\n', 'latin1')]);
    const logs = [broken, '[12:00] connect ECONNREFUSED\n', '{"a":1}\n{"m":"connect ECONNREFUSED"}\n'];
    for (const content of logs) {
      const { code, stdout, stderr } = await explained('run.log', content);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('(network-unreachable)');
    }
  });

  it('B14: what begins like JSON and is none as log text, and says so', async () => {
    const { code, stdout, stderr } = await runMain(
      folderOf({}),
      ['explain', '-'],
      '{\n  "code": ECONNREFUSED\n}',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('(network-unreachable)');
    expect(stderr).toMatch(
      /^standard input:2:11 warning broken-json\n {2}This begins like JSON and is none: this is no value\.\n/,
    );
  });

  it('B14: the lines of a .jsonl file one by one, with the number of one that is broken', async () => {
    const { code, stdout, stderr } = await explained('runs.jsonl', `${RUN}\n\n{ "id": }\n${RUN}\n`);
    expect(code).toBe(0);
    expect(stdout.match(/── runs\.jsonl:\d/g)).toEqual([
      '── runs.jsonl:1',
      '── runs.jsonl:3',
      '── runs.jsonl:4',
    ]);
    expect(stderr).toMatch(/^runs\.jsonl:3:9 warning broken-json\n/);
  });
});

it('B13: sample runs that cannot be read are problems of the check', async () => {
  const root = folderOf({
    'guides/disk-full.md': guide('disk-full'),
    'runs/one.json': '{',
    'runs/two.json': RUN,
  });
  const { code, stdout } = await runMain(root, ['check', '--runs', 'runs', '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).problems.map((it: { code: string; file: string }) => [it.code, it.file])).toEqual(
    [
      ['broken-json', 'runs/one.json'],
      ['never-fires', 'guides/disk-full.md'],
    ],
  );
});
