import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModule } from './readModule.ts';

/** Who may import whom. Left out: a room's own files. Packages are named as imported. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'core/model': [],
  'core/compile': ['core/model', 'yaml', 'markdown-it'],
  'core/fit': ['core/model'],
  'core/report': ['core/model'],
  'core/search': ['core/model'],
  text: ['core/model'],
  session: ['core/model', 'core/fit', 'core/report', 'zustand/vanilla', 'idb'],
  react: [
    'session',
    'text',
    'core/model',
    'core/search',
    '@floating-ui/react',
    'zustand',
    'react',
    'react-dom',
  ],
  element: ['react', 'session', 'starter', 'core/model', 'text', 'react-dom', 'preact'],
  messages: ['text'],
  adapters: ['core/model'],
  server: ['core/model', 'core/report', 'node:', 'pg', '@electric-sql/pglite', 'ipaddr.js'],
  starter: ['core/model', 'virtual:waymark/guides'],
  dev: ['core/model'],
  node: [
    'core/model',
    'core/compile',
    'core/fit',
    'core/report',
    'core/search',
    'text',
    'starter',
    'adapters',
    'server',
    'dev',
    'node:',
    'vite',
    '@modelcontextprotocol/sdk',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
    'playwright-core',
  ],
};

/** Sub-rooms of a room, top to bottom: one may import only those below it. */
const ORDER: Readonly<Record<string, string>> = {
  'core/model': 'value signal',
  text: 'ar de es ja en',
  'core/compile': 'schema catalog translation section head prose condition config source',
  'core/fit': 'move rank catalog condition signal log history intake text',
  session: 'moves guides report memory answer outbox receivers',
  react: 'mount dock button popover panel lead guide why report others feedback parts provider pill',
  adapters: 'detect temporal otel kubernetes error process log github agent trace mcp http payload',
  server: 'pages handler queue reports receivers outbound database',
  node: 'dev lsp mcp doctor init serve redact coverage explain build guides cli',
};

/** A door may open only its own rooms; what a browser gets must never reach Node or the parsers. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  'index.ts': ['react', 'session', 'core/model', 'text'],
  'core.ts': ['core/model', 'core/fit', 'core/report', 'core/search', 'session', 'text'],
  'guides.ts': ['starter'],
  'element.ts': ['element'],
  'server.ts': ['server', 'core/model'],
  'vite.ts': ['node'],
  'cli.ts': ['node'],
};

const DEMO_MAY_IMPORT = [
  'waymark',
  'waymark/core',
  'waymark/guides',
  'waymark/server',
  'waymark/styles.css',
  'waymark/vite',
  'react',
  'react-dom',
  'vite',
  '@vitejs/plugin-react',
  'node:',
];

/** Files of this repository, not yet committed ones included. */
function filesOf(...folders: readonly string[]): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders];
  return execFileSync('git', args, { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(file));
}

const isCode = (file: string): boolean => /\.(tsx?|mjs)$/.test(file) && !file.endsWith('.d.ts');
const sources = filesOf('src').filter(isCode);
const modules = new Map(sources.map((file) => [file, readModule(file)]));
const isDoor = (file: string): boolean => dirname(file) === 'src';
/** One door per language. */
const isLanguageDoor = (file: string): boolean => dirname(file) === 'src/messages';
/** One door per system, named as its subpath; the code behind it stands in the folders beside. */
const isAdapterDoor = (file: string): boolean => dirname(file) === 'src/adapters';

/** `core/model` for `src/core/model/run.ts`. */
function roomOf(file: string): string {
  const [, first = '', second = ''] = file.split('/');
  return first === 'core' ? `core/${second}` : first;
}

/** The repository path of a relative import. */
const follow = (from: string, target: string): string =>
  posix.join(dirname(from), target.replace(/\?.*$/, ''));

function isAllowed(target: string, allowed: readonly string[]): boolean {
  return allowed.some((name) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`));
}

describe('structure', () => {
  it('lets a room import only what its line of the table names', () => {
    const wrong = sources.flatMap((file) => {
      const allowed = isDoor(file) ? DOORS[basename(file)] : MAY_IMPORT[roomOf(file)];
      if (!allowed) return [`${file}: no line in the table`];
      return (modules.get(file)?.imports ?? []).flatMap((target) => {
        const reached = target.startsWith('.') ? roomOf(follow(file, target)) : target;
        const own = target.startsWith('.') && !isDoor(file) && reached === roomOf(file);
        return own || isAllowed(reached, allowed) ? [] : [`${file} imports ${target}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('lets the demo import the package only through its doors', () => {
    const wrong = filesOf('demo')
      .filter(isCode)
      .flatMap((file) =>
        readModule(file).imports.flatMap((target) => {
          const ok = target.startsWith('.')
            ? follow(file, target).startsWith('demo/')
            : isAllowed(target, DEMO_MAY_IMPORT);
          return ok ? [] : [`${file} imports ${target}`];
        }),
      );
    expect(wrong).toEqual([]);
  });

  it('names only import targets that exist, with their extension', () => {
    const wrong = sources.flatMap((file) =>
      (modules.get(file)?.imports ?? [])
        .filter((target) => target.startsWith('.') && !existsSync(follow(file, target)))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lets a sub-room import only those below it', () => {
    const subRoomOf = (file: string): string | undefined => {
      const rest = file.slice(`src/${roomOf(file)}/`.length).split('/');
      return rest.length > 1 ? rest[0] : undefined;
    };
    const wrong = sources.flatMap((file) => {
      const [room, own] = [roomOf(file), subRoomOf(file)];
      if (isDoor(file) || own === undefined) return [];
      const order = (ORDER[room] ?? '').split(' ');
      if (!order.includes(own)) return [`${file}: no place in the order`];
      return (modules.get(file)?.imports ?? []).flatMap((target) => {
        const reached = target.startsWith('.') ? follow(file, target) : '';
        const other = reached && roomOf(reached) === room ? subRoomOf(reached) : undefined;
        const ok = other === undefined || order.indexOf(other) >= order.indexOf(own);
        return ok ? [] : [`${file} imports ${target}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('is told by ARCHITECTURE.md as it is', () => {
    const table = Object.entries(MAY_IMPORT).map(
      ([room, allowed]) => `${room.padEnd(12)} ← ${allowed.length > 0 ? allowed.join(', ') : 'nothing'}`,
    );
    expect(readFileSync('ARCHITECTURE.md', 'utf8')).toContain(`\`\`\`\n${table.join('\n')}\n\`\`\`\n`);
  });

  it('has no circle of imports, those of types included', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'open') cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (state.has(file)) return;
      state.set(file, 'open');
      for (const target of modules.get(file)?.imports ?? []) {
        if (target.startsWith('.')) visit(follow(file, target), [...path, file]);
      }
      state.set(file, 'done');
    };
    for (const file of sources) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('keeps doors to lists of exports, and lists to doors', () => {
    const isList = (file: string): boolean => isDoor(file) || isLanguageDoor(file);
    const notLists = sources.filter((file) => isList(file) && !modules.get(file)?.isList);
    const barrels = sources.filter(
      (file) => !isList(file) && (modules.get(file)?.reExports || /\/index\.tsx?$/.test(file)),
    );
    expect({ notLists, barrels }).toEqual({ notLists: [], barrels: [] });
  });

  it('names a file after its main export, and exports nothing by default', () => {
    // The model is a vocabulary: its files hold words, none of which is the main one.
    const named = sources.filter((file) => !isDoor(file) && roomOf(file) !== 'core/model');
    const wrong = named.filter((file) => {
      const exported = modules.get(file)?.exports ?? [];
      const base = basename(file).replace(/\.tsx?$/, '');
      const name = (isAdapterDoor(file) ? `from${base.replaceAll('-', '')}` : base).toLowerCase();
      const names = new Set([name, name.replace(/s$/, '')]);
      return exported.length > 0 && !exported.some((it) => names.has(it.toLowerCase().replaceAll('_', '')));
    });
    const byDefault = sources.filter((file) => modules.get(file)?.exports.includes('default'));
    expect({ wrong, byDefault }).toEqual({ wrong: [], byDefault: [] });
  });

  it('gives an exported name to one file only', () => {
    // Components that draw what the type of that name holds.
    const shared = new Set(['AlsoFailed', 'Prose']);
    const files = new Map<string, string>();
    const twice = sources
      .filter((file) => !modules.get(file)?.isList)
      .flatMap((file) =>
        [...new Set(modules.get(file)?.exports)].flatMap((name) => {
          const other = files.get(name);
          files.set(name, file);
          return other === undefined || shared.has(name) ? [] : [`${name}: ${other} and ${file}`];
        }),
      );
    expect(twice).toEqual([]);
  });

  it('holds no test to a limit of wall-clock time', () => {
    const timed = filesOf('tests').filter((file) =>
      /\b(?:performance\.now|hrtime)\b/.test(/\.test\.tsx?$/.test(file) ? readFileSync(file, 'utf8') : ''),
    );
    expect(timed.filter((file) => file !== 'tests/structure.test.ts')).toEqual([]);
  });

  it('has no file without a subject, and no folder of more than one word', () => {
    const vague = filesOf('src', 'demo').filter((file) =>
      /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.)/i.test(file),
    );
    const folders = new Set(sources.flatMap((file) => dirname(file).split('/')));
    expect({ vague, folders: [...folders].filter((name) => !/^[a-z]+$/.test(name)) }).toEqual({
      vague: [],
      folders: [],
    });
  });

  it('has no two files that differ only in case or ending', () => {
    // Declarations of both would be one file where file names have no case.
    const seen = new Map<string, string>();
    const twins = sources.flatMap((file) => {
      const key = file.replace(/\.\w+$/, '').toLowerCase();
      const twin = seen.get(key);
      seen.set(key, file);
      return twin ? [`${twin} and ${file}`] : [];
    });
    expect(twins).toEqual([]);
  });

  it('gives each rule of a page a number of its own', () => {
    const pages = filesOf('src').filter((file) => basename(file) === 'RULES.md');
    expect(pages.length).toBeGreaterThan(5);
    const twice = pages.flatMap((file) => {
      const numbers: readonly string[] =
        readFileSync(file, 'utf8').match(/(?<=^- \*\*)[A-Z]+\d+(?=\*\*)/gm) ?? [];
      return numbers.filter((one, at) => numbers.indexOf(one) !== at).map((one) => `${file}: ${one}`);
    });
    expect(twice).toEqual([]);
  });

  it('has no folder with more than 24 files of its own', () => {
    const counts = new Map<string, number>();
    for (const file of sources) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > 24)).toEqual([]);
  });

  it('has no file of more than 300 lines', () => {
    const long = filesOf('src', 'demo', '.ci')
      .filter(isCode)
      .flatMap((file) => {
        const lines = readFileSync(file, 'utf8').split('\n').length - 1;
        return lines > 300 ? [`${file}: ${lines}`] : [];
      });
    expect(long).toEqual([]);
  });

  it('lets the compiler prove that the core touches neither DOM nor Node, and no clock', () => {
    const { compilerOptions, include } = JSON.parse(readFileSync('src/core/tsconfig.json', 'utf8'));
    expect(compilerOptions).toMatchObject({ lib: ['ES2022'], types: [] });
    const rooms = new Set(
      sources.filter((file) => file.startsWith('src/core/')).map((file) => file.split('/')[2]),
    );
    expect([...rooms].filter((room) => !include.includes(room))).toEqual([]);
    const impure = sources
      .filter((file) => file.startsWith('src/core/'))
      .filter((file) =>
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\./.test(readFileSync(file, 'utf8')),
      );
    expect(impure).toEqual([]);
  });

  it('names no path of one machine and no registry', () => {
    // Written so that this file does not name them either.
    const pattern = /\/wor[k]\/(mai[n]|share[d]|\.librar[y])|\/roo[t]\/|registry\.np[m]|"resolve[d]":/;
    const binary = /\.(png|jpe?g|gif|webp|ico|woff2?|gz)$/;
    const found = filesOf('.')
      .filter((file) => !binary.test(file))
      .filter((file) => pattern.test(readFileSync(file, 'utf8')));
    expect(found).toEqual([]);
  });

  it('has a door for every subpath of the package, and a subpath for every door', () => {
    const { exports, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = Object.values({ ...exports, bin: bin.waymark })
      .flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry as object)))
      .filter((path: string) => path.endsWith('.js'))
      .map((path: string) => path.replace(/^\.\/dist\/(.*)\.js$/, 'src/$1.ts'));
    expect(new Set(named)).toEqual(
      new Set(sources.filter((file) => isDoor(file) || isAdapterDoor(file) || isLanguageDoor(file))),
    );
  });
});
