import type { Faults } from '../source/collectFaults.ts';
import { headFaults as faults } from './headFaults.ts';
import { nearest } from '../../model/value/nearest.ts';
import type { Field, Fields, Value } from './fields.ts';

/** A piece of text with its place. */
export interface TextAt {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Reads the fields of one map of the front matter and reports what is missing or of the wrong kind. */
export interface FieldReader {
  /** @param example written into the hint when the key is missing; without one the key may be left out */
  readonly text: (key: string, example?: string) => TextAt | undefined;
  /** A list of different words; empty when the key is missing. */
  readonly words: (key: string, example: string, required: boolean) => readonly TextAt[];
  readonly field: (key: string) => Field | undefined;
  /** Whether the key is missing, and no misspelt key was meant to be it. */
  readonly lacks: (key: string) => boolean;
}

/**
 * Reads `fields` and reports every key that is not among `known`.
 *
 * @param at where a missing key is reported
 */
export function readFields(
  fields: Fields,
  known: readonly string[],
  { addAt }: Faults,
  at: { readonly start: number; readonly end: number },
): FieldReader {
  // A misspelt key is one mistake, not also a missing one.
  const misspelt = new Set<string | undefined>();
  for (const one of fields) {
    if (known.includes(one.name)) continue;
    addAt(faults.unknownKey(one.name, known), one);
    misspelt.add(nearest(one.name, known));
  }
  const field = (key: string): Field | undefined => fields.find(({ name }) => name === key);
  const textOf = (key: string, value: Value): TextAt | undefined => {
    const { start, end } = value;
    if (value.kind !== 'text') {
      const fault =
        value.kind === 'other' && value.value === null
          ? faults.emptyText(key)
          : faults.notText(key, nameOf(value));
      return addAt(fault, value);
    }
    const text = value.text.trim();
    return text === '' ? addAt(faults.emptyText(key), value) : { text, start, end };
  };
  return {
    field,
    lacks: (key) => !field(key) && !misspelt.has(key),
    text: (key, example) => {
      const found = field(key);
      if (found) return textOf(key, found.value);
      if (example !== undefined && !misspelt.has(key)) addAt(faults.missingKey(key, example), at);
      return undefined;
    },
    words: (key, example, required) => {
      const found = field(key);
      if (!found) {
        if (required && !misspelt.has(key)) addAt(faults.missingKey(key, `[${example}]`), at);
        return [];
      }
      const { value } = found;
      if (value.kind !== 'list') {
        addAt(faults.notAList(key, value.kind === 'text' ? value.text : example), value);
        return [];
      }
      if (required && value.items.length === 0) addAt(faults.emptyText(key), found);
      const words: TextAt[] = [];
      for (const item of value.items) {
        const word = textOf(key, item);
        if (!word) continue;
        if (words.some(({ text }) => text === word.text)) addAt(faults.repeatedValue(key, word.text), word);
        else words.push(word);
      }
      return words;
    },
  };
}

function nameOf(value: Value): string {
  if (value.kind === 'list') return 'a list';
  if (value.kind === 'map') return 'keys with values of their own';
  if (value.kind === 'text') return 'text';
  return typeof value.value === 'number' ? 'a number' : 'true or false';
}
