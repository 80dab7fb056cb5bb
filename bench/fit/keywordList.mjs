/**
 * What one writes first: the words of every guide in one flat list, looked for anywhere in the input. The guide with the most hits
 * leads, and is always sure of itself. The words are those of the guides' own conditions, so it knows as much as they do.
 */
export function createKeywordList({ atoms, guides }) {
  const lists = guides
    .filter(({ role }) => role !== 'general')
    .map(({ id, symptoms, next }) => ({
      id,
      move: next.at(-1)?.move ?? 'fix',
      words: [
        ...new Set(
          symptoms
            .flatMap(({ any }) => any.flatMap(({ when }) => atomsOf(when)))
            .flatMap((place) => wordsOf(atoms[place])),
        ),
      ],
    }));
  return (input) => {
    const text = (typeof input === 'string' ? input : JSON.stringify(input)).toLowerCase();
    const hits = lists
      .map(({ id, move, words }) => ({ id, move, hits: words.filter((word) => text.includes(word)).length }))
      .filter(({ hits: found }) => found > 0)
      .toSorted((one, other) => other.hits - one.hits);
    const all = hits.reduce((sum, { hits: found }) => sum + found, 0);
    return {
      trouble: hits.length > 0 ? 'failed' : 'none',
      lead: hits[0]?.id ?? null,
      fits: hits.map(({ id, hits: found }) => ({ guide: id, confidence: found / all })),
      move: hits[0]?.move ?? 'continue',
    };
  };
}

/** The atoms that make a condition true; not those that make it false. */
function atomsOf(when) {
  if (typeof when === 'number') return [when];
  const [operator, ...parts] = when;
  return operator === 'not' ? [] : parts.flatMap(atomsOf);
}

/** Words long enough to mean something by themselves. */
function wordsOf({ op, value }) {
  if (op !== '=' && op !== 'in' && op !== 'contains') return [];
  return [value]
    .flat()
    .filter((word) => typeof word === 'string' && word.length > 3)
    .flatMap((word) => word.toLowerCase().split(/\*|\{[a-z]+\}/i))
    .map((word) => word.trim())
    .filter((word) => word.length > 3);
}
