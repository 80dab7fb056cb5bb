import { GUIDE_SCHEMA } from '../model/guide.ts';
import { checkWritten } from './head/checkWritten.ts';
import { checkPlaceholders } from './prose/compilePlaceholders.ts';
import { collectFaults } from './source/collectFaults.ts';
import type { CompileContext } from './compileContext.ts';
import type { CompiledFile, CompiledGuide, GuideFile, GuideName } from './compiledFile.ts';
import { compileHead } from './head/compileHead.ts';
import { compileNext } from './head/compileNext.ts';
import { compileSections } from './section/compileSections.ts';
import { compileTranslation } from './translation/compileTranslation.ts';
import { conditionKey } from './condition/conditionKey.ts';
import { createAtoms } from './condition/createAtoms.ts';
import { createSource, placeAt } from './source/createSource.ts';
import type { Vocabulary } from './condition/createVocabulary.ts';
import { headFaults } from './head/headFaults.ts';
import { isIndexable } from './condition/isIndexable.ts';
import { itemFaults } from './section/itemFaults.ts';
import { parseMarkdown } from './prose/parseMarkdown.ts';
import type { Field, Fields } from './head/readFrontMatter.ts';
import { readFrontMatter } from './head/readFrontMatter.ts';

/** Largest guide, in KB of text. */
const LARGEST = 64;

/** `rate-limited.md`, `rate-limited.de.md`, `rate-limited.pt-BR.md`. */
const FILE_NAME =
  /^([a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){0,12})(?:\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}))?\.md$/;

/** Compiles one file without looking at others. Never throws; a file with an error gives problems and no guide. */
export function compileFile({ file, text }: GuideFile, vocabulary: Vocabulary): CompiledFile {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const [, id, locale] = FILE_NAME.exec(name) ?? [];
  const big = text.length > LARGEST * 1024;
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
  if (big) faults.add(headFaults.tooBig(Math.ceil(text.length / 1024), LARGEST), 0);
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
    links: [],
    vendorLinks: [],
    checkedDays: [],
    translation: locale !== undefined,
  };
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
    const translation = fields && compileTranslation(fields, sections, context);
    const good = translation && !faults.problems.some(isError);
    return { ...nothing, ...(good && { translation }), problems: faults.problems, links, checked };
  }
  if (!fields) return { ...nothing, problems: faults.problems, links, checked };

  const { head: own, facts, related, reader } = compileHead(id, fields, vocabulary, faults);
  const rules = compileNext(reader.field('next'), sections.causes, context);
  const head = { ...own, symptoms: sections.symptoms, next: rules.map(({ rule }) => rule) };
  checkPlaceholders(context);
  checkFits(head, fields, context);
  const guide: CompiledGuide = {
    head,
    body: {
      schema: GUIDE_SCHEMA,
      id,
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

/** A guide has to be found by something, and better by something that few runs have. */
function checkFits(head: CompiledGuide['head'], fields: Fields, { atoms, faults }: CompileContext): void {
  if (head.role === 'general') return;
  const title = fieldOf(fields, 'title')?.value ?? { start: 0, end: 3 };
  const alternatives = head.symptoms.flatMap(({ any }) => any);
  // A condition that was refused is a mistake of its own; the guide does not also lack one.
  const refused = faults.problems.some(isError);
  if (alternatives.length === 0 && !refused)
    faults.add(itemFaults.noCondition(), title.start, title.end - title.start);
  if (alternatives.length > 0 && !alternatives.some(({ when }) => isIndexable(when, atoms.list))) {
    faults.add(itemFaults.notIndexable(), title.start, title.end - title.start);
  }
}
