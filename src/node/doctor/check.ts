import type { Problem } from '../../core/model/problem.ts';
import { showText } from '../../core/model/value/showText.ts';
import type { Paint } from '../cli/paint.ts';
import { plural } from '../cli/plural.ts';
import { problemText } from '../cli/problemText.ts';
import { defined } from '../../core/model/value/defined.ts';

/** One line of `waymark doctor`: something that has to be true of a host. */
export interface Check {
  /** What holds, as a fact: `React 19.3.1 is installed`. */
  readonly title: string;
  readonly problems: readonly Problem[];
  /** Why it was not tried. */
  readonly skipped?: string;
}

export function checkOf(title: string, problem?: Problem): Check {
  return { title, problems: problem ? [problem] : [] };
}

/** A problem at a place in the project's files. */
export function problemAt(
  { file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>,
  code: string,
  message: string,
  hint: string,
  severity: Problem['severity'] = 'error',
): Problem {
  return defined({ code, severity, message, hint, file, line, column });
}

/** The list as a person reads it, each problem under its line, and the count. */
export function checklistText(
  checks: readonly Check[],
  texts: ReadonlyMap<string, string>,
  paint: Paint,
): string {
  const lines = checks.map(({ title, problems, skipped }) => {
    const state = stateOf(problems, skipped);
    const head = `${paint(COLOURS[state], state.padEnd(7))}  ${showText(title)}${skipped === undefined ? '' : `: ${showText(skipped)}`}\n`;
    const mends = problems.map((problem) =>
      indent(problemText(problem, texts.get(problem.file ?? ''), paint)),
    );
    return `${head}${mends.join('')}`;
  });
  const count = (wanted: State): number =>
    checks.filter(({ problems, skipped }) => stateOf(problems, skipped) === wanted).length;
  return `${lines.join('')}\n${plural(checks.length, 'check')}: ${count('ok')} ok, ${count('look')} to look at, ${count('mend')} to mend, ${count('skipped')} not tried.\n`;
}

type State = 'ok' | 'look' | 'mend' | 'skipped';

const COLOURS = { ok: 'green', look: 'yellow', mend: 'red', skipped: 'dim' } as const;

function stateOf(problems: readonly Problem[], skipped: string | undefined): State {
  if (problems.some(({ severity }) => severity === 'error')) return 'mend';
  if (problems.length > 0) return 'look';
  return skipped === undefined ? 'ok' : 'skipped';
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '         ');
}
