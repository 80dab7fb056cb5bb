import { findPhrase, foldCase, type PhraseMatch } from './findPhrase.ts';

/** The first occurrence of a phrase in a text, by the phrase's position in the list. */
export interface PhraseHit {
  readonly phrase: number;
  readonly match: PhraseMatch;
}

/** Finds which phrases occur in a text. */
export type PhraseScan = (text: string) => readonly PhraseHit[];

/** So many comparisons of a phrase with a place of a text cost less than making the tables of the one pass. */
const FEW = 4_000_000;

/**
 * Prepares a search for many phrases at once. The answer is what `findPhrase` gives phrase by phrase, in the order of their places. A short
 * text is searched for each of them, a longer one in one pass, whose tables are made when they are first needed.
 *
 * @param createPass makes the search in one pass; without it a long text too is searched for each phrase, which is slower
 * @param few how many comparisons are too few for the tables
 */
export function createPhraseScan(
  phrases: readonly string[],
  createPass?: (phrases: readonly string[]) => PhraseScan,
  few = FEW,
): PhraseScan {
  let needles: readonly string[] | undefined;
  let pass: PhraseScan | undefined;
  const oneByOne: PhraseScan = (text) => {
    // What stands before the first `*` or capture.
    needles ??= phrases.map((phrase) => foldCase(phrase).split(/[*{]/, 1)[0]!);
    const folded = foldCase(text);
    return phrases.flatMap((one, phrase) => {
      const match = folded.includes(needles![phrase]!) && findPhrase(text, folded, one);
      return match ? [{ phrase, match }] : [];
    });
  };
  return (text) => {
    const isLong = phrases.length * text.length >= few;
    const hits = ((isLong && (pass ??= createPass?.(phrases))) || oneByOne)(text);
    return [...hits].sort((one, other) => one.match.start - other.match.start || one.phrase - other.phrase);
  };
}
