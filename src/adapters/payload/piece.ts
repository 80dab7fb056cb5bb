import { readJson } from '../../core/model/value/readJson.ts';
import type { Problem } from '../../core/model/problem.ts';

/** A value inside an untrusted payload, with its path. */
export interface Piece {
  readonly value: unknown;
  readonly path: string;
  /** Shared by all pieces of one payload. */
  readonly problems: Problem[];
  /** Whether it was parsed from JSON inside a text, so that `path` is the text's. */
  readonly inText: boolean;
}

/** Problems reported for one payload. */
const MAX_PROBLEMS = 20;
/** Longest text that is parsed as JSON, in UTF-16 code units. */
const MAX_JSON = 4_194_304;

export function pieceOf(value: unknown, problems: Problem[]): Piece {
  return { value, path: '', problems, inText: false };
}

/** Adds a problem at a piece, once for each code and path, up to `MAX_PROBLEMS`. */
export function tell({ problems, path }: Piece, code: string, message: string, hint: string): void {
  if (problems.length >= MAX_PROBLEMS || problems.some((told) => told.code === code && told.file === path))
    return;
  problems.push({ code, severity: 'warning', message, hint, file: path });
}

/** The value at a path of names, own properties only. One whose getter throws is `undefined`, with a problem. */
export function at(piece: Piece, ...names: readonly string[]): Piece {
  let found = piece;
  for (const name of names) found = step(found, name);
  return found;
}

/** The first of these properties that is neither `undefined` nor `null`. */
export function firstAt(piece: Piece, ...names: readonly string[]): Piece {
  let found = piece;
  for (const name of names) {
    found = step(piece, name);
    if (found.value !== undefined && found.value !== null) return found;
  }
  return found;
}

function step(piece: Piece, name: string): Piece {
  const { value, problems, inText } = piece;
  const path = inText ? piece.path : join(piece.path, name);
  if (typeof value !== 'object' || value === null) return { value: undefined, path, problems, inText };
  try {
    const own = Object.hasOwn(value, name);
    return { value: own ? (value as Record<string, unknown>)[name] : undefined, path, problems, inText };
  } catch {
    const nothing = { value: undefined, path, problems, inText };
    tell(
      nothing,
      'unreadable',
      'Reading this threw an error.',
      'Pass plain data, without getters that throw.',
    );
    return nothing;
  }
}

/** Path of a property; of the object itself where it has no such property. */
export function placeOf(piece: Piece, name: string): string {
  const found = step(piece, name);
  return found.value === undefined ? piece.path : found.path;
}

/** The items of a list, at most the last `most`; none of what is no list. */
export function items(piece: Piece, most = 10_000): readonly Piece[] {
  const { value, path, problems, inText } = piece;
  const found: Piece[] = [];
  try {
    if (!Array.isArray(value)) return found;
    // A proxy may return anything as its length.
    const length = Number.isSafeInteger(value.length) && value.length > 0 ? value.length : 0;
    if (length > most)
      tell(piece, 'too-long', `Only the last ${most} of ${length} entries are read.`, 'Pass fewer.');
    for (let index = Math.max(0, length - most); index < length; index++) {
      const place = inText ? path : `${path}[${index}]`;
      const item: unknown = Object.hasOwn(value, index) ? value[index] : undefined;
      found.push({ value: item, path: place, problems, inText });
    }
  } catch {
    tell(piece, 'unreadable', 'Reading this list threw an error.', 'Pass plain data.');
  }
  return found;
}

/** Own names of an object, at most `most`. */
export function namesOf({ value }: Piece, most = 200): readonly string[] {
  try {
    return typeof value === 'object' && value !== null ? Object.keys(value).slice(0, most) : [];
  } catch {
    return [];
  }
}

export function isList({ value }: Piece): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** An object that is no list. */
export function isObject(piece: Piece): boolean {
  return typeof piece.value === 'object' && piece.value !== null && !isList(piece);
}

/** Whether the object has this property, even with the value `null`. */
export function has(piece: Piece, name: string): boolean {
  return step(piece, name).value !== undefined;
}

/** The value of a JSON text; any other value unchanged. */
export function unpacked(piece: Piece): Piece {
  const { value } = piece;
  if (typeof value !== 'string' || value.length > MAX_JSON || !/^\s{0,100}[[{]/.test(value)) return piece;
  const json = readJson(value);
  return json === undefined ? piece : { ...piece, value: json, inText: true };
}

/** `a.b`, `a["b-c"]`. */
function join(path: string, name: string): string {
  // Almost all names are short words.
  if (!/^[A-Za-z_$][\w$]{0,200}$/.test(name)) return `${path}[${JSON.stringify(name.slice(0, 200))}]`;
  return path === '' ? name : `${path}.${name}`;
}
