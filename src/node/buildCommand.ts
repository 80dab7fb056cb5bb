import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from './command.ts';
import { type CompiledFolder, compileFolder } from './compileFolder.ts';
import { cacheFolder, diskCache, hash, type Stamp } from './diskCache.ts';
import { EXIT_CODE } from './exitCode.ts';
import { catalogModule, guideModule, sourceModule } from './guideModules.ts';
import type { Io } from './io.ts';
import { paint } from './paint.ts';
import { plural } from './plural.ts';
import { problemText } from './problemText.ts';
import { readGuides } from './readGuides.ts';
import { startProgress } from './startProgress.ts';

/** The first line of every module, by which a module that is no longer wanted is known to be ours. */
const MARK = '// Written by `waymark build`; change the guides, not this file.\n';

/** Where the modules of single guides stand in the output folder. */
const GUIDES = 'guides';

const TYPES = `${MARK}import type { GuideSource } from 'waymark/core';

export declare const guides: GuideSource;
`;

/** A module to write. Its text is made only when it is needed. */
interface Output {
  /** In the output folder, with forward slashes. */
  readonly path: string;
  readonly text: () => string;
  /** The text can only have changed if the module did not come from the last build. */
  readonly kept: boolean;
}

/** `waymark build`: guides as plain modules, for any bundler or none. */
export const buildCommand: Command = {
  name: 'build',
  summary: 'compiles guides into plain modules, for hosts without Vite',
  usage: '[dir] --out <dir> [--check]',
  takes: [0, 1],
  options: {
    out: {
      type: 'string',
      short: 'o',
      value: 'dir',
      help: 'the folder to write; `index.js` in it exports `guides`',
    },
    check: { type: 'boolean', help: 'writes nothing; fails when a module is stale' },
  },
  notes: [
    '`dir` is the folder of guides, `guides` when left out. Only what has changed is compiled, and written.',
  ],
  async run({ values, positionals: [dir = 'guides'] }, io) {
    const to = values['out'];
    if (typeof to !== 'string' || to === '') {
      io.stderr('waymark build needs to know where to write: `--out <dir>`.\n');
      return EXIT_CODE.usage;
    }
    return values['check'] ? check(dir, to, io) : build(dir, to, io);
  },
};

function build(dir: string, to: string, io: Io): number {
  const out = resolve(io.cwd, to);
  const folder = readGuides(dir, io.cwd);
  const caches = cacheFolder(io.cwd);
  const place = caches && join(caches, hash(`${resolve(io.cwd, dir)}\n${out}`));
  const cache = place === undefined ? undefined : diskCache(place, folder, io.now());
  const isKept = (path: string): boolean => isSame(stampOf(join(out, path)), cache?.stamps[path]);
  if (cache?.same && Object.keys(cache.same.stamps).every(isKept)) {
    const texts = new Map(folder.files.map(({ file, text }) => [file, text]));
    print(cache.same.problems, texts, io);
    io.stdout(`${plural(cache.same.guides, 'guide')} in ${to}, nothing changed.\n`);
    return EXIT_CODE.ok;
  }
  const compiled = compile(folder, io, cache);
  if (compiled.errors > 0) {
    cache?.save();
    return EXIT_CODE.wrong;
  }
  let written = 0;
  const stamps: Record<string, Stamp> = {};
  for (const { path, text, kept } of outputsOf(compiled)) {
    const file = join(out, path);
    if (!(kept && isKept(path))) {
      const now = text();
      if (!existsSync(file) || readFileSync(file, 'utf8') !== now) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, now);
        written += 1;
      }
    }
    const stamp = stampOf(file);
    if (stamp) stamps[path] = stamp;
  }
  const gone = orphans(out, stamps);
  for (const path of gone) rmSync(join(out, path));
  const guides = compiled.index.guides.length;
  cache?.save({ guides, problems: compiled.problems, stamps });
  const removed = gone.length > 0 ? `, ${gone.length.toLocaleString('en')} removed` : '';
  io.stdout(`${plural(guides, 'guide')} in ${to}, ${plural(written, 'module')} written${removed}.\n`);
  return EXIT_CODE.ok;
}

/** Compares with what a build from nothing would write: neither cache nor stamps are asked. */
function check(dir: string, to: string, io: Io): number {
  const out = resolve(io.cwd, to);
  const compiled = compile(readGuides(dir, io.cwd), io);
  if (compiled.errors > 0) return EXIT_CODE.wrong;
  const outputs = outputsOf(compiled);
  const stale = outputs.filter(({ path, text }) => {
    const file = join(out, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text();
  });
  const wanted = Object.fromEntries(outputs.map(({ path }) => [path, true]));
  const paths = [...stale.map(({ path }) => path), ...orphans(out, wanted)];
  for (const path of paths) io.stdout(`stale  ${join(to, path).replaceAll('\\', '/')}\n`);
  if (paths.length === 0) {
    io.stdout(`${plural(compiled.index.guides.length, 'guide')} in ${to}, all up to date.\n`);
    return EXIT_CODE.ok;
  }
  io.stdout(
    `${plural(paths.length, 'module')} in ${to} ${paths.length === 1 ? 'is' : 'are'} stale. Run \`waymark build ${dir} --out ${to}\`.\n`,
  );
  return EXIT_CODE.wrong;
}

function compile(
  folder: ReturnType<typeof readGuides>,
  io: Io,
  cache?: ReturnType<typeof diskCache>,
): CompiledFolder {
  const progress = startProgress(io);
  const compiled = compileFolder(folder, { now: io.now(), say: progress.say, ...(cache && { cache }) });
  progress.end();
  print(compiled.problems, compiled.texts, io);
  const { errors } = compiled;
  if (errors > 0) io.stderr(`${plural(errors, 'error')}; nothing was written.\n`);
  return compiled;
}

function print(problems: CompiledFolder['problems'], texts: ReadonlyMap<string, string>, io: Io): void {
  const style = paint(io.colour);
  for (const problem of problems)
    io.stderr(`${problemText(problem, texts.get(problem.file ?? ''), style)}\n`);
}

function outputsOf({ index, bodies, fresh }: CompiledFolder): readonly Output[] {
  const freshIds = new Set([...fresh].map((file) => basename(file).replace(/\..*$/, '')));
  return [
    {
      path: 'index.js',
      kept: false,
      text: () => `${MARK}${sourceModule({ catalog: './catalog.js' }, false)}`,
    },
    { path: 'index.d.ts', kept: false, text: () => TYPES },
    {
      path: 'catalog.js',
      kept: false,
      text: () => `${MARK}${catalogModule(index, { guide: (id) => `./${GUIDES}/${id}.js` })}`,
    },
    ...[...bodies].map(([id, body]): Output => ({
      path: `${GUIDES}/${id}.js`,
      kept: !freshIds.has(id),
      text: () => `${MARK}${guideModule(body)}`,
    })),
  ];
}

/** Modules of guides that are no more. A file that does not carry our mark is somebody else's and stays. */
function orphans(out: string, wanted: Readonly<Record<string, unknown>>): readonly string[] {
  const folder = join(out, GUIDES);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => `${GUIDES}/${name}`)
    .filter((path) => !Object.hasOwn(wanted, path))
    .filter((path) => path.endsWith('.js') && readFileSync(join(out, path), 'utf8').startsWith(MARK));
}

function stampOf(file: string): Stamp | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && [found.size, found.mtimeMs];
}

function isSame(one: Stamp | undefined, other: Stamp | undefined): boolean {
  return one !== undefined && one[0] === other?.[0] && one[1] === other[1];
}
