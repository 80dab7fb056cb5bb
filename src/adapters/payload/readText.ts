import type { Piece } from './piece.ts';

/** A text, or a number as text. An empty text counts as absent. */
export function readText({ value }: Piece): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined;
}

/** A short text without spaces: a name, a code, a word of a table. */
export function readWord(piece: Piece): string | undefined {
  const text = readText(piece);
  return text !== undefined && text.length <= 200 && !/\s/.test(text) ? text : undefined;
}

/** A finite number, also as text, in which JSON holds 64-bit numbers. */
export function readNumber({ value }: Piece): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' && /^-?\d{1,18}(\.\d{1,9})?$/.test(value) ? Number(value) : undefined;
}

export function readBoolean({ value }: Piece): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
