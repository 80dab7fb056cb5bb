/**
 * Whether two words are equal except for a typing mistake: one letter added, left out, changed or swapped with the next in words of four
 * letters or more, two in words of eight or more. Numbers are never mistyped: 429 is not 409.
 * @see https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance (optimal string alignment)
 */
export function isNear(word: string, term: string): boolean {
  const most = word.length >= 8 ? 2 : 1;
  if (word.length < 4 || Math.abs(word.length - term.length) > most || /\d/.test(word)) return false;
  if (differentLetters(word, term) > 2 * most) return false;
  let before: number[] = [];
  let row = Array.from({ length: term.length + 1 }, (_, at) => at);
  for (let one = 1; one <= word.length; one++) {
    const next = [one];
    for (let other = 1; other <= term.length; other++) {
      const isSame = word[one - 1] === term[other - 1];
      let cost = Math.min(row[other]! + 1, next[other - 1]! + 1, row[other - 1]! + (isSame ? 0 : 1));
      if (one > 1 && other > 1 && word[one - 1] === term[other - 2] && word[one - 2] === term[other - 1]) {
        cost = Math.min(cost, before[other - 2]! + 1);
      }
      next.push(cost);
    }
    [before, row] = [row, next];
  }
  return row[term.length]! <= most;
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
