import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const manifest = (packages: Readonly<Record<string, string>>): string =>
  `${JSON.stringify({ name: 'host', dependencies: packages }, null, 2)}\n`;

const REACT = { react: '^19.0.0', 'react-dom': '^19.0.0' };
const VITE = {
  'package.json': manifest({ ...REACT, vite: '^8' }),
  'tsconfig.json': '{}',
  'src/main.tsx': '',
};

const HOSTS = {
  'vite-react-19': { files: VITE, island: 'src/RunHelp.tsx' },
  webpack: {
    files: { ...VITE, 'package.json': manifest({ ...REACT, webpack: '^5' }) },
    island: 'src/RunHelp.tsx',
  },
  next: {
    files: {
      'package.json': manifest({ ...REACT, next: '16.4.3' }),
      'tsconfig.json': '{}',
      'app/page.tsx': '',
    },
    island: 'app/RunHelp.tsx',
  },
  'react-router': {
    files: {
      'package.json': manifest({ ...REACT, '@react-router/dev': '^7', vite: '^8' }),
      'tsconfig.json': '{}',
      'app/root.tsx': '',
    },
    island: 'app/RunHelp.tsx',
  },
  vue: {
    files: { 'package.json': manifest({ vue: '^3', vite: '^8' }), 'tsconfig.json': '{}', 'src/main.ts': '' },
    island: 'src/RunHelp.vue',
  },
  svelte: {
    files: { 'package.json': manifest({ svelte: '^5' }), 'tsconfig.json': '{}', 'src/main.ts': '' },
    island: 'src/RunHelp.svelte',
  },
  angular: {
    files: { 'package.json': manifest({ '@angular/core': '^20' }), 'src/main.ts': '' },
    island: 'src/run-help.ts',
  },
  solid: {
    files: { 'package.json': manifest({ 'solid-js': '^1.9' }), 'tsconfig.json': '{}', 'src/main.tsx': '' },
    island: 'src/RunHelp.tsx',
  },
} as const;

const everything = (root: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  );

describe('waymark init', () => {
  it.each(Object.entries(HOSTS))(
    'B81: puts into %s what its example holds, and names itself in package.json',
    async (name, { files, island }) => {
      const root = folderOf(files);
      const { code } = await runMain(root, ['init', '--yes']);
      expect(code).toBe(0);
      expect(readFileSync(join(root, island), 'utf8')).toBe(
        readFileSync(join('examples', name, island), 'utf8'),
      );
      const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      expect(dependencies.waymark).toMatch(/^\^\d/);
    },
  );

  it('B81: writes JavaScript where there is no TypeScript', async () => {
    const root = folderOf({ 'package.json': VITE['package.json'], 'src/main.jsx': '' });
    await runMain(root, ['init', '--yes']);
    const text = readFileSync(join(root, 'src/RunHelp.jsx'), 'utf8');
    expect(text).not.toMatch(/import type|: \{ run: Run|: string \}/);
    expect(text).toContain('export function RunHelp({ run }) {');
  });

  it.each([
    [{ vue: '^3' }, 'src/components/HelloWorld.vue', 'src/components/RunHelp.vue', '<RunHelp :run="run" />'],
    [{ nuxt: '^4' }, 'app/components/TheHeader.vue', 'app/components/RunHelp.vue', '<RunHelp :run="run" />'],
    [{ svelte: '^5' }, 'src/lib/Counter.svelte', 'src/lib/RunHelp.svelte', '<RunHelp {run} />'],
    [{ '@angular/core': '^20' }, 'src/app/app.ts', 'src/app/run-help.ts', '<run-help [run]="run" />'],
    [{ 'solid-js': '^1.9' }, 'src/App.jsx', 'src/RunHelp.jsx', '<RunHelp run={run} />'],
  ])(
    'B81: finds the place for components of %o, and says how to use its own',
    async (packages, own, island, use) => {
      const root = folderOf({ 'package.json': manifest(packages), [own]: '' });
      const { stdout } = await runMain(root, ['init', '--yes']);
      expect(existsSync(join(root, island))).toBe(true);
      expect(stdout).toContain(use);
    },
  );

  it.each([
    ['vue', 'src/RunHelp.vue', 'defineProps({ run: { type: Object, required: true } })'],
    ['svelte', 'src/RunHelp.svelte', 'const { run } = $props();'],
    ['solid-js', 'src/RunHelp.jsx', 'export function RunHelp(props) {'],
  ])('B81: leaves no type in JavaScript for %s', async (name, island, part) => {
    const root = folderOf({ 'package.json': manifest({ [name]: '^3' }), 'src/main.js': '' });
    await runMain(root, ['init', '--yes']);
    const text = readFileSync(join(root, island), 'utf8');
    expect(text).not.toMatch(/import type|lang="ts"|\w: Run\b|MoveRequest|WaymarkHelp>|: string|declare/);
    expect(text).toContain(part);
  });

  it('B81: puts the element into a plain page', async () => {
    const root = folderOf({
      'index.html': '<!doctype html>\n<html>\n  <head>\n  </head>\n  <body>\n  </body>\n</html>\n',
    });
    await runMain(root, ['init', '--yes']);
    const page = readFileSync(join(root, 'index.html'), 'utf8');
    expect(page).toMatch(/\n {4}<script type="module" src="waymark\/element\.js"><\/script>\n {2}<\/head>/);
    expect(page).toMatch(/\n {4}<waymark-help receivers="\/api\/reports"><\/waymark-help>\n {2}<\/body>/);
  });

  it.each([
    [{ 'package.json': manifest({ preact: '^10' }), 'index.html': '' }, 'waymark-help'],
    [{ 'package.json': manifest({}) }, 'neither Next'],
    [{ 'package.json': '{' }, 'not JSON'],
  ] as const)('B81: says what it does not know, and writes nothing: %o', async (files, said) => {
    const root = folderOf(files);
    const before = everything(root);
    const { code, stderr } = await runMain(root, ['init', '--yes']);
    expect(code).toBe(1);
    expect(stderr).toContain(said);
    expect(everything(root)).toEqual(before);
  });

  it.each([
    [
      'a page without tags',
      '<h1>Run</h1>\n',
      '<script type="module" src="waymark/element.js"></script>\n<h1>Run</h1>\n<waymark-help receivers="/api/reports"></waymark-help>\n',
    ],
    [
      'tags in one line',
      '<head></head><body></body>',
      '<head><script type="module" src="waymark/element.js"></script>\n</head><body><waymark-help receivers="/api/reports"></waymark-help>\n</body>',
    ],
  ])('B81: puts it into %s', async (_, before, after) => {
    const root = folderOf({ 'index.html': before });
    await runMain(root, ['init', '--yes']);
    expect(readFileSync(join(root, 'index.html'), 'utf8')).toBe(after);
  });

  it.each(['next', 'vue'] as const)(
    'B81: gives a run to try it with in %s, which a guide leads on',
    async (name) => {
      const root = folderOf(HOSTS[name].files);
      const { stdout } = await runMain(root, ['init', '--yes']);
      const run = /Try it with `const run: Run = (.+)`\./.exec(stdout)![1]!;
      const json = run.replaceAll("'", '"').replaceAll(/(\w+):/g, '"$1":');
      const { stdout: answer } = await runMain(root, ['explain', '-', '--json'], json);
      expect(JSON.parse(answer).result.lead).toBe('credentials-invalid');
    },
  );

  it('B82: shows every change first, and writes only after a yes', async () => {
    const root = folderOf(VITE);
    const before = everything(root);
    const refused = await runMain(root, ['init'], '', 0, async () => false);
    expect(refused.code).toBe(0);
    expect(refused.stdout).toContain('+    "waymark": "^');
    expect(refused.stdout).toContain('--- /dev/null\n+++ src/RunHelp.tsx\n');
    expect(everything(root)).toEqual(before);
    await runMain(root, ['init'], '', 0, async () => true);
    expect(existsSync(join(root, 'src/RunHelp.tsx'))).toBe(true);
  });

  it('B82: writes nothing where there is nobody to ask, and ends with 2', async () => {
    const root = folderOf(VITE);
    const before = everything(root);
    const { code, stderr } = await runMain(root, ['init']);
    expect(code).toBe(2);
    expect(stderr).toContain('--yes');
    expect(everything(root)).toEqual(before);
  });

  it('B83: run again it changes nothing, and it replaces no file', async () => {
    const root = folderOf(VITE);
    await runMain(root, ['init', '--yes']);
    const after = everything(root);
    const again = await runMain(root, ['init', '--yes']);
    expect(again.stdout).toContain('nothing to write');
    expect(everything(root)).toEqual(after);

    const own = folderOf({ ...VITE, 'src/RunHelp.tsx': 'export const own = 1;\n' });
    await runMain(own, ['init', '--yes']);
    expect(readFileSync(join(own, 'src/RunHelp.tsx'), 'utf8')).toBe('export const own = 1;\n');
    const elsewhere = folderOf({ ...VITE, 'src/pages/Run.tsx': '<HelpProvider guides={guides} />' });
    await runMain(elsewhere, ['init', '--yes']);
    expect(existsSync(join(elsewhere, 'src/RunHelp.tsx'))).toBe(false);
    const element = folderOf({
      'package.json': manifest({ vue: '^3', waymark: '^0.1.0' }),
      'src/pages/Run.vue': '<template><waymark-help :run="run" /></template>',
    });
    const { stdout } = await runMain(element, ['init', '--yes']);
    expect(stdout).toContain('nothing to write');
  });
});
