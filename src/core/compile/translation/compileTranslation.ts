import type { Cause } from '../../model/guide.ts';
import type { Prose } from '../../model/prose.ts';
import type { Translation } from '../compiledFile.ts';
import { plain } from '../head/compileHead.ts';
import { HEAD_KEYS, RULE_KEYS, TRANSLATION_KEYS } from '../head/headKeys.ts';
import type { PlaceholderUse, CompileContext } from '../compileContext.ts';
import { signalFault } from '../prose/compilePlaceholders.ts';
import { compileProse } from '../prose/compileProse.ts';
import type { CompiledSections } from '../section/compileSections.ts';
import { lineLength, lineStart, placeAt, type Place, type Source, linesIn } from '../source/createSource.ts';
import { parseInline } from '../prose/parseMarkdown.ts';
import { readFields } from '../head/readFields.ts';
import type { Field, Fields } from '../head/fields.ts';
import { translationFaults as faults } from './translationFaults.ts';

const KEYS = Object.keys(TRANSLATION_KEYS);
const ORIGINAL_KEYS = Object.keys(HEAD_KEYS).filter((key) => !KEYS.includes(key));
const ORIGINAL_RULE_KEYS = Object.keys(RULE_KEYS).filter((key) => key !== 'because');

/**
 * Reads the front matter of a translation: prose, and the hash of the original it was made from.
 * @param endLine of the front matter, from 0
 */
export function compileTranslation(
  fields: Fields,
  sections: CompiledSections,
  endLine: number,
  context: CompileContext,
): Translation {
  const { faults: collected, source, vocabulary, placeholders } = context;
  const own = withoutOriginals(fields, ORIGINAL_KEYS, context);
  const reader = readFields(own, KEYS, collected, { start: 0, end: 3 });
  const of = reader.text('of');
  const next = reader.field('next');
  const lineAt = (line: number): Place => placeAt(source, lineStart(source, line), lineLength(source, line));
  const line = (key: string): string => plain(reader, key, '…', collected);
  const translation = {
    of: of && { hash: of.text, ...placeAt(source, of.start, of.end - of.start) },
    title: line('title'),
    type: reader.field('type') ? line('type') : '',
    summary: line('summary'),
    escalation: line('escalation'),
    relatedAction: line('related-action'),
    because: readReasons(next, context),
    lead: sections.lead,
    sections: sections.sections,
    symptoms: sections.symptoms.map(({ text, headline }) => ({ text, ...(headline && { headline }) })),
    causes: sections.causes.map(({ text }: Cause) => text),
    vendorLinks: sections.vendorLinks,
  };
  for (const use of placeholders) {
    const fault = signalFault(use, vocabulary);
    if (fault) collected.add(fault, use.offset, use.length);
  }
  return {
    ...translation,
    headEnd: lineAt(endLine),
    next: next && placeAt(source, next.start, next.name.length),
    headings: sections.headings.map(lineAt),
    placeholders: placeholders.map((use) => placed(use, source)),
  };
}

function placed(
  { name, bare, inside, offset, length }: PlaceholderUse,
  source: Source,
): Translation['placeholders'][number] {
  return { name, bare, inside, ...placeAt(source, offset, length) };
}

function withoutOriginals(
  fields: Fields,
  keys: readonly string[],
  { faults: { addAt } }: CompileContext,
): Fields {
  return fields.filter((field) => {
    const original = keys.includes(field.name);
    if (original) addAt(faults.originalKey(field.name), field);
    return !original;
  });
}

function readReasons(field: Field | undefined, context: CompileContext): readonly Prose[] {
  const { addAt } = context.faults;
  if (!field) return [];
  const { value } = field;
  if (value.kind !== 'list') {
    addAt(faults.notReasons(), field);
    return [];
  }
  return value.items.map((item): Prose => {
    if (item.kind !== 'map') {
      addAt(faults.notReasons(), item);
      return [];
    }
    const own = withoutOriginals(item.fields, ORIGINAL_RULE_KEYS, context);
    const at = { start: item.start, end: item.start + 1 };
    const because = readFields(own, ['because'], context.faults, at).text('because', '…');
    if (!because) return [];
    return compileProse(parseInline(because.text), linesIn(context.source, because), context);
  });
}
