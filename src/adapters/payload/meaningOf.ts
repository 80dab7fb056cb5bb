/**
 * What a table says of a word that a payload states. A payload may state any word, and `constructor` must not find what every object has.
 * @param word nothing where the payload states none
 */
export function meaningOf<T>(table: Readonly<Record<string, T>>, word: string | undefined): T | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
