import type { Problem } from '../../core/model/problem.ts';
import { showText } from '../../core/model/value/showText.ts';

/** Columns of a source line shown; a longer line is cut around the place. */
const MAX_COLUMNS = 100;

/**
 * The source line a problem stands in, the line before it, and a caret under the place.
 *
 * @param text the whole file the problem is about
 * @returns lines without a line end; none when the problem has no line in `text`
 */
export function frameOf(text: string, problem: Problem): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const at = problem.line;
  const line = at === undefined ? undefined : lines[at - 1];
  if (at === undefined || line === undefined) return [];
  const gutter = String(at).length;
  const column = Math.min(problem.column ?? 1, line.length + 1);
  const from = column > MAX_COLUMNS ? column - MAX_COLUMNS / 2 : 0;
  const before = from > 0 ? undefined : lines[at - 2];
  const shown: string[] = [];
  if (before !== undefined && before.trim() !== '') {
    shown.push(`  ${String(at - 1).padStart(gutter)} | ${cut(before, 0)}`.trimEnd());
  }
  shown.push(`> ${at} | ${cut(line, from)}`.trimEnd());
  if (problem.column === undefined) return shown;
  const indent = cut(line.slice(0, column - 1), from, column - 1).length;
  const marked = showText(line.slice(column - 1, column - 1 + (problem.length ?? 1)));
  const carets = Math.max(1, Math.min(marked.length, MAX_COLUMNS / 2));
  shown.push(`  ${' '.repeat(gutter)} | ${' '.repeat(indent)}${'^'.repeat(carets)}`);
  return shown;
}

function cut(line: string, from: number, to: number = from + MAX_COLUMNS): string {
  const piece = showText(line.slice(from, to)).replaceAll('\t', ' ');
  return `${from > 0 ? '…' : ''}${piece}${to < line.length ? '…' : ''}`;
}
