import type { Atom, Expression } from '../../model/condition.ts';
import type { GuideHead } from '../../model/guide.ts';
import { plainProse } from '../../model/plainProse.ts';
import { lastWords } from '../signal/lastWords.ts';
import type { SignalReadings } from '../signal/signalReadings.ts';
import { wordsOf } from '../text/wordsOf.ts';

/** Guides by position, the nearest first, each with a score of how near its words are. */
export type Near = (readings: SignalReadings) => readonly (readonly [guide: number, score: number])[];

/** For each word the guides that use it, by position, with the weight of the word in each. */
type WordIndex = ReadonlyMap<string, readonly (readonly [guide: number, says: number])[]>;

/** Signals whose values contain words about a failure; states and numbers do not. */
const WORDY = new Set([
  'error.code',
  'error.type',
  'error.reason',
  'error.grpcStatus',
  'error.message',
  'log',
  'blocker.text',
]);

/** A guide that shares only one of its own words with the run scores no more than this, which also happens by chance. */
const MIN_SCORE = 1;

/**
 * Finds the guides whose words are nearest to the last words in which a run says what went wrong.
 * @param heads by position; a guide without a head has no words
 * @param atoms the catalog's
 */
export function createNear(heads: readonly (GuideHead | undefined)[], atoms: readonly Atom[]): Near {
  let users: WordIndex | undefined;
  const idOf = (guide: number): string => heads[guide]!.id;
  return (readings) => {
    const words = lastWords(readings);
    if (words.size === 0) return [];
    users ??= createWordIndex(heads, atoms);
    const scores = new Map<number, number>();
    for (const [word, loud] of words) {
      for (const [guide, says] of users.get(word) ?? []) {
        scores.set(guide, (scores.get(guide) ?? 0) + loud * says);
      }
    }
    return [...scores]
      .filter(([, score]) => score >= MIN_SCORE)
      .sort(([one, its], [other, others]) => others - its || (idOf(one) < idOf(other) ? -1 : 1));
  };
}

/**
 * The words of each guide: id, title, summary, symptoms, and the codes, types and phrases of its conditions. A word weighs more the more
 * often the guide uses it and the fewer guides do; the length of a guide is normalised.
 * @see https://nlp.stanford.edu/IR-book/html/htmledition/tf-idf-weighting-1.html
 */
function createWordIndex(heads: readonly (GuideHead | undefined)[], atoms: readonly Atom[]): WordIndex {
  const counted = heads.map((head) =>
    !head || head.role === 'general' ? undefined : countWords(head, atoms),
  );
  const users = new Map<string, number>();
  let specific = 0;
  for (const counts of counted) {
    if (!counts) continue;
    specific++;
    for (const word of counts.keys()) users.set(word, (users.get(word) ?? 0) + 1);
  }
  const index = new Map<string, [guide: number, says: number][]>();
  for (const [guide, counts] of counted.entries()) {
    if (!counts) continue;
    let squares = 0;
    for (const [word, count] of counts) {
      const says = (1 + Math.log(count)) * Math.log((specific + 1) / users.get(word)!);
      counts.set(word, says);
      squares += says * says;
    }
    // The square root of the usual norm: a guide that names many codes is rightly near to many failures.
    const length = squares ** 0.25;
    for (const [word, says] of counts) {
      const filed = index.get(word);
      if (filed) filed.push([guide, says / length]);
      else index.set(word, [[guide, says / length]]);
    }
  }
  return index;
}

function countWords(head: GuideHead, atoms: readonly Atom[]): Map<string, number> {
  const counts = new Map<string, number>();
  try {
    for (const [text, weight] of textsOf(head, atoms)) {
      for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + weight);
    }
  } catch {
    // Unreadable prose has no words; the conditions of the guide may still be valid.
  }
  return counts;
}

/** The guide's own description counts more than one of its many names. */
function* textsOf(head: GuideHead, atoms: readonly Atom[]): Iterable<readonly [string, number]> {
  yield [head.id, 3];
  yield [head.title, 3];
  yield [head.summary, 1];
  for (const { text, any } of head.symptoms) {
    if (any.length === 0) continue;
    if (Array.isArray(text)) yield [plainProse(text, () => ''), 1];
    const places = new Set<number>();
    for (const { when } of any) collectAtoms(when, places);
    for (const place of places) {
      const { signal, op, value } = atoms[place] ?? {};
      if (!WORDY.has(signal!) || op === '!=') continue;
      for (const one of Array.isArray(value) ? value : [value]) yield [String(one ?? ''), 1];
    }
  }
}

/** Collects the atoms of an expression, except those under a *not*. */
function collectAtoms(when: Expression, into: Set<number>): void {
  if (typeof when === 'number') into.add(when);
  else if (when[0] !== 'not') {
    for (let part = 1; part < when.length; part++) collectAtoms(when[part] as Expression, into);
  }
}
