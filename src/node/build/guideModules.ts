import type { Atom, Expression, Scalar } from '../../core/model/condition.ts';
import type { CompiledCatalog } from '../../core/compile/catalog/linkCatalog.ts';
import type { Alternative, GuideBody, GuideIndex, GuideRules, SymptomRules } from '../../core/model/guide.ts';
import { proseOf } from '../../core/model/guideProse.ts';
import { defined } from '../../core/model/value/defined.ts';
import { IMPORT_ANEW, parsed, quote, type Specifier } from './bodyMap.ts';
import { isTranslated, translatedEnd, translationModule } from './translationModule.ts';

/** What modules are made from. */
export type ModuleSource = Pick<CompiledCatalog, 'index' | 'bodies' | 'locales'>;

/**
 * Every module of a guide folder except the one that a host imports, by name: `catalog`, `prose`, `guides/disk-full`, and for each language
 * `catalog.de`, `guides/disk-full.de`. They need no other module, and a text is made only when it is asked for.
 */
export function guideModules(
  { index, bodies, locales }: ModuleSource,
  specifier: Specifier,
): ReadonlyMap<string, () => string> {
  const modules = new Map([
    ['catalog', () => catalogModule(index, [...locales.keys()], specifier)],
    ['prose', () => proseModule(index)],
  ]);
  for (const [id, body] of bodies) modules.set(`guides/${id}`, () => guideModule(body));
  for (const [locale, localized] of locales) {
    modules.set(`catalog.${locale}`, () => translationModule(locale, localized, specifier));
    for (const { id } of localized.index.guides.filter(isTranslated)) {
      modules.set(`guides/${id}.${locale}`, () => guideModule(localized.bodies.get(id)!));
    }
  }
  return modules;
}

/**
 * The module that a host imports: a small thunk, however many guides and languages there are, that loads the rest on request.
 * @param hot adds `onChange`, fed by Vite's hot module replacement
 */
export function sourceModule(specifier: Specifier, hot: boolean): string {
  const catalog = quote(specifier('catalog'));
  const source = `let load = () => import(${catalog});

export const guides = {
  index: async (locale, part) => (await load()).index(locale, part),
  body: async (id, locale) => (await load()).body(id, locale),
};
`;
  if (!hot) return source.replace('let load', 'const load');
  return `${source}
if (import.meta.hot) {
  const listeners = new Set();
  guides.onChange = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  import.meta.hot.accept(${catalog}, (changed) => {
    if (!changed) return;
    load = async () => changed;
    for (const listener of listeners) listener();
  });
}
`;
}

/** The module of one guide, in one language. */
export function guideModule(body: GuideBody): string {
  return `export const guide = ${parsed(body)};\n`;
}

/** The module with everything that a fit needs, and with functions that load the prose, each guide and each language. */
function catalogModule(index: GuideIndex, locales: readonly string[], specifier: Specifier): string {
  const { atoms, guides, ...rest } = index;
  return `const atoms = ${parsed(atomRows(atoms))};

const guides = ${parsed(guides.map(ruleRow))};

const all = {
  ...${parsed(rest)},
  atoms: ${ATOMS_OF_ROWS},
  guides: ${RULES_OF_ROWS},
};

const loads = [
${guides.map(({ id }) => `  () => import(${quote(specifier(`guides/${id}`))}),\n`).join('')}];

const bodies = new Map(all.guides.map(({ id }, at) => [id, loads[at]]));

${IMPORT_ANEW}
let whole;

async function original(_locale, part) {
  if (part) return all;
  const { index } = await importAnew(() => import(${quote(specifier('prose'))}));
  return (whole ??= index(all));
}

${locales.length > 0 ? translatedEnd(locales, specifier) : END}`;
}

const END = `export { original as index };

export async function body(id) {
  const load = bodies.get(id);
  if (!load) throw new Error(\`There is no guide "\${id}".\`);
  return (await importAnew(load)).guide;
}
`;

/** The module with the prose of the guides, in the order of the catalog. */
function proseModule({ guides }: GuideIndex): string {
  return `const proses = ${parsed(guides.map(proseOf))};

export const index = (all) => ({
  ...all,
  guides: all.guides.map((rules, guide) => ({
    ...rules,
    ...proses[guide],
    symptoms: rules.symptoms.map((symptom, at) => ({ ...symptom, ...proses[guide].symptoms[at] })),
  })),
});
`;
}

/** A value as it is written: `null` for none, and the list of an `in` or `contains` as one text. */
type WrittenValue = Scalar | readonly Scalar[] | { readonly is: Scalar | readonly Scalar[] } | null;

/** Atoms of one signal, operator and family: these three, then the value of each. */
type AtomRow = readonly [string, string, string, ...WrittenValue[]];

/** The atoms of an index in written form: in the same order, with the common part of neighbours written once. */
function atomRows(atoms: readonly Atom[]): readonly AtomRow[] {
  const rows: [string, string, string, ...WrittenValue[]][] = [];
  for (const { signal, op, family, value } of atoms) {
    const last = rows.at(-1);
    if (last?.[0] === signal && last[1] === op && last[2] === family) last.push(written(op, value));
    else rows.push([signal, op, family, written(op, value)]);
  }
  return rows;
}

function written(op: Atom['op'], value: Atom['value']): WrittenValue {
  if (value === undefined) return null;
  if (op !== 'in' && op !== 'contains') return value;
  const isPlain = Array.isArray(value) && value.length > 0 && value.every(isWithoutBar);
  return isPlain ? value.join('|') : { is: value };
}

const isWithoutBar = (value: unknown): boolean => typeof value === 'string' && !value.includes('|');

/** The expression that turns rows, in a variable `atoms`, back into atoms. */
const ATOMS_OF_ROWS = `atoms.flatMap(([signal, op, family, ...values]) =>
    values.map((value) => {
      if (value === null) return { signal, op, family };
      const isList = op === 'in' || op === 'contains';
      return { signal, op, value: isList ? (value.is ?? value.split('|')) : value, family };
    }),
  )`;

/** The rules of one guide without the names of their fields: id, trouble, symptoms, `next`, role. */
function ruleRow({ id, role, trouble, symptoms, next }: GuideRules): readonly unknown[] {
  return [id, trouble, symptoms.map(symptomRow), next, ...(role ? [role] : [])];
}

/** The alternatives of a symptom without gates; else those of each of its fields. */
function symptomRow({ any, requires, rulesOut }: SymptomRules): unknown {
  if (!requires && !rulesOut) return any.map(alternativeRow);
  return defined({
    any: any.length > 0 ? any.map(alternativeRow) : undefined,
    requires: requires?.map(alternativeRow),
    rulesOut: rulesOut?.map(alternativeRow),
  });
}

/** The expression; for a minor alternative inside a list, which no expression looks like. */
function alternativeRow({ when, minor }: Alternative): Expression | readonly [Expression] {
  return minor ? [when] : when;
}

/** The expression that turns rows, in a variable `guides`, back into rules. */
const RULES_OF_ROWS = `guides.map(([id, trouble, symptoms, next, role]) => ({
    id,
    ...(role && { role }),
    trouble,
    symptoms: symptoms.map((row) =>
      Object.fromEntries(
        Object.entries(Array.isArray(row) ? { any: row } : { any: [], ...row }).map(([key, list]) => [
          key,
          list.map((one) => (Array.isArray(one) && typeof one[0] !== 'string' ? { when: one[0], minor: true } : { when: one })),
        ]),
      ),
    ),
    next,
  }))`;
