/** Of one text, and of all that is asked for: an index entry is bounded, and so is the work of a query. */
const MAX_WORDS = 400;
const MAX_ASKED = 12;
const MAX_WORD = 60;

/** The distinct words of texts, in lower case, for an index. Words are runs of letters and digits: `ECONNREFUSED`, `run`, `1000`. */
export function searchWords(texts: readonly (string | undefined)[], most = MAX_WORDS): readonly string[] {
  const words = new Set<string>();
  for (const text of texts) {
    for (const [word] of (text ?? '').toLowerCase().matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      if (words.size >= most) return [...words];
      words.add(word.slice(0, MAX_WORD));
    }
  }
  return [...words];
}

/** What finds texts that hold every word of `asked`, the beginnings of words included. @returns undefined when it has no word */
export function searchQuery(asked: string): string | undefined {
  const words = searchWords([asked], MAX_ASKED);
  // Words are letters and digits alone, so none can be taken for an operator of the query.
  return words.length > 0 ? words.map((word) => `'${word}':*`).join(' & ') : undefined;
}
