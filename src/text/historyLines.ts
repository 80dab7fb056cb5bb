import type { RunChange, RunHistory } from '../core/model/history.ts';
import type { ChangeMessages, HistoryMessages } from './AsideMessages.ts';
import { changeLine } from './changeLine.ts';
import type { WordsOf } from './wordsFrom.ts';

/** How this run compares with earlier runs, a line each: how often it failed alike, when it last worked, and what has changed since. */
export function historyLines(
  history: RunHistory,
  changes: readonly RunChange[],
  words: WordsOf<HistoryMessages & ChangeMessages>,
  now: number,
): readonly string[] {
  return [
    ...pastLines(history, words, now),
    ...(changes.length > 0 ? [words.changedSince] : []),
    ...changes.map((change) => `  ${changeLine(change, words)}`),
  ];
}

/** How often it failed alike, whether it is flaky, and when it last worked: a sentence each. */
export function pastLines(
  { alike, lastGood, isFlaky }: RunHistory,
  words: WordsOf<HistoryMessages>,
  now: number,
): readonly string[] {
  const at = lastGood?.endedAt ?? lastGood?.startedAt;
  const since = alike.inARow > 1 ? alike.since : undefined;
  return [
    ...(alike.times > 0 ? [words.failedAlike({ times: alike.times, since, now })] : []),
    ...(isFlaky ? [words.flaky] : []),
    ...(at === undefined ? [] : [words.lastWorked({ at, now })]),
  ];
}
