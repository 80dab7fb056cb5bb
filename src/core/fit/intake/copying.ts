import { cutAt } from '../../model/value/cutText.ts';
import type { Problem } from '../../model/problem.ts';
import type { Run } from '../../model/run.ts';
import { cleanText, hasSequences } from '../text/cleanText.ts';

/** The state of copying one host value: the current path, and the problems found so far. */
export interface Copying {
  readonly path: (string | number)[];
  /** How much of `path` is valid; cutting the array 100,000 times would cost more than the copying. */
  depth: number;
  readonly problems: Problem[];
  /** Codes and places already reported; one problem of a kind is enough for a list of 100,000. */
  readonly told: Set<string>;
  /** List items that may still be copied. */
  items: number;
  /** Lists that are known to say what they said before. */
  readonly kept: Pick<Run, 'steps' | 'events'>;
}

/** Copies one value of a host, or reports a problem and returns nothing. May throw what a getter of the host throws. */
export type Copy<T> = (value: unknown, copying: Copying) => T | undefined;

/** Problems reported for one run. */
const MAX_PROBLEMS = 50;

export function addProblem(copying: Copying, code: string, message: string, hint: string): undefined {
  const { problems, told } = copying;
  const path = copying.path.slice(0, copying.depth);
  const key = code + path.filter((part) => typeof part === 'string').join('.');
  if (told.has(key) || problems.length >= MAX_PROBLEMS) return undefined;
  told.add(key);
  const file = path.reduce<string>(
    (all, part) =>
      typeof part === 'number' ? `${all}[${part}]` : all && part ? `${all}.${part}` : all + part,
    '',
  );
  problems.push({ code, severity: 'warning', message, hint, file });
  return undefined;
}

/** What has been copied of an object so far. */
export type Partly<T> = { -readonly [K in keyof T]?: T[K] };

/** An object, field by field: own properties of the table only. A field that cannot be read is left out. */
export function record<T>(
  fields: { readonly [K in keyof T]-?: Copy<T[K]> },
  mend: (copied: Partly<T>, index: number) => void = () => {},
  ...needed: readonly (keyof T & string)[]
): Copy<T> {
  const names = Object.keys(fields);
  const copies = Object.values<Copy<unknown>>(fields);
  return (value, copying) => {
    if (value === null) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) return wrong(copying, 'an object');
    const { path, depth } = copying;
    const index = path[depth - 1];
    const copied: Record<string, unknown> = {};
    copying.depth = depth + 1;
    for (let field = 0; field < names.length; field++) {
      const name = names[field]!;
      try {
        path[depth] = name;
        if (!Object.hasOwn(value, name)) continue;
        const given = (value as Record<string, unknown>)[name];
        const one = given === undefined ? given : copies[field]!(given, copying);
        if (one !== undefined) copied[name] = one;
      } catch {
        copying.depth = depth + 1;
        addProblem(
          copying,
          'unreadable',
          'Reading this field threw an error.',
          'Pass plain data, without getters that throw.',
        );
      }
    }
    copying.depth = depth;
    mend(copied as Partly<T>, typeof index === 'number' ? index : 0);
    for (const name of needed) {
      if (Object.hasOwn(copied, name)) continue;
      return addProblem(
        copying,
        'incomplete',
        `\`${name}\` is missing, so the whole entry is left out.`,
        `Pass \`${name}\`.`,
      );
    }
    return copied as T;
  };
}

/** A list; `null` means known to be empty. Of a list longer than `most`, its first quarter and last three quarters of `most` are kept. */
export function list<T>(item: Copy<T>, most: number): Copy<readonly T[]> {
  return (value, copying) => {
    if (value === null) return [];
    if (!Array.isArray(value)) return wrong(copying, 'a list');
    const { path, depth } = copying;
    // A proxy may return anything as its length.
    const length = Number.isSafeInteger(value.length) && value.length > 0 ? value.length : 0;
    const copied: T[] = [];
    const room = Math.min(length, most, copying.items);
    copying.items -= room;
    if (room < length) {
      addProblem(
        copying,
        'too-long',
        `Only ${room} of ${length} entries are kept.`,
        'Pass the entries around the failure.',
      );
    }
    copying.depth = depth + 1;
    const head = room < length ? room >> 2 : room;
    for (let count = 0; count < room; count++) {
      const index = count < head ? count : length - room + count;
      path[depth] = index;
      try {
        // A hole holds nothing; reading it would ask the prototype.
        const given: unknown = Object.hasOwn(value, index) ? value[index] : undefined;
        const one = given === undefined ? given : item(given, copying);
        if (one !== undefined) copied.push(one);
      } catch {
        copying.depth = depth + 1;
        addProblem(copying, 'unreadable', 'Reading this entry threw an error.', 'Pass plain data.');
      }
    }
    copying.depth = depth;
    return copied;
  };
}

/** One of a table's words; another case, or `_` for `-`, is corrected. */
export function oneOf<T extends string>(words: readonly T[]): Copy<T> {
  return (value, copying) => {
    if (value === null) return undefined;
    if (words.includes(value as T)) return value as T;
    const meant =
      typeof value === 'string' && value.length < 100 ? value.toLowerCase().replaceAll(/[_ ]/g, '-') : '';
    const word = words.find((one) => one === meant);
    return word ? converted(copying, `"${word}"`, word) : wrong(copying, `one of ${words.join(', ')}`);
  };
}

/** Text of at most `most` code units, without terminal sequences; of a longer one the beginning and the end are kept. */
export function text(most: number): Copy<string> {
  return (value, copying) => {
    if (value === null) return undefined;
    if (typeof value === 'number' || typeof value === 'bigint')
      return converted(copying, 'a string', String(value));
    if (typeof value !== 'string') return wrong(copying, 'a string');
    if (most === Infinity || (value.length <= most && !hasSequences(value))) return value;
    // Cut before cleaning: 50 MB of colour codes are not worth the time.
    return shorten(cleanText(shorten(value, most * 4)).text, most);
  };
}

// `+ 0` turns -0 into 0; JSON cannot distinguish them.
export const number: Copy<number> = (value, copying) => {
  if (value === null) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
  const digits = typeof value === 'string' && /^-?\d{1,15}(\.\d{1,9})?$/.test(value);
  return digits ? converted(copying, 'a number', Number(value) + 0) : wrong(copying, 'a number');
};

export const boolean: Copy<boolean> = (value, copying) => {
  if (value === null) return undefined;
  return typeof value === 'boolean' ? value : wrong(copying, 'true or false');
};

/** Epoch milliseconds. A `Date` or an ISO 8601 string with a zone is converted; without a zone it would depend on the reader's clock. */
export const time: Copy<number> = (value, copying) => {
  if (value === null) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
  let at = NaN;
  if (value instanceof Date) at = Date.prototype.getTime.call(value);
  else if (
    typeof value === 'string' &&
    value.length < 40 &&
    /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:?\d\d)$/i.test(value)
  ) {
    at = Date.parse(value);
  }
  return Number.isNaN(at)
    ? wrong(copying, 'a time in epoch milliseconds')
    : converted(copying, 'epoch milliseconds', at);
};

function shorten(long: string, most: number): string {
  if (long.length <= most) return long;
  const head = most >> 2;
  return `${long.slice(0, cutAt(long, head))}\n…\n${long.slice(cutAt(long, long.length - (most - head - 3)))}`;
}

function wrong(copying: Copying, wanted: string): undefined {
  return addProblem(
    copying,
    'wrong-type',
    `This is not ${wanted}, so it is left out.`,
    `Pass ${wanted}, or leave it out.`,
  );
}

function converted<T>(copying: Copying, wanted: string, value: T): T {
  addProblem(copying, 'converted', `Read as ${wanted}.`, `Pass ${wanted} to be sure of what is meant.`);
  return value;
}
