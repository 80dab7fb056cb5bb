import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADAPTERS } from '../../src/adapters/detect/adapters.ts';
import { readFolderConfig } from '../../src/core/compile/config/readFolderConfig.ts';
import { folderOf } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const README = readFileSync('README.md', 'utf8');

/** What stands in the fences of one language in a section, in order. */
function fences(section: string, language: string): readonly string[] {
  const from = README.indexOf(`## ${section}\n`);
  const text = README.slice(from, README.indexOf('\n## ', from + 1));
  return Array.from(text.matchAll(/^```(\w+)\n([^]*?)^```$/gm), ([, name, content]) =>
    name === language ? (content ?? '') : '',
  ).filter(Boolean);
}

const WRITE = 'One guide';
const AUTHORING = readFileSync('docs/authoring.md', 'utf8');
const [symptoms = ''] = fences(WRITE, 'md');
const [run = ''] = fences(WRITE, 'json');
const [, config = ''] = /## The folder's settings[^]*?^```json\n([^]*?)^```$/m.exec(AUTHORING) ?? [];
const commands = ['npx waymark new index-locked --dir guides', ...fences(WRITE, 'sh')]
  .flatMap((text) => text.split('\n'))
  .map((line) => line.replace(/#.*/, '').trim())
  .filter(Boolean);

/** Does what the README says, as it says it. */
async function follow(): Promise<{ root: string; type: (command: string) => ReturnType<typeof runMain> }> {
  const root = folderOf({ 'run.json': run });
  const type = (command: string): ReturnType<typeof runMain> => {
    const line = commands.find((one) => one.startsWith(`npx waymark ${command}`));
    if (line === undefined) throw new Error(`The README does not say \`npx waymark ${command}\`.`);
    return runMain(root, line.split(/\s+/).slice(2));
  };
  expect((await type('new')).code).toBe(0);
  const file = join(root, 'guides/index-locked.md');
  const skeleton = readFileSync(file, 'utf8');
  const [, item] = /^## Symptoms$[^]*?(^- .*\n(?: {2,}- .*\n)+)/m.exec(skeleton) ?? [];
  writeFileSync(
    file,
    skeleton.replace(item ?? '?', () => symptoms),
  );
  return { root, type };
}

describe('the README', () => {
  it('B12: leads to a guide without a problem but what is left to write', async () => {
    const { type } = await follow();
    const { code, stdout } = await type('check');
    expect(code).toBe(0);
    expect(stdout.match(/^\S+ (error|warning) \S+$/gm)).toEqual([
      'guides/index-locked.md:8:10 warning unwritten',
    ]);
  });

  it('B15: leads to a guide that leads on the run of the README, and says why', async () => {
    const { root, type } = await follow();
    const { code, stdout, stderr } = await type('explain');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('\nIndex locked (index-locked)\n');
    expect(stdout).toContain(
      'Seen: The search index is locked by another run\n    Error code: “INDEX_LOCKED”',
    );
    expect(stdout).toContain('The log names the run that holds the lock: “run-41”');
    const rebuilt = run.replace('INDEX_LOCKED', 'INDEX_REBUILDING');
    writeFileSync(join(root, 'run.json'), rebuilt);
    expect((await type('explain')).stdout).not.toContain('(index-locked)');
  });

  it('B21: leads to modules that a host can import', async () => {
    const { root, type } = await follow();
    expect((await type('build')).stdout).toContain('1 guide in src/guides');
    expect((await runMain(root, ['build', 'guides', '--out', 'src/guides', '--check'])).code).toBe(0);
    expect(existsSync(join(root, 'src/guides/index.js'))).toBe(true);
  });

  it('B3: shows a config that can be read, and conditions that compile', async () => {
    expect(readFolderConfig(config, 'waymark.json').problems).toEqual([]);
    const { root, type } = await follow();
    const table = AUTHORING.slice(
      AUTHORING.indexOf('| a condition asks |'),
      AUTHORING.indexOf('All signals are in'),
    );
    const conditions = Array.from(
      table.matchAll(/`([a-z]+(?:\.\w+)? [^`]+)`/g),
      ([, condition]) => condition,
    );
    expect(conditions.length).toBeGreaterThan(10);
    const file = join(root, 'guides/index-locked.md');
    const items = conditions.map((condition, at) => `- Sentence ${at}\n  - \`when ${condition}\`\n`);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(symptoms, () => `${symptoms}${items.join('')}`),
    );
    writeFileSync(join(root, 'guides/waymark.json'), config);
    const { stdout } = await type('check');
    expect(stdout.match(/^\S+ (error|warning) \S+$/gm)).toEqual([
      'guides/index-locked.md:8:10 warning unwritten',
    ]);
  });

  it('names every adapter, in docs/adapters.md, by its door and what it is called there', async () => {
    const rows = Array.from(
      readFileSync('docs/adapters.md', 'utf8').matchAll(/^\| `([a-z-]+)` \| `([A-Z]\w+)` \|/gm),
      ([, door, name]) => [door!, `from${name}`] as const,
    );
    expect(rows.map(([door]) => door)).toEqual([...ADAPTERS.keys()]);
    for (const [door, name] of rows) {
      const exported = (await import(`../../src/adapters/${door}.ts`)) as Record<string, unknown>;
      expect(exported[name], door).toBe(ADAPTERS.get(door));
    }
  });
});
