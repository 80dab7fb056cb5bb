import { TROUBLES, type Trouble } from '../../model/trouble.ts';
import type { GuideFacts, GuideHead } from '../../model/guide.ts';
import type { Faults } from '../source/collectFaults.ts';
import type { Vocabulary } from '../condition/createVocabulary.ts';
import { configFaults } from '../config/configFaults.ts';
import { headFaults as faults } from './headFaults.ts';
import { HEAD_KEYS, type HeadKey, PLACEHOLDER, TROUBLES_WITHOUT_GUIDE } from './headKeys.ts';
import { isDay } from '../source/isDay.ts';
import { readFields, type FieldReader, type TextAt } from './readFields.ts';
import type { Fields } from './fields.ts';

/** The front matter of a guide without its rules, and the places of what is checked against other files. */
export interface CompiledHead {
  readonly head: Omit<GuideHead, 'symptoms' | 'next'>;
  readonly facts: GuideFacts;
  readonly related: readonly TextAt[];
  readonly reader: FieldReader;
}

/** Reads the facts of a guide from its front matter. Missing or invalid ones are reported and left empty. */
export function compileHead(
  id: string,
  fields: Fields,
  { surfaces: known }: Vocabulary,
  collected: Faults,
): CompiledHead {
  const { addAt: report } = collected;
  const reader = readFields(fields, Object.keys(HEAD_KEYS), collected, { start: 0, end: 3 });
  const { text } = reader;
  const words = (key: 'trouble' | 'surfaces' | 'related'): readonly TextAt[] => {
    const { example, required }: HeadKey = HEAD_KEYS[key];
    return reader.words(key, example, required === true);
  };

  const stated = text('id');
  if (stated && stated.text !== id) report(faults.idMismatch(stated.text, `${id}.md`), stated);

  const role = text('role');
  if (role && role.text !== 'general')
    report(faults.unknownValue('role', role.text, HEAD_KEYS.role.values), role);

  const trouble = words('trouble');
  for (const word of trouble) {
    if (TROUBLES_WITHOUT_GUIDE.includes(word.text)) report(faults.troubleNeverFits(word.text), word);
    else if (!isTrouble(word.text)) report(faults.unknownValue('trouble', word.text, TROUBLES), word);
  }

  const surfaces = words('surfaces');
  for (const word of surfaces) {
    if (known && !known.includes(word.text)) report(configFaults.unknownSurface(word.text, known), word);
  }

  const related = words('related');
  for (const word of related) if (word.text === id) report(faults.relatedToItself(), word);
  const { most } = HEAD_KEYS.related;
  if (related.length > most) report(faults.tooManyRelated(related.length, most), related[most]!);

  const reviewed = text('reviewed');
  if (reviewed && !isDay(reviewed.text)) report(faults.badDate(reviewed.text), reviewed);

  const line = (key: 'title' | 'type' | 'summary' | 'escalation' | 'related-action'): string =>
    plain(reader, key, HEAD_KEYS[key].example, collected);
  const title = line('title');
  const type = line('type');
  const head = {
    id,
    title,
    ...(role && { role: 'general' as const }),
    trouble: trouble.map((word) => word.text).filter(isTrouble),
    surfaces: surfaces.map((word) => word.text),
    summary: line('summary'),
  };
  const facts = {
    type,
    escalation: line('escalation'),
    related: related.map((word) => word.text),
    relatedAction: line('related-action'),
    ...(reviewed && { reviewed: reviewed.text }),
  };
  return { head, facts, related, reader };
}

/** A required line of plain text. */
export function plain(
  reader: FieldReader,
  key: string,
  example: string | undefined,
  { addAt }: Faults,
): string {
  const found = reader.text(key, example);
  if (!found) return '';
  const capture = PLACEHOLDER.exec(found.text);
  if (capture) addAt(faults.placeholderInPlainText(key, capture[1]!), found);
  return found.text;
}

function isTrouble(text: string): text is Trouble {
  return (TROUBLES as readonly string[]).includes(text);
}
