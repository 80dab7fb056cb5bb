import type { Atom } from '../../model/condition.ts';
import type { Evidence } from '../../model/fit.ts';
import { defined } from '../../model/value/defined.ts';
import type { AtomReadings, TextHit } from './readAtoms.ts';
import type { SignalEntry, SignalReadings, TextEntry } from '../signal/signalReadings.ts';
import { lowerFamily } from './weights.ts';

/** Pieces of evidence for one comparison. */
const MAX_EVIDENCE = 3;
/** Longest excerpt and longest quoted value, in UTF-16 code units. */
const MAX_EXCERPT_LENGTH = 200;

/** The values that made a true atom true, with their places; absence has no evidence to show. */
export function readEvidence(
  place: number,
  atom: Atom,
  atoms: AtomReadings,
  readings: SignalReadings,
): Evidence[] {
  const hits = atoms.hits(place);
  if (hits.length > 0) return hits.slice(0, MAX_EVIDENCE).map((hit) => ofHit(atom, hit));
  return atoms
    .entries(place)
    .slice(0, MAX_EVIDENCE)
    .map((entry) => ofEntry(atom, entry, readings));
}

function ofHit({ signal, family }: Atom, { entry, match: { start, end }, aside }: TextHit): Evidence {
  const host = signal === 'blocker.text';
  return defined({
    signal,
    value: entry.text.slice(start, Math.min(end, start + MAX_EXCERPT_LENGTH)),
    family: host ? 'declared' : aside ? lowerFamily(family, true) : family,
    where: placed(entry, lineOf(entry, start), start, end),
    excerpt: excerptOf(entry.text, start, end),
    said: host ? 'host' : undefined,
  });
}

function ofEntry({ signal, family }: Atom, entry: SignalEntry, readings: SignalReadings): Evidence {
  const { value, line, start, end, fromText, said, aside } = entry;
  const text = start === undefined || end === undefined ? undefined : textAt(readings, entry);
  return defined({
    signal,
    value: typeof value === 'string' ? value.slice(0, MAX_EXCERPT_LENGTH) : value,
    family: said ? 'declared' : fromText ? lowerFamily(family, aside) : family,
    where: placed(entry, line, start, end),
    excerpt: text && excerptOf(text.text, start!, end!),
    said,
  });
}

function placed(
  { path, stepId }: { readonly path: string; readonly stepId?: string },
  line: number | undefined,
  start: number | undefined,
  end: number | undefined,
): Evidence['where'] {
  return defined({ path, stepId, line, start, end });
}

function textAt(readings: SignalReadings, { path, end }: SignalEntry): TextEntry | undefined {
  const found = readings.text('log')?.find((text) => text.path === path);
  return found && end! <= found.text.length ? found : undefined;
}

function lineOf({ text, startLine = 1 }: TextEntry, start: number): number {
  let line = startLine;
  for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** The line around a match; of a long line, the part around the match. */
function excerptOf(
  text: string,
  start: number,
  end: number,
): { readonly text: string; readonly start: number; readonly end: number } {
  let from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  let to = text.indexOf('\n', start);
  if (to < 0) to = text.length;
  if (text[to - 1] === '\r' && to > end) to--;
  if (to - from > MAX_EXCERPT_LENGTH) {
    const before = Math.max(0, MAX_EXCERPT_LENGTH - (end - start)) >> 1;
    from = Math.max(from, Math.min(start - before, to - MAX_EXCERPT_LENGTH));
    to = Math.min(to, from + MAX_EXCERPT_LENGTH);
  }
  return { text: text.slice(from, to), start: start - from, end: Math.min(end, to) - from };
}
