import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledFile, FolderFile } from '../../core/compile/compiledFile.ts';
import { GUIDE_SCHEMA, type GuideBody } from '../../core/model/guide.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { FileCache } from '../guides/fileCache.ts';
import { type CacheEntry, entryOf, leavesIndex, revive } from './cacheEntry.ts';
import { packageVersion } from '../cli/packageVersion.ts';
import type { GuideFolder } from '../guides/readGuides.ts';

/** Size in bytes and modification time of a file, by which an untouched file is recognised. */
export type Stamp = readonly [size: number, changed: number];

/** How a build ended. */
interface LastBuild {
  readonly guides: number;
  readonly problems: readonly Problem[];
  /** Written files, by path in the output folder. */
  readonly stamps: Readonly<Record<string, Stamp>>;
}

/** The state that the previous build left: compiled guides, and written files. */
export interface DiskCache extends FileCache {
  /**
   * The last build, with the bodies of the guides of which only text below the head changed; `undefined` when anything else changed. The
   * index and all other modules are then unchanged. (From one day to the next a review may become too old.)
   */
  readonly textOnly: (compile: (file: FolderFile) => CompiledFile) => TextOnly | undefined;
  /** What the last build wrote, whatever it was of. */
  readonly stamps: Readonly<Record<string, Stamp>>;
  /** Stores what was compiled and, unless the build failed, its output. */
  readonly save: (build?: LastBuild) => void;
}

/** A build that does not change the index. */
interface TextOnly {
  readonly last: LastBuild;
  readonly bodies: readonly GuideBody[];
}

interface Head extends LastBuild {
  /** Version of Waymark, folder and day of the build; empty after a failed build. */
  readonly key: string;
  /** The same without the files. */
  readonly frame: string;
}

/** Up to this many changed guides are compiled one by one; for more, compiling the folder is faster. */
const MAX_CHANGED = 64;

const NOTHING: LastBuild = { guides: 0, problems: [], stamps: {} };

/**
 * Opens the cache of one folder and one output folder. A cache that is missing, damaged or of another Waymark is empty; if it cannot be
 * written, builds are only slower.
 * @param place path of the cache, without an extension
 */
export function diskCache(place: string, folder: GuideFolder, now: number): DiskCache {
  const config = folder.config?.text ?? '';
  const hashes = new Map(folder.files.map(({ file, text }) => [file, hash(text)]));
  const under = hash(`${MADE_BY} ${config}`);
  const frame = hash(`${under} ${new Date(now).toISOString().slice(0, 10)}`);
  const key = hash(`${frame} ${[...hashes].flat().join(' ')}`);
  const head = readHead(`${place}.json`);
  let known: Map<string, CacheEntry> | undefined;
  const entries = (): Map<string, CacheEntry> => (known ??= readEntries(`${place}.jsonl`, under));
  const used = new Map<string, CacheEntry>();
  return {
    stamps: head?.stamps ?? {},
    textOnly(compile) {
      if (head?.key === key) return { last: head, bodies: [] };
      if (!head || head.key === '' || head.frame !== frame || entries().size !== folder.files.length)
        return undefined;
      const changed = folder.files.filter(({ file }) => entries().get(file)?.[0] !== hashes.get(file));
      if (changed.length > MAX_CHANGED) return undefined;
      const after = changed.map((file) => ({
        file,
        before: entries().get(file.file),
        compiled: compile(file),
      }));
      if (!after.every(({ before, compiled }) => before && leavesIndex(before, compiled, folder)))
        return undefined;
      for (const [file, entry] of entries()) used.set(file, entry);
      for (const { file, compiled } of after)
        used.set(file.file, entryOf(hashes.get(file.file) ?? '', compiled));
      return { last: head, bodies: after.flatMap(({ compiled }) => compiled.guide?.body ?? []) };
    },
    under: () => ({
      get({ file }, compile) {
        const entry = entries().get(file);
        if (!entry || entry[0] !== hashes.get(file)) return undefined;
        used.set(file, entry);
        return revive(entry, compile);
      },
      set: (file, compiled) => void used.set(file.file, entryOf(hashes.get(file.file) ?? '', compiled)),
    }),
    save(build) {
      try {
        mkdirSync(dirname(place), { recursive: true });
        const lines = [...used].map(
          ([file, [text, compiled]]) => `${JSON.stringify([file, text])}\n${compiled}\n`,
        );
        // A build that only restored a module somebody had changed compiled nothing, and keeps the existing entries.
        if (used.size > 0) write(`${place}.jsonl`, `${under}\n${lines.join('')}`);
        // After a failed build, the modules of the previous one are still on disk.
        const last: Head = build ? { key, frame, ...build } : { ...NOTHING, ...head, key: '', frame };
        write(`${place}.json`, JSON.stringify(last));
      } catch {
        // The cache could not be written; the next build compiles everything again.
      }
    },
  };
}

/** The folder for caches: `node_modules/.cache` of the package that `cwd` is in. */
export function cacheFolder(cwd: string): string | undefined {
  for (let dir = cwd; ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'node_modules'))) return join(dir, 'node_modules', '.cache', 'waymark');
    if (dir === dirname(dir)) return undefined;
  }
}

/** A hash of the running code: another build of Waymark may compile differently under the same version. */
const MADE_BY = ((): string => {
  const self = resolve(fileURLToPath(import.meta.url));
  const { size, mtimeMs } = statSync(self);
  return [packageVersion(), GUIDE_SCHEMA, size, mtimeMs].join(' ');
})();

export function hash(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}

/** Writes in one step, so that an interrupted build leaves the old file or the new one. */
function write(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

function readHead(file: string): Head | undefined {
  try {
    const head: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return head !== null && typeof head === 'object' && 'key' in head && 'stamps' in head
      ? (head as Head)
      : undefined;
  } catch {
    return undefined;
  }
}

function readEntries(file: string, under: string): Map<string, CacheEntry> {
  const known = new Map<string, CacheEntry>();
  try {
    const [madeUnder, ...lines] = readFileSync(file, 'utf8').split('\n');
    if (madeUnder !== under) return known;
    for (let at = 0; at + 1 < lines.length; at += 2) {
      const [name, text]: [string, string] = JSON.parse(lines[at] ?? '');
      known.set(name, [text, lines[at + 1] ?? '']);
    }
  } catch {
    return new Map();
  }
  return known;
}
