import { printCondition } from './condition/printCondition.ts';
import type { Atom, Expression } from '../model/condition.ts';
import { GUIDE_SCHEMA, type Alternative, type Symptom } from '../model/guide.ts';
import { proseOf } from '../model/guideProse.ts';
import type { Trouble } from '../model/trouble.ts';
import { checkWritten } from './head/checkWritten.ts';
import { checkPlaceholders } from './prose/compilePlaceholders.ts';
import { collectFaults, type Fault } from './source/collectFaults.ts';
import type { CompileContext } from './compileContext.ts';
import type { CompiledFile, CompiledGuide, FolderFile, GuideName } from './compiledFile.ts';
import { compileHead } from './head/compileHead.ts';
import { compileNext } from './head/compileNext.ts';
import { compileSections } from './section/compileSections.ts';
import { compileTranslation } from './translation/compileTranslation.ts';
import { createAtoms } from './condition/createAtoms.ts';
import { checkHidden } from './source/checkHidden.ts';
import { checkText } from './source/checkText.ts';
import { createSource, placeAt } from './source/createSource.ts';
import type { Vocabulary } from './condition/createVocabulary.ts';
import { headFaults } from './head/headFaults.ts';
import { itemFaults } from './section/itemFaults.ts';
import { parseMarkdown } from './prose/parseMarkdown.ts';
import type { Field, Fields } from './head/fields.ts';
import { readFrontMatter } from './head/readFrontMatter.ts';

/** Largest guide, in KB of text. */
const MAX_KILOBYTES = 64;

/** `rate-limited.md`, `rate-limited.de.md`, `rate-limited.pt-BR.md`. */
const FILE_NAME =
  /^([a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){0,12})(?:\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}))?\.md$/;

/** Compiles one file without looking at others. Never throws; a file with an error gives problems and no guide. */
export function compileFile({ file, text }: FolderFile, vocabulary: Vocabulary): CompiledFile {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const [, id, locale] = FILE_NAME.exec(name) ?? [];
  const big = text.length > MAX_KILOBYTES * 1024;
  const source = createSource(file, big ? text.slice(0, 1024) : text);
  const faults = collectFaults(source);
  const nothing = {
    file,
    id: id ?? name,
    ...(locale && { locale }),
    related: [],
    links: [],
    checked: [],
    places: {},
  };
  if (id === undefined) faults.add(headFaults.badFileName(name), 0);
  if (big) faults.add(headFaults.tooBig(Math.ceil(text.length / 1024), MAX_KILOBYTES), 0);
  if (id === undefined || big) return { ...nothing, problems: faults.problems };

  const context: CompileContext = {
    id,
    source,
    faults,
    vocabulary,
    atoms: createAtoms(),
    causeAtoms: createAtoms(),
    captured: new Map(),
    placeholders: [],
    gates: new Map(),
    links: [],
    vendorLinks: [],
    checkedDays: [],
    translation: locale !== undefined,
  };
  if (!checkText(source, faults)) return { ...nothing, problems: faults.problems };
  checkWritten(source, faults);
  const { fields, bodyLine } = readFrontMatter(source, faults);
  if (bodyLine === undefined) return { ...nothing, problems: faults.problems };
  const body = source.text.slice(source.lineStarts[bodyLine] ?? source.text.length);
  const sections = compileSections(parseMarkdown(body, bodyLine), context);
  const named = (id: string, offset: number, length: number): GuideName => ({
    id,
    ...placeAt(source, offset, length),
  });
  const links = context.links.map((link) => named(link.id, link.offset, link.length));
  const checked = context.checkedDays.map(({ day, offset, length }) => ({
    day,
    ...placeAt(source, offset, length),
  }));
  if (locale !== undefined) {
    const translation = fields && compileTranslation(fields, sections, bodyLine - 1, context);
    checkHidden(translation, source, faults, locale);
    const good = translation && !faults.problems.some(isError);
    return { ...nothing, ...(good && { translation }), problems: faults.problems, links, checked };
  }
  if (!fields) return { ...nothing, problems: faults.problems, links, checked };

  const { head: own, facts, related, reader } = compileHead(id, fields, vocabulary, faults);
  const rules = compileNext(reader.field('next'), sections.causes, context);
  const head = { ...own, symptoms: sections.symptoms, next: rules.map(({ rule }) => rule) };
  checkPlaceholders(context);
  checkFits(head, fields, context);
  checkGates(head, context);
  const guide: CompiledGuide = {
    head,
    body: {
      schema: GUIDE_SCHEMA,
      id,
      prose: proseOf(head),
      facts,
      because: rules.map(({ because }) => because),
      lead: sections.lead,
      sections: sections.sections,
      signs: sections.signs,
      causes: sections.causes,
      ...(sections.vendorLinks.length > 0 && { vendorLinks: sections.vendorLinks }),
      atoms: context.causeAtoms.list,
    },
    atoms: context.atoms.list,
    key: conditionKey(head.symptoms, context.atoms.list, vocabulary),
    captures: [...context.captured.keys()],
    ...(facts.reviewed !== undefined && { reviewed: facts.reviewed }),
  };
  // Conditions may name what stands in a log.
  checkHidden([proseOf(head), guide.body], source, faults, undefined);
  const place = (key: string): Partial<Record<string, ReturnType<typeof placeAt>>> => {
    const field = fieldOf(fields, key);
    return field ? { [key]: placeAt(source, field.value.start, field.value.end - field.value.start) } : {};
  };
  return {
    ...nothing,
    ...(!faults.problems.some(isError) && { guide }),
    problems: faults.problems,
    related: related.map(({ text, start, end }) => named(text, start, end - start)),
    links,
    checked,
    places: { ...place('title'), ...place('role'), ...place('reviewed') },
  };
}

function isError({ severity }: { severity: string }): boolean {
  return severity === 'error';
}

function fieldOf(fields: Fields, key: string): Field | undefined {
  return fields.find(({ name }) => name === key);
}

/** The status of runs with this trouble; runs with other troubles may have any. */
const STATUS_OF: Partial<Record<Trouble, string>> = {
  failed: 'failed',
  cancelled: 'cancelled',
  empty: 'succeeded',
  wrong: 'succeeded',
};

/** Reports a gate that rules the guide out wherever it would fit. */
function checkGates(head: CompiledGuide['head'], { atoms, gates, faults }: CompileContext): void {
  const report = (fault: Fault, gate: Alternative): void => {
    const { offset, length } = gates.get(gate)!;
    faults.add(fault, offset, length);
  };
  const seen = new Set(head.symptoms.flatMap(({ any }) => any.map(({ when }) => JSON.stringify(when))));
  for (const { rulesOut = [], requires = [] } of head.symptoms) {
    const itself = rulesOut.find(({ when }) => seen.has(JSON.stringify(when)));
    if (itself) report(itemFaults.rulesItselfOut(), itself);
    const asked = requires.map(({ when }) => (typeof when === 'number' ? atoms.list[when] : undefined));
    const isStatus =
      asked.length > 0 && asked.every((atom) => atom?.signal === 'run.status' && atom.op === '=');
    const fits = head.trouble.some((trouble) => {
      const status = STATUS_OF[trouble];
      return status === undefined || asked.some((atom) => atom?.value === status);
    });
    if (isStatus && head.trouble.length > 0 && !fits)
      report(itemFaults.requiresOtherTrouble(head.trouble), requires[0]!);
  }
}

/** Checks that a guide has a condition, and one that the index can look up. */
function checkFits(head: CompiledGuide['head'], fields: Fields, { atoms, faults }: CompileContext): void {
  if (head.role === 'general') return;
  const title = fieldOf(fields, 'title')?.value ?? { start: 0, end: 3 };
  const alternatives = head.symptoms.flatMap(({ any }) => any);
  // Where a condition was refused, that error is reported already.
  const refused = faults.problems.some(isError);
  if (alternatives.length === 0 && !refused)
    faults.add(itemFaults.noCondition(), title.start, title.end - title.start);
  if (alternatives.length > 0 && !alternatives.some(({ when }) => isIndexable(when, atoms.list))) {
    faults.add(itemFaults.notIndexable(), title.start, title.end - title.start);
  }
}

/**
 * The conditions that find a guide or rule it out, normalised and sorted: two guides have the same key exactly when no run could
 * distinguish them. `''` when there are none.
 */
function conditionKey(symptoms: readonly Symptom[], atoms: readonly Atom[], { signals }: Vocabulary): string {
  const unitOf = (name: string): string => UNITS[signals.get(name)?.type ?? ''] ?? '';
  const print = (kind: string, list: readonly Alternative[] = []): readonly string[] =>
    list.map(({ when }) => `${kind} ${printCondition(when, atoms, unitOf)}`);
  const all = symptoms.flatMap(({ any, requires, rulesOut }) => [
    ...print('when', any),
    ...print('requires when', requires),
    ...print('rules out when', rulesOut),
  ]);
  return [...new Set(all)].sort().join('\n');
}

const UNITS: Readonly<Record<string, string>> = { duration: 'ms', size: 'B' };

/** Whether a condition contains a comparison that selects runs: an equality, a list, a phrase, or something that a system declared. */
function isIndexable(expression: Expression, atoms: readonly Atom[]): boolean {
  if (typeof expression === 'number') {
    const { op, family } = atoms[expression]!;
    return (
      op === '=' ||
      op === 'in' ||
      op === 'contains' ||
      (family === 'declared' && op !== '!=' && op !== 'absent')
    );
  }
  const [word, ...parts] = expression;
  if (word === 'not') return false;
  return word === 'and'
    ? parts.some((part) => isIndexable(part, atoms))
    : parts.every((part) => isIndexable(part, atoms));
}
