import type { Expression } from '../../model/condition.ts';
import { reportIn, type CompileContext } from '../compileContext.ts';
import { findIn, type LineRange, spanOf } from '../source/createSource.ts';
import { conditionFaults } from '../condition/conditionFaults.ts';
import { findSingleQuoted } from '../condition/tokenizeCondition.ts';
import { compileCondition, oddityIn } from '../condition/compileCondition.ts';

/**
 * Compiles the condition in a code span.
 *
 * @param content of the span
 * @param text the condition in it
 * @param start where the condition begins in the span
 */
export function compileSpan(
  content: string,
  text: string,
  start: number,
  use: 'symptom' | 'gate' | 'cause',
  lines: LineRange,
  context: CompileContext,
): Expression | undefined {
  const { source, faults: collected, vocabulary, atoms, causeAtoms, captured } = context;
  const capture = (name: string): void => {
    if (!captured.has(name)) captured.set(name, spanOf(source, `{${name}}`, lines));
  };
  const when = compileCondition(text, {
    vocabulary,
    atoms: use === 'cause' ? causeAtoms : atoms,
    use,
    capture,
    report: (fault, from, to) => {
      const whole = findIn(source, content, lines);
      // A condition broken over two lines is written differently in the source than in the span.
      if (whole < 0) reportIn(context, fault, lines, text.slice(from, to));
      else collected.add(fault, whole + start + from, Math.max(1, to - from));
    },
  });
  // Captures of an unreadable condition are not also reported as missing.
  if (when === undefined && use === 'symptom')
    for (const [, name] of text.matchAll(/\{([A-Za-z][\w-]*)\}/g)) capture(name!);
  if (when === undefined) return undefined;
  const odd = oddityIn(when, (use === 'cause' ? causeAtoms : atoms).list, vocabulary);
  if (odd) reportIn(context, odd, lines, text);
  const single = findSingleQuoted(text);
  if (single)
    reportIn(context, conditionFaults.singleQuotes(single.text), lines, text.slice(single.start, single.end));
  return when;
}
