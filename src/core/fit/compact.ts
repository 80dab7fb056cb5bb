/** An object whose `undefined` properties are left out: what may be unknown becomes what may be absent. */
export type Compact<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same object without the properties that are `undefined`. */
export function compact<const T extends object>(fields: T): Compact<T> {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Compact<T>;
}
