import type { Piece } from '../payload/piece.ts';

/**
 * A word of a protobuf enum, in any of the forms Temporal writes it: `RETRY_STATE_IN_PROGRESS`, `InProgress`, `IN_PROGRESS`, or its number.
 *
 * @param words the values in the order of their numbers, from 1; lower case with hyphens
 * @param prefix what the long form begins with: `RETRY_STATE_`
 */
export function readEnum<T extends string>(
  { value }: Piece,
  words: readonly T[],
  prefix: string,
): T | undefined {
  if (typeof value === 'number') return words[value - 1];
  if (typeof value !== 'string' || value.length > 80) return undefined;
  const bare = letters(value.startsWith(prefix) ? value.slice(prefix.length) : value);
  return words.find((word) => letters(word) === bare);
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '');
}
