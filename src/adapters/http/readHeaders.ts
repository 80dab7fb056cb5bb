import { at, isList, isObject, items, namesOf, type Piece } from '../payload/piece.ts';
import { readText } from '../payload/readText.ts';

/** Headers by their lower-case names. */
export type Headers = ReadonlyMap<string, string>;

/**
 * Headers as an object, as a list of pairs, of `{ name, value }` (HAR) or of names and values in turn (Node's `rawHeaders`), as a `Headers` or a `Map`. A list of
 * values is joined, as HTTP does.
 */
export function readHeaders(piece: Piece): Headers {
  const found = new Map<string, string>();
  const add = (name: string | undefined, value: string | undefined): void => {
    if (name !== undefined && value !== undefined) found.set(name.toLowerCase(), value);
  };
  if (isList(piece)) {
    const list = items(piece, 400);
    for (const [index, item] of list.entries()) {
      const [name, value] = items(item, 2);
      if (isObject(item)) add(readText(at(item, 'name')), readText(at(item, 'value')));
      else if (name && value) add(readText(name), readText(value));
      else if (index % 2 === 0 && list[index + 1]) add(readText(item), readText(list[index + 1]!));
    }
    return found;
  }
  for (const [name, value] of entriesOf(piece)) {
    const place = { ...piece, value };
    const several = items(place, 20).map(readText);
    add(name, several.length > 0 ? several.join(', ') : readText(place));
  }
  return found;
}

function entriesOf(piece: Piece): readonly (readonly [string, unknown])[] {
  const { value } = piece;
  try {
    if (typeof Headers !== 'undefined' && value instanceof Headers) return [...value].slice(0, 200);
    if (value instanceof Map) {
      return [...Map.prototype.entries.call(value)].slice(0, 200).map(([name, one]) => [String(name), one]);
    }
    return namesOf(piece).map((name) => [name, (value as Record<string, unknown>)[name]] as const);
  } catch {
    return [];
  }
}
