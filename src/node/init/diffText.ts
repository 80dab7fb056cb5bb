import { showText } from '../../core/model/value/showText.ts';
import type { Paint } from '../cli/paint.ts';
import type { Change } from './planInit.ts';

/** Lines shown around what changes. */
const CONTEXT = 3;

/** A change as `diff -u` shows it: one hunk, from the first line that differs to the last. */
export function diffText({ file, before = '', after }: Change, paint: Paint): string {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) {
    end += 1;
  }
  const from = Math.max(0, start - CONTEXT);
  const rest = Math.max(0, end - CONTEXT);
  const shown = [
    ...old.slice(from, start).map((line) => ` ${line}`),
    ...old.slice(start, old.length - end).map((line) => paint('red', `-${showText(line)}`)),
    ...fresh.slice(start, fresh.length - end).map((line) => paint('green', `+${showText(line)}`)),
    ...old.slice(old.length - end, old.length - rest).map((line) => ` ${line}`),
  ];
  const range = (lines: readonly string[]): string =>
    `${lines.length === 0 ? 0 : from + 1},${lines.length - rest - from}`;
  return `--- ${before === '' ? '/dev/null' : file}\n+++ ${file}\n@@ -${range(old)} +${range(fresh)} @@\n${shown.join('\n')}\n`;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
