import { editDistance } from '../model/value/editDistance.ts';

/**
 * Whether two words are equal except for a typing mistake: one letter added, left out, changed or swapped with the next in words of four
 * letters or more, two in words of eight or more. Numbers are never mistyped: 429 is not 409.
 */
export function isNear(word: string, term: string): boolean {
  const most = word.length >= 8 ? 2 : 1;
  if (word.length < 4 || Math.abs(word.length - term.length) > most || /\d/.test(word)) return false;
  return differentLetters(word, term) <= 2 * most && editDistance(word, term) <= most;
}

/** Number of letters that only one of the words has, computed without an allocation; it rejects most terms. */
function differentLetters(one: string, other: string): number {
  let bits = lettersOf(one) ^ lettersOf(other);
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}

function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}
