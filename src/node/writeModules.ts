import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { GuideBody } from '../core/model/guide.ts';
import type { CompiledFolder } from './compileFolder.ts';
import type { Stamp } from './diskCache.ts';
import { catalogModule, guideModule, sourceModule } from './guideModules.ts';

/** The first line of every module, by which a module that is no longer wanted is known to be ours. */
const MARK = '// Written by `waymark build`; change the guides, not this file.\n';

/** Where the modules of single guides stand in the output folder. */
const GUIDES = 'guides';

const TYPES = `${MARK}import type { GuideSource } from 'waymark/core';

export declare const guides: GuideSource;
`;

/** A module to write. Its text is made only when it is needed. */
export interface Module {
  /** In the output folder, with forward slashes. */
  readonly path: string;
  readonly text: () => string;
  /** What it is made from has not changed, so it is right where nobody touched it. */
  readonly kept: boolean;
}

/** Every module of a folder of guides. */
export function modulesOf({ index, bodies, fresh }: CompiledFolder): readonly Module[] {
  const names = { catalog: './catalog.js', guide: (id: string): string => `./${GUIDES}/${id}.js` };
  const freshIds = new Set([...fresh].map((file) => basename(file).replace(/\..*$/, '')));
  return [
    { path: 'index.js', kept: false, text: () => `${MARK}${sourceModule(names, false)}` },
    { path: 'index.d.ts', kept: false, text: () => TYPES },
    { path: 'catalog.js', kept: false, text: () => `${MARK}${catalogModule(index, names)}` },
    ...[...bodies].map(([id, body]) => ({ ...moduleOf(id, body), kept: !freshIds.has(id) })),
  ];
}

/** The module of one guide. */
export function moduleOf(id: string, body: GuideBody): Module {
  return { path: `${GUIDES}/${id}.js`, kept: false, text: () => `${MARK}${guideModule(body)}` };
}

/**
 * Writes what is not there yet, byte for byte.
 *
 * @param isUntouched whether a module is as it was left
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

/** Is the module on disk missing, or not what it should be? */
export function isStale(out: string, { path, text }: Module): boolean {
  const file = join(out, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text();
}

/** Modules of guides that are no more. A file that does not carry our mark is somebody else's and stays. */
export function orphansIn(out: string, wanted: ReadonlySet<string>): readonly string[] {
  const folder = join(out, GUIDES);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => `${GUIDES}/${name}`)
    .filter((path) => !wanted.has(path) && path.endsWith('.js'))
    .filter((path) => readFileSync(join(out, path), 'utf8').startsWith(MARK));
}

export function stampOf(out: string, path: string): Stamp | undefined {
  const found = statSync(join(out, path), { throwIfNoEntry: false });
  return found && [found.size, found.mtimeMs];
}
