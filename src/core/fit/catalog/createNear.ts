import type { Atom, Expression } from '../../model/condition.ts';
import type { GuideHead } from '../../model/guide.ts';
import { plainProse } from '../../model/plainProse.ts';
import { lastWords } from '../signal/lastWords.ts';
import type { SignalReadings } from '../signal/signalReadings.ts';
import { wordsOf } from '../text/wordsOf.ts';

/** Guides by position, the nearest first, each with a score of how near its words are. */
export type Near = (readings: SignalReadings) => readonly (readonly [guide: number, score: number])[];

/** For each word the guides that use it, by position, with the weight of the word in each. */
type WordIndex = Map<string, (readonly [guide: number, says: number])[]>;

/** Signals whose values contain words about a failure; states and numbers do not. */
const WORDY = /^(?:error\.(?:code|type|reason|grpcStatus|message)|log|blocker\.text)$/;

/** One or two shared words come to no more than this, which also happens by chance. */
const MIN_SCORE = 1;

/** How much the words of a guide's description count beside those of its conditions. */
const DESCRIPTION = 0.3;

/**
 * Power of the sum of squares by which the length of a text is normalised, less than the usual ½: a guide that names many codes is rightly
 * near to many failures.
 */
const NORM = 0.2;

/**
 * Finds the guides whose words are nearest to the last words in which a run says what went wrong. What a guide says of itself and what its
 * conditions ask for are two readings, each with its own weights of words.
 * @param heads by position; a guide without a head has no words
 * @param atoms the catalog's
 */
export function createNear(heads: readonly (GuideHead | undefined)[], atoms: readonly Atom[]): Near {
  let users: WordIndex | undefined;
  const idOf = (guide: number): string => heads[guide]!.id;
  return (readings) => {
    const scores = new Map<number, number>();
    for (const [word, loud] of lastWords(readings)) {
      users ??= createWordIndex(heads, atoms);
      for (const [guide, says] of users.get(word) ?? []) {
        scores.set(guide, (scores.get(guide) ?? 0) + loud * says);
      }
    }
    return [...scores]
      .filter(([, score]) => score >= MIN_SCORE)
      .sort(([one, its], [other, others]) => others - its || (idOf(one) < idOf(other) ? -1 : 1));
  };
}

function createWordIndex(heads: readonly (GuideHead | undefined)[], atoms: readonly Atom[]): WordIndex {
  const index: WordIndex = new Map();
  addWords(index, heads, describing, DESCRIPTION);
  addWords(index, heads, (head) => asking(head, atoms), 1);
  return index;
}

/** Texts of a guide, each with how often it counts. */
type Texts = (head: GuideHead) => Iterable<readonly [text: string, times: number]>;

/**
 * Adds what each guide's words of one reading weigh: more the more often the guide uses the word and the fewer guides do.
 * @see https://nlp.stanford.edu/IR-book/html/htmledition/tf-idf-weighting-1.html
 */
function addWords(
  index: WordIndex,
  heads: readonly (GuideHead | undefined)[],
  texts: Texts,
  share: number,
): void {
  const counted = heads.map((head) =>
    !head || head.role === 'general' ? undefined : countWords(head, texts),
  );
  const users = new Map<string, number>();
  let specific = 0;
  for (const counts of counted) {
    if (!counts) continue;
    specific++;
    for (const word of counts.keys()) users.set(word, (users.get(word) ?? 0) + 1);
  }
  for (const [guide, counts] of counted.entries()) {
    if (!counts) continue;
    let squares = 0;
    for (const [word, count] of counts) {
      const says = (1 + Math.log(count)) * Math.log((specific + 1) / users.get(word)!);
      counts.set(word, says);
      squares += says * says;
    }
    for (const [word, says] of counts) {
      const filed = index.get(word) ?? [];
      filed.push([guide, (share * says) / squares ** NORM]);
      index.set(word, filed);
    }
  }
}

function countWords(head: GuideHead, texts: Texts): Map<string, number> {
  const counts = new Map<string, number>();
  try {
    for (const [text, times] of texts(head)) {
      for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + times);
    }
  } catch {
    // Unreadable prose has no words; the conditions of the guide may still be valid.
  }
  return counts;
}

/** What a guide says of itself; id and title count more than a sentence. */
function* describing(head: GuideHead): Iterable<readonly [string, number]> {
  yield [head.id, 3];
  yield [head.title, 3];
  yield [head.summary, 1];
  for (const { text, any } of head.symptoms)
    if (any.length > 0 && Array.isArray(text)) yield [plainProse(text, () => ''), 1];
}

/** The codes, types and phrases that its conditions ask for. */
function* asking(head: GuideHead, atoms: readonly Atom[]): Iterable<readonly [string, number]> {
  yield [head.id, 3];
  for (const { any } of head.symptoms) {
    const places = new Set<number>();
    for (const { when } of any) collectAtoms(when, places);
    for (const place of places) {
      const { signal, op, value } = atoms[place] ?? {};
      if (!WORDY.test(signal ?? '') || op === '!=') continue;
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
