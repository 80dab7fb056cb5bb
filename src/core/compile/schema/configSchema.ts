import {
  CONFIG_KEYS,
  HOST_SIGNAL_FAMILIES,
  HOST_SIGNAL_KEYS,
  HOST_SIGNAL_NAME,
  HOST_SIGNAL_TYPES,
  LANGUAGE_TAG,
  SURFACE_ID,
} from '../config/configKeys.ts';
import { type JsonSchema, SCHEMA_DRAFT, TEXT } from './jsonSchema.ts';

/** `waymark.json` beside the guides. */
export function configSchema(): JsonSchema {
  return {
    ...SCHEMA_DRAFT,
    title: 'Settings of a folder of Waymark guides',
    ...mapOf(CONFIG_KEYS, {
      $schema: { type: 'string' },
      surfaces: {
        type: 'object',
        propertyNames: { pattern: SURFACE_ID.source },
        additionalProperties: TEXT,
      },
      signals: {
        type: 'object',
        propertyNames: { pattern: HOST_SIGNAL_NAME.source },
        additionalProperties: signalSchema(),
      },
      starter: { type: 'boolean' },
      measured: { type: 'boolean' },
      locale: { type: 'string', pattern: LANGUAGE_TAG.source },
    }),
  };
}

function signalSchema(): JsonSchema {
  return {
    ...mapOf(HOST_SIGNAL_KEYS, {
      type: { enum: HOST_SIGNAL_TYPES },
      meaning: TEXT,
      domain: { type: 'array', minItems: 1, items: { type: 'string' } },
      family: { enum: HOST_SIGNAL_FAMILIES },
      report: { type: 'boolean' },
    }),
    required: ['type', 'meaning'],
    if: { properties: { type: { const: 'string' } } },
    else: { properties: { domain: false } },
  };
}

/** @param values the schema of each key's value */
function mapOf<Key extends string>(
  meanings: Readonly<Record<Key, string>>,
  values: Readonly<Record<Key, JsonSchema>>,
): JsonSchema {
  const keys = Object.keys(meanings) as Key[];
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(keys.map((key) => [key, { description: meanings[key], ...values[key] }])),
  };
}
