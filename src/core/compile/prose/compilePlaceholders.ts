import type { CodePart } from '../../model/prose.ts';
import { SHOWN_SIGNALS } from '../../model/signal/shownSignals.ts';
import type { CompileContext, PlaceholderUse } from '../compileContext.ts';
import { meaningFaults } from '../condition/conditionFaults.ts';
import type { Vocabulary } from '../condition/createVocabulary.ts';
import type { Fault } from '../source/collectFaults.ts';
import { type LineRange, type TextSpan, spanOf } from '../source/createSource.ts';
import { nearest } from '../../model/value/nearest.ts';
import { proseFaults as faults } from './proseFaults.ts';

/** `{name|fallback}` and `{name}`; a name with a dot is a signal. */
const PLACEHOLDER = /\{([A-Za-z][\w-]{0,60}(?:\.[A-Za-z]\w{0,60})?)(?:\|([^{}|]{0,200}))?\}/g;

/** Splits text at its placeholders, and records each of them, to be checked once all captures of the guide are known. */
export function compilePlaceholders(
  text: string,
  inside: PlaceholderUse['inside'],
  lines: LineRange,
  context: CompileContext,
): readonly CodePart[] {
  if (!text.includes('{')) return [text];
  const parts: CodePart[] = [];
  let from = 0;
  for (const { 0: whole, 1: name, 2: fallback, index } of text.matchAll(PLACEHOLDER)) {
    const bare = fallback === undefined || fallback.trim() === '';
    context.placeholders.push({ name: name!, bare, inside, ...placeOf(whole, lines, context) });
    if (bare || inside === 'link') continue;
    if (index > from) parts.push(text.slice(from, index));
    parts.push(['run', name!, fallback.trim()]);
    from = index + whole.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

function placeOf(whole: string, lines: LineRange, { source, placeholders }: CompileContext): TextSpan {
  // Placeholders are met in the order of the text, so each is looked for after the last one.
  const start = source.lineStarts[lines.from]!;
  const last = placeholders.at(-1);
  const after = source.text.indexOf(whole, last && last.offset >= start ? last.offset + last.length : start);
  const there = after >= 0 && after < (source.lineStarts[lines.to] ?? source.text.length);
  return there ? { offset: after, length: whole.length } : spanOf(source, whole, lines);
}

/** Checks the placeholders of a guide against the known signals and the captures of its symptoms. */
export function checkPlaceholders({
  placeholders,
  captured,
  vocabulary,
  faults: { add },
}: CompileContext): void {
  const names = [...captured.keys()];
  // A capture with a misspelt use is one mistake, not also an unused capture.
  const misspelt = new Set<string | undefined>();
  for (const use of placeholders) {
    const fault = signalFault(use, vocabulary) ?? captureFault(use, names);
    if (fault) add(fault, use.offset, use.length);
    if (fault?.code === 'unknown-capture') misspelt.add(nearest(use.name, names));
  }
  for (const [name, { offset, length }] of captured) {
    if (!misspelt.has(name) && !placeholders.some((use) => use.name === name))
      add(faults.unusedCapture(name), offset, length);
  }
}

type Use = Omit<PlaceholderUse, 'offset' | 'length'>;

/** The fault of a placeholder that names a signal. */
export function signalFault({ name, bare, inside }: Use, { signals }: Vocabulary): Fault | undefined {
  if (!name.includes('.')) return undefined;
  const spec = signals.get(name);
  if (!spec) {
    // Braces are common in code and addresses; without a fallback they count only if the name is nearly a known one.
    const meant = !bare || nearest(name, signals.keys()) !== undefined;
    if (!meant || inside === 'link') return undefined;
    const why = 'The fallback would be shown in every run.';
    return { ...meaningFaults.unknownSignal(name, [...signals.keys()]), why };
  }
  if (!SHOWN_SIGNALS.includes(name)) return faults.signalNotShown(name);
  if (inside === 'link') return faults.placeholderInLink(name);
  return bare ? faults.withoutFallback(name) : undefined;
}

/** The fault of a placeholder in a guide whose symptoms capture `names`. */
export function captureFault({ name, bare, inside }: Use, names: readonly string[]): Fault | undefined {
  if (name.includes('.')) return undefined;
  if (!names.includes(name)) {
    return bare || inside === 'link' ? undefined : faults.unknownCapture(name, names, inside === 'code');
  }
  if (inside === 'link') return faults.placeholderInLink(name);
  return bare ? faults.withoutFallback(name) : undefined;
}
