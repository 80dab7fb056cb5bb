import type { Problem } from '../../core/model/problem.ts';
import { frameOf } from './frameOf.ts';
import { type Paint } from './paint.ts';
import { showText } from '../../core/model/value/showText.ts';

/**
 * A problem in readable form: where, what, the line itself, why it matters and what to do.
 * @param text the file the problem is about, for the frame
 */
export function problemText(problem: Problem, text: string | undefined, paint: Paint): string {
  const colour = problem.severity === 'error' ? 'red' : 'yellow';
  const lines = [
    `${paint('cyan', showText(placeOf(problem)))} ${paint(['bold', colour], problem.severity)} ${paint('dim', problem.code)}`,
    `  ${showText(problem.message)}`,
  ];
  const frame = text === undefined ? [] : frameOf(text, problem);
  if (frame.length > 0) {
    lines.push('', ...frame.map((line) => `  ${line.startsWith('>') ? line : paint('dim', line)}`), '');
  }
  if (problem.why !== undefined) lines.push(`  ${showText(problem.why)}`);
  if (problem.hint !== undefined) lines.push(`  ${paint('green', '→')} ${showText(problem.hint)}`);
  return `${lines.join('\n')}\n`;
}

/** The place of a problem in the form that editors and terminals link: `file:line:column`, as far as known. */
function placeOf({ file, line, column }: Problem): string {
  const place = [file ?? '(no file)'];
  if (line !== undefined) {
    place.push(String(line));
    if (column !== undefined) place.push(String(column));
  }
  return place.join(':');
}
