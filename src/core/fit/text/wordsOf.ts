/**
 * The words of a text, in lower case and without their endings, so that `TimeoutError`, `timed out` and `time-out` share one. Words of
 * fewer than three letters say nothing.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  const spaced = text
    .replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .replaceAll(/\btimed?[ _-]outs?\b/g, 'timeout');
  for (const [word] of spaced.matchAll(/\p{L}{3,40}/gu)) words.push(stem(word));
  return words;
}

/** What stays of a word without its ending: *exceeded* and *exceeds*, *validation* and *validate*, *cancelled* and *canceled* become one. */
function stem(word: string): string {
  if (word.length <= 4) return word.replace(/s$/, '');
  return word
    .replace(/ies$/, 'y')
    .replace(/at(?:ions?|ing|ed|es?)$/, 'at')
    .replace(/(?:ions?|ing|ed|es|s|ments?|ly|e?rs?|ors?|able|e)$/, '')
    .replace(/(.)\1$/, '$1');
}
