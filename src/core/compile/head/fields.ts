/** A value of the front matter with its place. The format needs only these shapes. `end` is exclusive. */
export type Value = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'other'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly fields: Fields }
);

/** A key with its value, and where the key stands. */
export interface Field {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly value: Value;
}

export type Fields = readonly Field[];
