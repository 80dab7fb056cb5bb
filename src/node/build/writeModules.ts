import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { GuideBody } from '../../core/model/guide.ts';
import type { CompiledFolder } from '../guides/compileFolder.ts';
import type { Stamp } from './diskCache.ts';
import { sourceType } from '../guides/wiredNames.ts';
import { guideModule, guideModules, sourceModule } from './guideModules.ts';

/** The first line of every module, by which an obsolete module is recognised as ours. */
const MARK = '// Written by `waymark build`; change the guides, not this file.\n';

const typesOf = ({
  index,
}: CompiledFolder): string => `${MARK}import type { GuideSource } from 'waymark/core';

export declare const guides: ${sourceType(index)};
`;

/** A module to write. Its text is made only when it is needed. */
export interface Module {
  /** In the output folder, with forward slashes. */
  readonly path: string;
  readonly text: () => string;
  /** Its source has not changed, so a file that nobody touched is up to date. */
  readonly kept: boolean;
  /** Written only if missing, because a host may have added to it. */
  readonly once?: boolean;
}

const specifier = (name: string): string => `./${name}.js`;

/** Every module of a folder of guides. */
export function modulesOf(compiled: CompiledFolder): readonly Module[] {
  // A translation's text also has parts of its original.
  const freshIds = new Set([...compiled.fresh].map(idOf));
  return [
    { path: 'index.js', kept: false, text: () => `${MARK}${sourceModule(specifier, false)}` },
    { path: 'index.d.ts', kept: false, text: () => typesOf(compiled) },
    // Marks them as ES modules inside a package of `"type": "commonjs"`, which `npm init -y` writes.
    { path: 'package.json', kept: false, once: true, text: () => '{ "type": "module" }\n' },
    ...[...guideModules(compiled, specifier)].map(([name, text]) => ({
      path: `${name}.js`,
      kept: name.startsWith('guides/') && !freshIds.has(idOf(name)),
      text: () => `${MARK}${text()}`,
    })),
  ];
}

function idOf(path: string): string {
  return basename(path).replace(/\..*$/, '');
}

/** The module of one guide that is in no other language. */
export function moduleOf(id: string, body: GuideBody): Module {
  return { path: `guides/${id}.js`, kept: false, text: () => `${MARK}${guideModule(body)}` };
}

/**
 * Writes modules that are missing or differ in a byte.
 * @param isUntouched whether a module is unchanged since the last build
 */
export function writeModules(
  out: string,
  modules: readonly Module[],
  isUntouched: (path: string) => boolean,
): { readonly written: number; readonly stamps: Readonly<Record<string, Stamp>> } {
  let written = 0;
  const stamps: Record<string, Stamp> = {};
  for (const module of modules) {
    const file = join(out, module.path);
    if (!(module.kept && isUntouched(module.path)) && isStale(out, module)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, module.text());
      written += 1;
    }
    const stamp = stampOf(out, module.path);
    if (stamp) stamps[module.path] = stamp;
  }
  return { written, stamps };
}

/** Whether the module on disk is missing or has other content. */
export function isStale(out: string, { path, once, text }: Module): boolean {
  const file = join(out, path);
  return !existsSync(file) || (!once && readFileSync(file, 'utf8') !== text());
}

/** Modules of removed guides and languages, and JSON files of an `earlier` build. A file without our mark is not ours and stays. */
export function orphansIn(
  out: string,
  wanted: ReadonlySet<string>,
  earlier: readonly string[],
): readonly string[] {
  const modules = ['', 'guides/']
    .filter((folder) => existsSync(join(out, folder)))
    .flatMap((folder) => readdirSync(join(out, folder)).map((name) => `${folder}${name}`))
    .filter((path) => !wanted.has(path) && path.endsWith('.js'))
    .filter((path) => readFileSync(join(out, path), 'utf8').startsWith(MARK));
  return [...modules, ...earlier.filter((path) => !wanted.has(path) && existsSync(join(out, path)))];
}

export function stampOf(out: string, path: string): Stamp | undefined {
  const found = statSync(join(out, path), { throwIfNoEntry: false });
  return found && [found.size, found.mtimeMs];
}
