import type { Piece } from '../payload/piece.ts';

/** Epoch milliseconds of epoch nanoseconds, which JSON has as a text. Zero is none. */
export function readNanos({ value }: Piece): number | undefined {
  const digits = typeof value === 'number' && Number.isFinite(value) && value > 0 ? value.toFixed(0) : value;
  if (typeof digits !== 'string' || !/^\d{16,20}$/.test(digits)) return undefined;
  return Number(digits.slice(0, -6));
}
