import type { Atom } from '../../model/condition.ts';
import { GUIDE_SCHEMA, type GuideBody, type GuideHead, type GuideIndex } from '../../model/guide.ts';
import { moveAtoms } from '../../model/moveAtoms.ts';
import type { Problem } from '../../model/problem.ts';
import { checkCatalog } from './checkCatalog.ts';
import type { CompiledFile, CompiledGuide, CompileOptions } from '../compiledFile.ts';
import { createAtoms } from '../condition/createAtoms.ts';
import { pairTranslation } from '../translation/pairTranslation.ts';

/** A folder of guides, compiled. */
export interface CompiledCatalog {
  readonly index: GuideIndex;
  /** By guide id. */
  readonly bodies: ReadonlyMap<string, GuideBody>;
  /** By BCP 47 tag: the whole catalog again, with the guides that are translated in that language. */
  readonly locales: ReadonlyMap<string, LocalizedCatalog>;
  readonly problems: readonly Problem[];
}

export interface LocalizedCatalog {
  readonly index: GuideIndex;
  /** By guide id; the same object as the original's where there is no translation. */
  readonly bodies: ReadonlyMap<string, GuideBody>;
}

/** The language of guides whose file name names none, unless the folder says otherwise. */
const ORIGINAL_LOCALE = 'en';

/**
 * Combines compiled files: checks them against one another, pairs translations with their originals, and merges the conditions of all
 * guides into one list of atoms. The files may come from a cache.
 */
export function linkCatalog(
  files: readonly CompiledFile[],
  { now, known, config }: CompileOptions,
): CompiledCatalog {
  const sorted = [...files].sort((one, other) => compare(one.file, other.file));
  const problems = [...sorted.flatMap((file) => file.problems), ...checkCatalog(sorted, now, known)];
  const originals = new Map<string, CompiledGuide>();
  for (const { id, guide } of sorted) if (guide && !originals.has(id)) originals.set(id, guide);
  const guides = [...originals.values()].sort((one, other) => compare(one.head.id, other.head.id));
  const atoms = createAtoms();
  const interned = guides.map((guide) => guide.atoms.map(atoms.intern));
  const { list: grouped, places } = groupAtoms(atoms.list);
  const heads = guides.map(({ head }, at): GuideHead => ({
    ...moveAtoms(
      head,
      interned[at]!.map((atom) => places[atom]!),
    ),
    ...(config?.measured && { measured: true }),
  }));
  const translated = new Map<string, Map<string, CompiledGuide>>();
  for (const { file, id, locale, translation } of sorted) {
    const original = originals.get(id);
    if (locale === undefined || !translation || !original) continue;
    const paired = pairTranslation(original, translation, file);
    problems.push(...paired.problems);
    const list = translated.get(locale) ?? new Map<string, CompiledGuide>();
    translated.set(locale, list);
    if (paired.guide) list.set(id, paired.guide);
  }
  const original = config?.locale ?? ORIGINAL_LOCALE;
  const reportable = Object.entries(config?.signals ?? {}).flatMap(([name, { report }]) =>
    report ? name : [],
  );
  const index: GuideIndex = {
    schema: GUIDE_SCHEMA,
    locale: original,
    atoms: grouped,
    guides: heads,
    ...(reportable.length > 0 && { reportable }),
  };
  const bodies = new Map(guides.map(({ head: { id }, body }) => [id, inLanguage(body, original)]));
  const catalogIn = (locale: string, list: ReadonlyMap<string, CompiledGuide>): LocalizedCatalog => ({
    index: {
      ...index,
      locale,
      guides: heads.map((head) => {
        const guide = list.get(head.id);
        return guide ? localize(head, guide) : { ...head, locale: original };
      }),
    },
    bodies: new Map(
      [...bodies].map(([id, body]) => {
        const own = list.get(id)?.body;
        return [id, own ? inLanguage(own, locale) : body];
      }),
    ),
  });
  const locales = new Map([...translated].map(([locale, list]) => [locale, catalogIn(locale, list)]));
  return { index, bodies, locales, problems: problems.sort(compareProblems) };
}

/** Adds the language to a text that may be shown before its index is loaded. */
function inLanguage(body: GuideBody, locale: string): GuideBody {
  return body.prose ? { ...body, prose: { locale, ...body.prose } } : body;
}

/** Combines the prose of the translation with the conditions of the original. */
function localize(head: GuideHead, translated: CompiledGuide): GuideHead {
  const { title, summary, symptoms } = translated.head;
  return {
    ...head,
    title,
    summary,
    symptoms: head.symptoms.map((symptom, index) => {
      const { text, headline } = symptoms[index]!;
      return { ...symptom, text, ...(headline && { headline }) };
    }),
  };
}

function compareProblems(one: Problem, other: Problem): number {
  return (
    compare(one.file ?? '', other.file ?? '') ||
    (one.line ?? 0) - (other.line ?? 0) ||
    (one.column ?? 0) - (other.column ?? 0) ||
    compare(one.code, other.code)
  );
}

/** Compares by code unit, so that the order does not depend on the machine's language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** A list of atoms in another order. */
interface GroupedAtoms {
  readonly list: readonly Atom[];
  /** New position of each atom, by its old one. */
  readonly places: readonly number[];
}

/** Sorts atoms by signal and operator, so that the output can name these once for several atoms. Within a group the order stays. */
function groupAtoms(atoms: readonly Atom[]): GroupedAtoms {
  const groups = new Map<string, number[]>();
  for (const [position, { signal, op }] of atoms.entries()) {
    const key = `${signal} ${op}`;
    const group = groups.get(key);
    if (group) group.push(position);
    else groups.set(key, [position]);
  }
  const order = [...groups.keys()].sort().flatMap((key) => groups.get(key)!);
  const places: number[] = Array.from({ length: order.length });
  for (const [place, position] of order.entries()) places[position] = place;
  return { list: order.map((position) => atoms[position]!), places };
}
