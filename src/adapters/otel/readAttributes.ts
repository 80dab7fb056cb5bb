import { at, firstAt, items, type Piece } from '../payload/piece.ts';
import { readText } from '../payload/readText.ts';

/** Attributes by name; of a list the first value. */
export type Attributes = ReadonlyMap<string, Piece>;

/**
 * Attributes of OTLP's JSON: `[{ key, value: { stringValue | intValue | doubleValue | boolValue | arrayValue } }]`.
 * @see https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function readAttributes(list: Piece): Attributes {
  const found = new Map<string, Piece>();
  for (const item of items(list, 500)) {
    const key = readText(at(item, 'key'));
    if (key !== undefined && !found.has(key)) found.set(key, valueOf(at(item, 'value')));
  }
  return found;
}

function valueOf(value: Piece): Piece {
  const array = items(at(value, 'arrayValue', 'values'), 20)[0];
  return firstAt(array ?? value, 'stringValue', 'intValue', 'doubleValue', 'boolValue');
}

/** The first of these attributes that is there, as text. */
export function attributeOf(attributes: Attributes, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const piece = attributes.get(name);
    const text = piece && readText(piece);
    if (text !== undefined) return text;
  }
  return undefined;
}
