import type { ChangeValue, RunChange } from '../core/model/history.ts';
import { showText } from '../core/model/value/showText.ts';
import type { ChangeMessages } from './AsideMessages.ts';
import type { WordsOf } from './wordsFrom.ts';

/** One difference between the last good run and this one. */
export function changeLine(change: RunChange, words: WordsOf<ChangeMessages>): string {
  const name = 'name' in change ? change.name : 'title' in change ? change.title : '';
  const show = (value: ChangeValue): string =>
    value === undefined
      ? '–'
      : change.kind === 'slower'
        ? words.duration(Number(value))
        : showText(String(value));
  const [from, to] = 'from' in change ? [show(change.from), show(change.to)] : ['', ''];
  return words.change({ kind: change.kind, name: showText(name), from, to });
}
