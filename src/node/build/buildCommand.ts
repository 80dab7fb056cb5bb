import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compileFile } from '../../core/compile/compileFile.ts';
import type { Command } from '../cli/command.ts';
import { type CompiledFolder, compileFolder, readVocabulary } from '../guides/compileFolder.ts';
import { cacheFolder, type DiskCache, diskCache, hash } from './diskCache.ts';
import { guideFiles, writtenFiles } from './guideFiles.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { plural } from '../cli/plural.ts';
import { type GuideFolder, readGuides } from '../guides/readGuides.ts';
import { startProgress } from '../cli/startProgress.ts';
import { isStale, moduleOf, modulesOf, orphansIn, stampOf, writeModules } from './writeModules.ts';
import { printProblems } from '../cli/printProblems.ts';

/** `waymark build`: guides as plain modules, for any bundler or none. */
export const buildCommand: Command = {
  name: 'build',
  summary: 'compiles guides into plain modules, for hosts without Vite',
  usage: '[dir] --out <dir> [--json] [--check]',
  takes: [0, 1],
  options: {
    out: {
      type: 'string',
      short: 'o',
      value: 'dir',
      help: 'the folder to write; `index.js` in it exports `guides`',
    },
    json: {
      type: 'boolean',
      help: 'also writes JSON and `manifest.json`, for `guidesFrom(url)`; from then on every build does',
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
    const hasJson = values['json'] === true || writtenFiles(resolve(io.cwd, to)).length > 0;
    return values['check'] ? check(dir, to, io, hasJson) : build(dir, to, io, hasJson);
  },
};

/** One build: its input and output. */
interface Job {
  readonly folder: GuideFolder;
  /** As typed, and absolute. */
  readonly to: string;
  readonly out: string;
  readonly cache: DiskCache | undefined;
  readonly io: Io;
  /** JSON is written too. */
  readonly hasJson: boolean;
  /** Whether a module is unchanged since the last build. */
  readonly isUntouched: (path: string) => boolean;
}

function build(dir: string, to: string, io: Io, hasJson: boolean): number {
  const out = resolve(io.cwd, to);
  const folder = readGuides(dir, io.cwd);
  const caches = cacheFolder(io.cwd);
  const place = caches && join(caches, hash(`${resolve(io.cwd, dir)}\n${out}`));
  const cache = place === undefined ? undefined : diskCache(place, folder, io.now());
  const isUntouched = (path: string): boolean => String(stampOf(out, path)) === String(cache?.stamps[path]);
  const job: Job = { folder, to, out, cache, io, hasJson, isUntouched };
  return (hasJson ? undefined : buildText(job)) ?? buildAll(job);
}

/** Writes only the guides whose text changed; does nothing if anything else changed. */
function buildText({ folder, to, out, cache, io, isUntouched }: Job): number | undefined {
  const { vocabulary } = readVocabulary(folder);
  const found = cache?.textOnly((file) => compileFile(file, vocabulary));
  if (!cache || !found || !Object.keys(cache.stamps).every(isUntouched)) return undefined;
  const { last, bodies } = found;
  const modules = bodies.map((body) => moduleOf(body.id, body));
  const { written, stamps } = writeModules(out, modules, isUntouched);
  if (bodies.length > 0) cache.save({ ...last, stamps: { ...last.stamps, ...stamps } });
  printProblems(last.problems, io, new Map(folder.files.map(({ file, text }) => [file, text])));
  const what = written > 0 ? `${plural(written, 'module')} written` : 'nothing changed';
  io.stdout(`${plural(last.guides, 'guide')} in ${to}, ${what}.\n`);
  return EXIT_CODE.ok;
}

function buildAll({ folder, to, out, cache, io, hasJson, isUntouched }: Job): number {
  const compiled = compile(folder, io, cache);
  if (compiled.errors > 0) {
    cache?.save();
    return EXIT_CODE.wrong;
  }
  const earlier = writtenFiles(out);
  const modules = [...modulesOf(compiled), ...(hasJson ? guideFiles(compiled) : [])];
  const { written, stamps } = writeModules(out, modules, isUntouched);
  const gone = orphansIn(out, new Set(Object.keys(stamps)), earlier);
  for (const path of gone) rmSync(join(out, path));
  const guides = compiled.index.guides.length;
  cache?.save({ guides, problems: compiled.problems, stamps });
  const removed = gone.length > 0 ? `, ${gone.length.toLocaleString('en')} removed` : '';
  io.stdout(`${plural(guides, 'guide')} in ${to}, ${plural(written, 'module')} written${removed}.\n`);
  return EXIT_CODE.ok;
}

/** Compares with the output of a build from scratch, without cache and stamps. */
function check(dir: string, to: string, io: Io, hasJson: boolean): number {
  const out = resolve(io.cwd, to);
  const compiled = compile(readGuides(dir, io.cwd), io);
  if (compiled.errors > 0) return EXIT_CODE.wrong;
  const modules = [...modulesOf(compiled), ...(hasJson ? guideFiles(compiled) : [])];
  const wanted = new Set(modules.map(({ path }) => path));
  const stale = modules.filter((module) => isStale(out, module)).map(({ path }) => path);
  const paths = [...stale, ...orphansIn(out, wanted, writtenFiles(out))];
  for (const path of paths) io.stdout(`stale  ${join(to, path).replaceAll('\\', '/')}\n`);
  if (paths.length === 0) {
    io.stdout(`${plural(compiled.index.guides.length, 'guide')} in ${to}, all up to date.\n`);
    return EXIT_CODE.ok;
  }
  const are = paths.length === 1 ? 'is' : 'are';
  io.stdout(
    `${plural(paths.length, 'module')} in ${to} ${are} stale. Run \`waymark build ${dir} --out ${to}\`.\n`,
  );
  return EXIT_CODE.wrong;
}

function compile(folder: GuideFolder, io: Io, cache?: DiskCache): CompiledFolder {
  const progress = startProgress(io);
  const compiled = compileFolder(folder, { now: io.now(), say: progress.say, ...(cache && { cache }) });
  progress.end();
  printProblems(compiled.problems, io, compiled.texts);
  if (compiled.errors > 0) io.stderr(`${plural(compiled.errors, 'error')}; nothing was written.\n`);
  return compiled;
}
