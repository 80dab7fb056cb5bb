/** A range of a text, in UTF-16 code units. */
interface Range {
  readonly offset: number;
  readonly length: number;
}

/**
 * Places in a JSON text: of each value, by its path (`[0].rates[1].per`, a dot before every key), and of each key, by the path of its value
 * and `#`.
 */
export type JsonPlaces = ReadonlyMap<string, Range>;

/** An open object or list. */
interface Open {
  readonly path: string;
  readonly isList: boolean;
  index: number;
  key: string;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** @param text valid JSON */
export function locateJson(text: string): JsonPlaces {
  const places = new Map<string, Range>();
  const open: Open[] = [];
  let isKey = false;
  for (const { 0: token, index: offset } of text.matchAll(TOKEN)) {
    const inner = open.at(-1);
    const path = inner ? pathIn(inner) : '';
    if (token === ',') {
      if (inner?.isList) inner.index += 1;
      isKey = inner !== undefined && !inner.isList;
    } else if (token === ':') isKey = false;
    else if (token === '{' || token === '[') {
      open.push({ path, index: 0, key: '', isList: token === '[' });
      // A problem with the whole value points to its beginning.
      places.set(path, { offset, length: 1 });
      isKey = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      isKey = false;
    } else if (isKey && inner) {
      inner.key = JSON.parse(token) as string;
      places.set(`${pathIn(inner)}#`, { offset, length: token.length });
    } else places.set(path, { offset, length: token.length });
  }
  return places;
}

function pathIn(at: Open): string {
  return at.isList ? `${at.path}[${at.index}]` : `${at.path}.${at.key}`;
}
