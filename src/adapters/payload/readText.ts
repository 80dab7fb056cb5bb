import type { Piece } from './piece.ts';

/** A text, or a number as one. An empty text says nothing. */
export function readText({ value }: Piece): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined;
}

/** A text that is short and has no spaces: a name, a code, a word of a table. */
export function readWord(piece: Piece): string | undefined {
  const text = readText(piece);
  return text !== undefined && text.length <= 200 && !/\s/.test(text) ? text : undefined;
}

/** A finite number, also one in a text, as JSON of 64-bit numbers has them. */
export function readNumber({ value }: Piece): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' && /^-?\d{1,18}(\.\d{1,9})?$/.test(value) ? Number(value) : undefined;
}

export function readBoolean({ value }: Piece): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
