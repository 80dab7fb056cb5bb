import type { CaptureUse, CompileContext } from '../compileContext.ts';
import type { Fault } from '../source/collectFaults.ts';
import { proseFaults as faults } from './proseFaults.ts';

/** Compares what the prose shows of captured text with what the symptoms capture. */
export function checkCaptures({ uses, captured, faults: { add } }: CompileContext): void {
  const names = [...captured.keys()];
  for (const use of uses) {
    const fault = faultOf(use, names);
    if (fault) add(fault, use.offset, use.length);
  }
  for (const [name, { offset, length }] of captured) {
    if (!uses.some((use) => use.name === name)) add(faults.unusedCapture(name), offset, length);
  }
}

/** What is wrong with `{name|fallback}` in the prose of a guide that captures `names`. */
export function faultOf(
  { name, bare, inside }: Omit<CaptureUse, 'offset' | 'length'>,
  names: readonly string[],
): Fault | undefined {
  // Braces are common in code and addresses; they mean something only around a name that is captured.
  if (!names.includes(name)) return inside || bare ? undefined : faults.unknownCapture(name, names);
  if (inside) return faults.captureInside(name, inside);
  return bare ? faults.captureWithoutFallback(name) : undefined;
}
