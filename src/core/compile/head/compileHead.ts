import { TROUBLES, type Trouble } from '../../model/trouble.ts';
import type { GuideFacts, GuideHead } from '../../model/guide.ts';
import type { Faults } from '../source/collectFaults.ts';
import type { Vocabulary } from '../condition/createVocabulary.ts';
import { configFaults } from '../config/configFaults.ts';
import { headFaults as faults } from './headFaults.ts';
import { isDay } from '../source/isDay.ts';
import { readFields, type FieldReader, type TextAt } from './readFields.ts';
import type { Fields } from './fields.ts';

/** The keys of a guide, in the order `waymark new` writes them. */
const HEAD_KEYS = [
  'id',
  'title',
  'type',
  'role',
  'trouble',
  'surfaces',
  'summary',
  'escalation',
  'related',
  'related-action',
  'reviewed',
  'next',
] as const;

/** Most guides that may be named as related. */
const MAX_RELATED = 6;

/** The front matter of a guide, all but its rules, and where that stands that other files decide about. */
export interface CompiledHead {
  readonly head: Omit<GuideHead, 'symptoms' | 'next'>;
  readonly facts: GuideFacts;
  readonly related: readonly TextAt[];
  readonly reader: FieldReader;
}

/** Reads the facts of a guide from its front matter. What is missing or wrong is reported, and left empty. */
export function compileHead(
  id: string,
  fields: Fields,
  { surfaces: known }: Vocabulary,
  collected: Faults,
): CompiledHead {
  const { add } = collected;
  const report = (fault: ReturnType<typeof faults.alias>, { start, end }: TextAt): void =>
    add(fault, start, end - start);
  const reader = readFields(fields, HEAD_KEYS, collected, { start: 0, length: 3 });
  const { text, words } = reader;

  const stated = text('id');
  if (stated && stated.text !== id) report(faults.idMismatch(stated.text, `${id}.md`), stated);

  const role = text('role');
  if (role && role.text !== 'general') report(faults.unknownValue('role', role.text, ['general']), role);

  const trouble = words('trouble', 'failed', true);
  for (const word of trouble) {
    if (word.text === 'none' || word.text === 'retrying') report(faults.troubleNeverFits(word.text), word);
    else if (!isTrouble(word.text)) report(faults.unknownValue('trouble', word.text, TROUBLES), word);
  }

  const surfaces = words('surfaces', 'run-detail', true);
  for (const word of surfaces) {
    if (known && !known.includes(word.text)) report(configFaults.unknownSurface(word.text, known), word);
  }

  const related = words('related', 'run-failed', false);
  for (const word of related) if (word.text === id) report(faults.relatedToItself(), word);
  if (related.length > MAX_RELATED)
    report(faults.tooManyRelated(related.length, MAX_RELATED), related[MAX_RELATED]!);

  const reviewed = text('reviewed');
  if (reviewed && !isDay(reviewed.text)) report(faults.badDate(reviewed.text), reviewed);

  const line = (key: string, example: string): string => plain(reader, key, example, collected);
  const title = line('title', 'Provider rate limit reached');
  const type = line('type', 'Support');
  const head = {
    id,
    title,
    ...(role && { role: 'general' as const }),
    trouble: trouble.map((word) => word.text).filter(isTrouble),
    surfaces: surfaces.map((word) => word.text),
    summary: line('summary', 'One sentence on what happened.'),
  };
  const facts = {
    type,
    escalation: line('escalation', 'When support should be asked, and with what.'),
    related: related.map((word) => word.text),
    relatedAction: line('related-action', 'What to look at before doing anything.'),
    ...(reviewed && { reviewed: reviewed.text }),
  };
  return { head, facts, related, reader };
}

/** A required line of text that is shown as it stands. */
export function plain(
  reader: FieldReader,
  key: string,
  example: string | undefined,
  { add }: Faults,
): string {
  const found = reader.text(key, example);
  if (!found) return '';
  const capture = /\{([A-Za-z][\w.-]*)\|/.exec(found.text);
  if (capture) add(faults.placeholderInPlainText(key, capture[1]!), found.start, found.end - found.start);
  return found.text;
}

function isTrouble(text: string): text is Trouble {
  return (TROUBLES as readonly string[]).includes(text);
}
