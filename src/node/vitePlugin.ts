import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type ErrorPayload, type Plugin, type ResolvedConfig, normalizePath, type ViteDevServer } from 'vite';
import type { GuideIndex, GuideSource } from '../core/model/guide.ts';
import type { Problem } from '../core/model/problem.ts';
import { type CompiledFolder, compileFolder } from './guides/compileFolder.ts';
import { fileCache } from './guides/fileCache.ts';
import { frameOf } from './cli/frameOf.ts';
import { guideModules, sourceModule } from './build/guideModules.ts';
import { paint } from './cli/paint.ts';
import { problemText } from './cli/problemText.ts';
import { CONFIG_NAME, isCases, isGuide, readGuides } from './guides/readGuides.ts';
import { sourceType } from './guides/wiredNames.ts';

/** Options of the Vite plugin. */
export interface WaymarkPluginOptions {
  /** The folder of guides, absolute or relative to Vite's root. @default 'guides' */
  readonly dir?: string;
  /**
   * A file to write, `'src/guides.d.ts'`: types of `virtual:waymark/guides` that name its surfaces and moves, for `Wired`. Take
   * `waymark/client` out of `types` in `tsconfig.json` then. @default nothing is written
   */
  readonly types?: string;
}

const SOURCE = 'virtual:waymark/guides';
const specifier = (name: string): string => `virtual:waymark/${name}`;

/** The module of the starter guides in this package; named so that no bundler follows it into the config of a host. */
const STARTER = 'waymark/guides';

async function starterIndex(): Promise<GuideIndex> {
  const { guides } = (await import(/* @vite-ignore */ STARTER)) as { readonly guides: GuideSource };
  return guides.index();
}

type Modules = ReturnType<typeof guideModules>;

/** Milliseconds after which Vite's overlay is not removed by an update that is sent with it. */
const OVERLAY_DELAY = 100;

/**
 * Compiles a folder of guides into `virtual:waymark/guides`, which exports `guides`, a `GuideSource`: a thunk, one lazy chunk with the
 * index and one per guide, and the same for each language with translations. In development an edited guide is replaced in the running
 * page; a guide with an error is shown in Vite's overlay and keeps its last good version, or is left out when it has none. In a build an
 * error fails the build. Cases beside the guides are checked as by `waymark check`: one with another answer is logged in development, and
 * fails a build.
 *
 * @example
 * ```ts
 * // vite.config.ts
 * export default defineConfig({ plugins: [waymark({ dir: 'guides' })] });
 * ```
 */
export function vitePlugin(options: WaymarkPluginOptions = {}): Plugin {
  const plain = paint(false);
  let config: ResolvedConfig;
  let server: ViteDevServer | undefined;
  let modules: Modules | undefined;
  let update: { readonly timestamp: number; readonly ids: readonly string[] } | undefined;
  let shownError: ErrorPayload | undefined;
  /** Texts of guides when they last compiled without an error. */
  const lastGood = new Map<string, string>();
  const said = { guides: new Set<string>(), cases: new Set<string>() };
  const cache = fileCache();

  const folder = (): string => normalizePath(resolve(config.root, options.dir ?? 'guides'));
  const absolute = (problem: Problem): string => normalizePath(resolve(config.root, problem.file ?? '.'));

  function toRollupError(problem: Problem, texts: ReadonlyMap<string, string>) {
    const { file = '', message, why, hint, line, column = 1 } = problem;
    return {
      message: [message, why, hint].filter(Boolean).join('\n'),
      ...(line !== undefined && { loc: { file: absolute(problem), line, column } }),
      frame: frameOf(texts.get(file) ?? '', problem).join('\n'),
    };
  }

  function writeTypes({ index }: CompiledFolder): void {
    if (options.types === undefined) return;
    const file = resolve(config.root, options.types);
    const text = `declare module '${SOURCE}' {
  import type { GuideSource } from 'waymark/core';
  export const guides: ${sourceType(index)};
}
`;
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }

  /** Reports each problem once, until it is fixed and occurs again. */
  function log(
    { problems, texts }: Pick<CompiledFolder, 'problems' | 'texts'>,
    saidOf: Set<string> = said.guides,
  ): void {
    const now = new Set<string>();
    for (const problem of problems) {
      const text = problemText(problem, texts.get(problem.file ?? ''), plain);
      now.add(text);
      if (!saidOf.has(text))
        config.logger[problem.severity === 'error' ? 'error' : 'warn'](text, { timestamp: true });
    }
    saidOf.clear();
    for (const text of now) saidOf.add(text);
  }

  async function answerCases({ index, starter }: CompiledFolder): Promise<readonly Problem[]> {
    if (!existsSync(folder()) || !readdirSync(folder()).some(isCases)) return [];
    // With what it takes to answer runs, it is loaded only where there is a case.
    const { checkCases } = await import('./explain/checkCases.ts');
    return checkCases({
      dir: folder(),
      cwd: config.root,
      index,
      ...(starter && { starter: starterIndex }),
      now: Date.now(),
    });
  }

  /** Answers the cases beside the guides; a wrong answer costs the page nothing, so nobody waits for it. */
  function sayCases(result: CompiledFolder): void {
    void answerCases(result).then(
      (problems) => log({ problems, texts: result.texts }, said.cases),
      (error: unknown) =>
        config.logger.error(`The cases beside the guides could not be read: ${String(error)}`),
    );
  }

  /** Compiles for a running page: an error is shown and affects only its own guide. */
  function compileForDev(): CompiledFolder {
    const files = readGuides(folder(), config.root);
    const options = { now: Date.now(), cache };
    const result = compileFolder(files, options);
    log(result);
    writeTypes(result);
    const errors = result.problems.filter(({ severity }) => severity === 'error');
    const broken = new Set(errors.map(({ file }) => file));
    const instead = new Map([...lastGood].filter(([file]) => broken.has(file)));
    for (const [file, text] of result.texts) if (!broken.has(file)) lastGood.set(file, text);
    if (errors.length === 0) sayCases(result);
    const [first] = errors;
    shownError = first && {
      type: 'error',
      err: { ...toRollupError(first, result.texts), id: absolute(first), plugin: 'waymark', stack: '' },
    };
    return instead.size > 0 ? compileFolder(files, { ...options, instead }) : result;
  }

  /** @returns ids of the modules that changed */
  function recompile(before: Modules): readonly string[] {
    const wasBroken = shownError !== undefined;
    const after = guideModules(compileForDev(), specifier);
    modules = after;
    if (shownError || wasBroken) setTimeout(showOverlay, OVERLAY_DELAY);
    const changed = [...before].filter(([name, text]) => text() !== after.get(name)?.());
    return changed.length === 0 ? [] : ['catalog', ...changed.map(([name]) => name)].map(specifier);
  }

  function showOverlay(): void {
    // An update removes the overlay. A page whose first update finds an overlay reloads, so an empty update is sent first.
    server?.ws.send({ type: 'update', updates: [] });
    if (shownError) server?.ws.send(shownError);
  }

  return {
    name: 'waymark',

    configResolved(resolved) {
      config = resolved;
    },

    configureServer(started) {
      server = started;
      server.watcher.add(folder());
      // A page that is reloaded while a guide is broken has to see the overlay again.
      server.ws.on('connection', () => shownError && showOverlay());
    },

    buildStart() {
      if (config.command === 'build') modules = undefined;
    },

    resolveId: {
      filter: { id: /^virtual:waymark\// },
      // Vite before 6.3 ignores `filter` and calls this for every id.
      handler: (id) => (id.startsWith('virtual:waymark/') ? `\0${id}` : undefined),
    },

    load: {
      filter: { id: /^\0virtual:waymark\// },
      async handler(moduleId) {
        if (!moduleId.startsWith('\0virtual:waymark/')) return undefined;
        // A module whose import failed is requested again with a query.
        const id = moduleId.slice(1).replace(/\?.*$/, '');
        if (id === SOURCE) return sourceModule(specifier, config.command === 'serve');
        if (config.command === 'serve') {
          modules ??= guideModules(compileForDev(), specifier);
          if (shownError) showOverlay();
        } else if (!modules) {
          const result = compileFolder(readGuides(folder(), config.root), { now: Date.now() });
          for (const file of result.texts.keys()) this.addWatchFile(resolve(config.root, file));
          const problems = [...result.problems, ...(result.errors > 0 ? [] : await answerCases(result))];
          const [first, ...others] = problems.filter(({ severity }) => severity === 'error');
          log({ ...result, problems: [...others, ...problems.filter((p) => p.severity === 'warning')] });
          if (first) this.error(toRollupError(first, result.texts));
          writeTypes(result);
          modules = guideModules(result, specifier);
        }
        const text = modules.get(id.slice(specifier('').length));
        return text ? text() : this.error(`There is no module "${id}".`);
      },
    },

    hotUpdate({ file, timestamp }) {
      const name = basename(file);
      if (dirname(file) !== folder() || !(isGuide(name) || name === CONFIG_NAME || isCases(name))) {
        return undefined;
      }
      if (!modules) return [];
      // Called once per environment; the first call compiles.
      if (update?.timestamp !== timestamp) update = { timestamp, ids: recompile(modules) };
      const { moduleGraph } = this.environment;
      return update.ids.flatMap((id) => moduleGraph.getModuleById(`\0${id}`) ?? []);
    },
  };
}
