import { SIGNALS } from '../../model/signal/signals.ts';
import { DURATION_PATTERN } from '../condition/parseDuration.ts';
import {
  HEAD_KEYS,
  type HeadKey,
  OPENING,
  PLACEHOLDER,
  RULE_KEYS,
  TRANSLATION_KEYS,
} from '../head/headKeys.ts';
import { CALENDAR_DAY } from '../source/isDay.ts';
import { type JsonSchema, SCHEMA_DRAFT, TEXT } from './jsonSchema.ts';

type Keys = Readonly<Record<string, HeadKey>>;

/** A JSON schema of a guide's front matter, as far as a schema can express it. The compiler checks all of it, and across files. */
export function guideSchema(): JsonSchema {
  return {
    ...SCHEMA_DRAFT,
    title: 'Front matter of a Waymark guide',
    ...mapOf(HEAD_KEYS, {
      next: { type: 'array', minItems: 1, items: ruleSchema(), contains: { required: ['otherwise'] } },
    }),
  };
}

/** The front matter of a translation, `rate-limited.de.md`. */
export function translationSchema(): JsonSchema {
  const { because } = RULE_KEYS;
  return {
    ...SCHEMA_DRAFT,
    title: 'Front matter of a translated Waymark guide',
    ...mapOf(TRANSLATION_KEYS, { next: { type: 'array', items: mapOf({ because }) } }),
  };
}

function ruleSchema(): JsonSchema {
  const keys: Keys = RULE_KEYS;
  const bound = Object.entries(keys).flatMap(([key, { moves, required }]) => {
    if (!moves) return [];
    const isOf = { properties: { move: { enum: moves } }, required: ['move'] };
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON schemas
    return [{ if: isOf, then: required ? { required: [key] } : {}, else: { properties: { [key]: false } } }];
  });
  return {
    ...mapOf(keys),
    allOf: bound,
    oneOf: [{ required: ['when'] }, { required: ['otherwise'] }],
  };
}

function mapOf(keys: Keys, written: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  const entries = Object.entries(keys);
  return {
    type: 'object',
    additionalProperties: false,
    required: entries.flatMap(([key, { required, moves }]) => (required && !moves ? key : [])),
    properties: Object.fromEntries(
      entries.map(([key, spec]) => [key, { description: spec.meaning, ...(written[key] ?? valueOf(spec)) }]),
    ),
  };
}

const WAITS = SIGNALS.flatMap(({ name, type }) => (type === 'duration' ? name.replace('.', '\\.') : []));
const WAIT = `^\\s*(${DURATION_PATTERN}|(${WAITS.join('|')}|host\\.\\w+)(\\s+else\\s+${DURATION_PATTERN})?)\\s*$`;

function valueOf({ kind, values, required, most, example }: HeadKey): JsonSchema {
  switch (kind) {
    case 'words':
      return {
        type: 'array',
        items: values ? { enum: values } : TEXT,
        uniqueItems: true,
        ...(required && { minItems: 1 }),
        ...(most !== undefined && { maxItems: most }),
      };
    case 'day':
      return { type: 'string', pattern: CALENDAR_DAY.source, format: 'date', examples: [example] };
    case 'opening':
      return { type: 'string', pattern: OPENING.source, minLength: 1, examples: [example] };
    case 'wait':
      return { type: 'string', pattern: WAIT };
    case 'true':
      return { const: true };
    case 'rules':
      return { type: 'array' };
    default:
      return values
        ? { enum: values }
        : { ...TEXT, ...(kind === 'text' && { not: { pattern: PLACEHOLDER.source } }) };
  }
}
