import type { CompiledFile } from '../../core/compile/compiledFile.ts';
import { GUIDE_SCHEMA, type GuideBody, type GuideHead } from '../../core/model/guide.ts';
import { proseOf } from '../../core/model/guideProse.ts';
import type { GuideFolder } from '../guides/readGuides.ts';

/** A compiled file as a cache stores it: without the body, which is compiled from the text when it is needed. */
export type CacheEntry = readonly [hash: string, compiled: string];

/** What a cache keeps of a compiled file. */
export function entryOf(text: string, compiled: CompiledFile): CacheEntry {
  const { guide } = compiled;
  if (!guide) return [text, JSON.stringify(compiled)];
  const { body: _body, ...rest } = guide;
  return [text, JSON.stringify({ ...compiled, guide: rest })];
}

/** @param compile compiles the body again */
export function revive([, kept]: CacheEntry, compile: () => CompiledFile): CompiledFile {
  const compiled: CompiledFile = JSON.parse(kept);
  const { guide } = compiled;
  return guide ? { ...compiled, guide: { ...guide, body: lazyBody(guide.head, compile) } } : compiled;
}

/** A body that is compiled when one of its parts is read, so that a build with one changed guide compiles no other. */
function lazyBody(head: GuideHead, compile: () => CompiledFile): GuideBody {
  let made: GuideBody | undefined;
  const body = (): GuideBody => {
    made ??= compile().guide?.body;
    if (!made) throw new Error(`${head.id} was kept as a guide, but does not compile to one.`);
    return made;
  };
  const lazy = Object.fromEntries(
    BODY_PARTS.map((part) => [part, { get: () => body()[part], enumerable: true }]),
  );
  return Object.defineProperties(
    { schema: GUIDE_SCHEMA, id: head.id, prose: proseOf(head) },
    lazy,
  ) as GuideBody;
}

/** The parts of a body that have to be compiled. */
const BODY_PARTS = [
  'facts',
  'because',
  'lead',
  'sections',
  'signs',
  'causes',
  'vendorLinks',
  'atoms',
] as const satisfies readonly (keyof GuideBody)[];

/**
 * Whether a changed guide leaves the index as it was: head, conditions and named guides are the same, and neither version has a problem.
 * The places of links do not matter, since no link is dead. A guide with translations does not qualify, because they may be outdated now.
 */
export function leavesIndex([, before]: CacheEntry, compiled: CompiledFile, { files }: GuideFolder): boolean {
  const then: CompiledFile = JSON.parse(before);
  const quiet = compiled.problems.length === 0 && then.problems.length === 0;
  const stem = compiled.file.slice(0, -'md'.length);
  const translated = files.some(({ file }) => file.startsWith(stem) && file !== compiled.file);
  return quiet && !translated && compiled.guide !== undefined && shapeOf(then) === shapeOf(compiled);
}

function shapeOf({ guide, links, related }: CompiledFile): string {
  const { head, atoms, captures, reviewed } = guide ?? {};
  return JSON.stringify([
    head,
    atoms,
    captures,
    reviewed,
    links.map(({ id }) => id),
    related.map(({ id }) => id),
  ]);
}
