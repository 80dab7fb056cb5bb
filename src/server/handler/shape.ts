import { isJsonObject } from '../../core/model/value/isJsonObject.ts';

/** An invalid value, and its place. */
export interface ShapeProblem {
  /** `guide.evidence[2].where`; empty for the whole. */
  readonly path: string;
  /** What it should be, e.g. `must be text of at most 200 characters`. */
  readonly said: string;
}

/** Problems found while reading one value. */
export interface ShapeNotes {
  readonly problems: ShapeProblem[];
  /** Places of unknown fields, each once; the fields are left out. Their names are not stored, because they may hold anything. */
  readonly unknown: string[];
}

/** Reads an untrusted value: returns a copy of its known part, or adds a problem to `notes` and returns anything. */
export type Shape<T> = (value: unknown, path: string, notes: ShapeNotes) => T;

/** A shape of a field that may be missing. */
export interface OptionalShape<T> {
  readonly optional: Shape<T>;
}

/** One shape per field of `T`, marked where the field is optional; the compiler checks that none is missing. */
export type ShapeFields<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? OptionalShape<Exclude<T[K], undefined>> : Shape<T[K]>;
};

const fail = (notes: ShapeNotes, path: string, said: string): never => {
  notes.problems.push({ path, said });
  return undefined as never;
};

export const shape = {
  optional: <T>(optional: Shape<T>): OptionalShape<T> => ({ optional }),

  text:
    (most: number, least = 0): Shape<string> =>
    (value, path, notes) =>
      typeof value === 'string' && value.length <= most && value.length >= least
        ? value
        : fail(notes, path, `must be text of ${least ? `${least} to` : 'at most'} ${most} characters`),

  /** Text that matches a pattern. */
  word:
    (form: RegExp, said: string): Shape<string> =>
    (value, path, notes) =>
      typeof value === 'string' && form.test(value) ? value : fail(notes, path, said),

  number: ((value, path, notes) =>
    typeof value === 'number' && Number.isFinite(value)
      ? value
      : fail(notes, path, 'must be a number')) satisfies Shape<number>,

  flag: ((value, path, notes) =>
    typeof value === 'boolean' ? value : fail(notes, path, 'must be true or false')) satisfies Shape<boolean>,

  oneOf:
    <const T extends string | number>(values: readonly T[]): Shape<T> =>
    (value, path, notes) =>
      values.includes(value as T) ? (value as T) : fail(notes, path, `must be one of ${values.join(', ')}`),

  scalar:
    (most: number): Shape<string | number | boolean> =>
    (value, path, notes) =>
      typeof value === 'boolean' ||
      Number.isFinite(value) ||
      (typeof value === 'string' && value.length <= most)
        ? (value as string | number | boolean)
        : fail(notes, path, `must be a number, true, false, or text of at most ${most} characters`),

  list:
    <T>(item: Shape<T>, most: number): Shape<readonly T[]> =>
    (value, path, notes) =>
      Array.isArray(value) && value.length <= most
        ? value.map((one, position) => item(one, `${path}[${position}]`, notes))
        : fail(notes, path, `must be a list of at most ${most}`),

  /** An object with names that only the sender knows. */
  record:
    <T>(key: RegExp, item: Shape<T>, most: number): Shape<Readonly<Record<string, T>>> =>
    (value, path, notes) => {
      const entries = isJsonObject(value) ? Object.entries(value) : undefined;
      if (!entries || entries.length > most)
        return fail(notes, path, `must be an object of at most ${most} fields`);
      if (!entries.every(([name]) => key.test(name)))
        return fail(notes, path, 'has a field whose name is not an id');
      return Object.fromEntries(entries.map(([name, one]) => [name, item(one, `${path}.*`, notes)]));
    },

  object:
    <T extends object>(fields: ShapeFields<T>): Shape<T> =>
    (value, path, notes) => {
      if (!isJsonObject(value)) return fail(notes, path, 'must be an object');
      const known = Object.entries(fields) as [string, Shape<unknown> | OptionalShape<unknown>][];
      for (const name of Object.keys(value)) {
        if (!Object.hasOwn(fields, name)) notes.unknown.push(path);
      }
      return Object.fromEntries(
        known.flatMap(([name, field]) => {
          const inner = path ? `${path}.${name}` : name;
          const isThere = Object.hasOwn(value, name);
          if (typeof field === 'function')
            return [[name, field(isThere ? value[name] : undefined, inner, notes)]];
          return isThere ? [[name, field.optional(value[name], inner, notes)]] : [];
        }),
      ) as T;
    },
};
