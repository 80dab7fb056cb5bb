import type { Expression } from '../../model/condition.ts';
import { reportIn, type CompileContext } from '../compileContext.ts';
import { findIn, lineStart, type Lines } from '../source/createSource.ts';
import { compileCondition } from './compileCondition.ts';

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
  lines: Lines,
  context: CompileContext,
): Expression | undefined {
  const { source, faults: collected, vocabulary, atoms, causeAtoms, captured } = context;
  return compileCondition(text, {
    vocabulary,
    atoms: use === 'cause' ? causeAtoms : atoms,
    use,
    capture: (name) => {
      if (captured.has(name)) return;
      const needle = `{${name}}`;
      const at = findIn(source, needle, lines);
      captured.set(name, { offset: at < 0 ? lineStart(source, lines.from) : at, length: needle.length });
    },
    report: (fault, from, to) => {
      const whole = findIn(source, content, lines);
      // A condition broken over two lines does not stand in the source as it stands in the span.
      if (whole < 0) reportIn(context, fault, lines, text.slice(from, to));
      else collected.add(fault, whole + start + from, Math.max(1, to - from));
    },
  });
}
