import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticedPackages } from '../.ci/thirdPartyNotices.ts';
import { readModule } from './readModule.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const why = whyNot();
if (why)
  process.stderr.write(`\n!!! The built package was NOT tested: ${why}. Run \`npm run build\` first.\n\n`);

/** Why what stands in dist/ cannot be tested, if so. */
function whyNot(): string | undefined {
  if (!existsSync('dist/cli.js')) return 'dist/ has not been built';
  const built = statSync('dist/cli.js').mtimeMs;
  const files = execFileSync('git', ['ls-files', 'src', 'guides'], { encoding: 'utf8' }).split('\n');
  const newer = files.find((file) => file !== '' && existsSync(file) && statSync(file).mtimeMs > built);
  return newer && `dist/ is older than ${newer}`;
}

/** Every module of the build reached from `door`, and the packages they import. */
function reach(door: string): { readonly files: readonly string[]; readonly packages: readonly string[] } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const open = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const target of readModule(file).imports) {
      if (target.startsWith('.')) open(join(dirname(file), target));
      else packages.add(target);
    }
  };
  open(door);
  return { files: [...files], packages: [...packages].toSorted() };
}

/** Says every module of its arguments that cannot be linked. */
const LINK_ALL = `
for (const file of process.argv.slice(1)) {
  await import(file).catch((error) => error instanceof SyntaxError && console.log(file, error.message));
}`;

const isForClients = (file: string): boolean => /^(['"])use client\1/.test(readFileSync(file, 'utf8'));

describe.skipIf(why)('the built package', () => {
  it('has a file for everything that package.json exports', () => {
    const paths = Object.values({ ...manifest.exports, bin: manifest.bin.waymark }).flatMap((entry) =>
      typeof entry === 'string' ? entry : Object.values(entry as Record<string, string>),
    );
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    expect(paths.length).toBeGreaterThan(8);
  });

  it('runs as a command', () => {
    const { status, stdout } = spawnSync(process.execPath, [manifest.bin.waymark, '--help'], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('waymark <command>');
    expect(readFileSync(manifest.bin.waymark, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    if (process.platform !== 'win32') expect(statSync(manifest.bin.waymark).mode & 0o111).not.toBe(0);
  });

  it('explains a run from the command line with the starter guides it ships', () => {
    const run = {
      id: '7',
      status: 'failed',
      observedAt: 1,
      failures: [{ code: 'invalid_api_key', status: 401 }],
    };
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [manifest.bin.waymark, 'explain', '-', '--json'],
      {
        encoding: 'utf8',
        input: JSON.stringify(run),
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout).result.lead).toBe('credentials-invalid');
  });

  it('reaches only React, floating-ui, zustand and idb from the doors for browsers', () => {
    const allowed = /^(react|react-dom|@floating-ui\/react|zustand|idb)(\/|$)/;
    for (const door of ['index', 'core', 'guides']) {
      const { files, packages } = reach(`dist/${door}.js`);
      expect(
        packages.filter((name) => !allowed.test(name)),
        door,
      ).toEqual([]);
      expect(
        files.filter((file) => /dist\/(node|core\/compile)\//.test(file)),
        door,
      ).toEqual([]);
    }
  });

  it('needs no React for the headless door and nothing at all for the guides', () => {
    expect(reach('dist/core.js').packages.filter((name) => !/^(zustand|idb)(\/|$)/.test(name))).toEqual([]);
    expect(reach('dist/guides.js').packages).toEqual([]);
  });

  it('has a door for every adapter, which reaches no package and no other room', () => {
    const doors = Object.keys(manifest.exports).filter((path) => path.startsWith('./adapters/'));
    expect(doors.length).toBeGreaterThan(10);
    for (const door of doors) {
      const { files, packages } = reach(`dist${door.slice(1)}.js`);
      expect([door, packages]).toEqual([door, []]);
      expect(files.filter((file) => !/^dist\/(adapters|core\/model)\//.test(file))).toEqual([]);
    }
  });

  it('needs nothing but Node, Vite, and the database of the host’s choice for the doors of the build and the server', () => {
    const databases = ['@electric-sql/pglite', 'pg'];
    const allowed: Readonly<Record<string, readonly string[]>> = {
      vite: ['vite'],
      cli: ['vite', ...databases],
      server: databases,
    };
    for (const [door, names] of Object.entries(allowed)) {
      const { packages } = reach(`dist/${door}.js`);
      expect(
        packages.filter((name) => !names.includes(name) && !name.startsWith('node:')),
        door,
      ).toEqual([]);
    }
  });

  it('loads no database before one is opened, and says how to get one that is missing', () => {
    const eager = (file: string, seen: Set<string>): readonly string[] => {
      if (seen.has(file)) return [];
      seen.add(file);
      return readModule(file).loadsFirst.flatMap((target) =>
        target.startsWith('.') ? eager(join(dirname(file), target), seen) : [target],
      );
    };
    expect(eager('dist/server.js', new Set()).filter((name) => !name.startsWith('node:'))).toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), 'waymark-alone-'));
    try {
      cpSync('dist', join(folder, 'dist'), { recursive: true });
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
      const open = (place: object): string =>
        spawnSync(
          process.execPath,
          [
            '--input-type=module',
            '-e',
            `import { openDatabase } from './dist/server.js'; await openDatabase(${JSON.stringify(place)}).catch((error) => console.log(error.message));`,
          ],
          { cwd: folder, encoding: 'utf8' },
        ).stdout.trim();
      expect(open({ url: 'postgres://127.0.0.1/x' })).toBe(
        'Waymark: a PostgreSQL server needs the package pg, which is not installed. Run `npm install pg`.',
      );
      expect(open({ folder: 'reports' })).toBe(
        'Waymark: a database in a folder needs the package @electric-sql/pglite, which is not installed. Run `npm install @electric-sql/pglite`.',
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('keeps "use client" on everything that the React door exports, and off everything headless', () => {
    const parts = readModule('dist/index.js').imports.filter((target) => target.startsWith('./react/'));
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.map((target) => join('dist', target)).filter((file) => !isForClients(file))).toEqual([]);
    expect([...reach('dist/core.js').files, ...reach('dist/guides.js').files].filter(isForClients)).toEqual(
      [],
    );
  });

  it('loads no guide before it is asked for', () => {
    const eager = new Set<string>();
    const open = (file: string): void => {
      if (eager.has(file)) return;
      eager.add(file);
      for (const target of readModule(file).loadsFirst) open(join(dirname(file), target));
    };
    open('dist/guides.js');
    const bytes = [...eager].reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(1000);
  });

  it('holds each starter guide once, for React and for the element', () => {
    const copies = readdirSync('dist', { recursive: true }).filter((name) =>
      /\bconflict\b.*\.js$/.test(String(name)),
    );
    expect(copies).toHaveLength(1);
    expect(reach('dist/guides.js').files).toContain(join('dist', String(copies[0])));
  });

  it('unpacks to 3.34 MB at most, on its way to 3', () => {
    const packed = execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    expect(JSON.parse(packed)[0].unpackedSize).toBeLessThanOrEqual(3_340_000);
  });

  it('ships the starter guides as they were written, in one packed file', () => {
    const { stdout } = spawnSync(process.execPath, [manifest.bin.waymark, 'guides', 'conflict'], {
      encoding: 'utf8',
    });
    expect(stdout).toBe(readFileSync('guides/conflict.md', 'utf8'));
  });

  it('imports no name that the module beside it does not export', () => {
    const files = readdirSync('dist', { recursive: true })
      .map((name) => `./dist/${String(name).replaceAll('\\', '/')}`)
      // Those for a page start when they are loaded; their bundler has looked at their imports.
      .filter((name) => name.endsWith('.js') && !/\/dist\/(?:dev\/|element\b|cli\.js)/.test(name));
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', LINK_ALL, ...files],
      { encoding: 'utf8' },
    );
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
    expect(files.length).toBeGreaterThan(300);
  });

  it('ships the licence of every package whose code is in it', () => {
    // These are imported; what they import themselves follows.
    expect(noticedPackages('dist')).toEqual(
      expect.arrayContaining([
        '@modelcontextprotocol/sdk',
        'ipaddr.js',
        'markdown-it',
        'mdurl',
        'vscode-jsonrpc',
        'vscode-languageserver-textdocument',
        'yaml',
        'zod',
      ]),
    );
  });

  it('ships the page of `waymark dev`, which draws the panel with the element', () => {
    expect(
      ['dev/page.js', 'dev/panel.js', 'element.js'].filter((file) => !existsSync(`dist/${file}`)),
    ).toEqual([]);
  });

  it('ships the schemas of front matter and settings', () => {
    for (const name of ['guide', 'translation', 'config']) {
      const schema = JSON.parse(readFileSync(`dist/schema/${name}.json`, 'utf8'));
      expect([name, schema.$schema]).toEqual([name, 'http://json-schema.org/draft-07/schema#']);
    }
  });

  it('ships styles in one cascade layer', () => {
    expect(readFileSync('dist/styles.css', 'utf8')).toContain('@layer waymark');
  });
});
