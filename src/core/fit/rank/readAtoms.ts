import type { Atom, Truth } from '../../model/condition.ts';
import type { Family } from '../../model/signal/signal.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { evaluateAtom, holds, isTextSignal } from '../condition/evaluate.ts';
import { findPhrase, foldCase, type PhraseMatch } from '../text/findPhrase.ts';
import type { PhraseHit } from '../text/createPhraseScan.ts';
import type { SignalEntry, SignalReadings, TextEntry, TextSignal } from '../signal/signalReadings.ts';
import { isGeneralValue } from '../log/isGeneralValue.ts';
import { lowerFamily, WEIGHTS } from './weights.ts';

/** A phrase at its first place in one text. */
export interface TextHit {
  readonly entry: TextEntry;
  readonly match: PhraseMatch;
  /** It occurs only where the program recovered from it. */
  readonly aside?: true;
}

/** The truth of a catalog's atoms in one run; each is evaluated once, when it is first asked for. */
export interface AtomReadings {
  readonly truth: (atom: number) => Truth;
  /** The phrases found that make a true atom true. */
  readonly hits: (atom: number) => readonly TextHit[];
  readonly entries: (atom: number) => readonly SignalEntry[];
  /** The family that a true atom counts as in this run. */
  readonly family: (atom: number) => Family;
  /** It is true only by values that say nothing more than that something is wrong. */
  readonly isGeneral: (atom: number) => boolean;
  /** It is true by the last words of a name (F25). */
  readonly isKind: (atom: number) => boolean;
  /**
   * Position of the last value that makes a true atom true: by text, then by line, later ones higher; `Infinity` for a value that is not
   * from a log.
   */
  readonly latest: (atom: number) => number;
  /** Positions of the guides that could have a seen symptom. */
  readonly guides: () => ReadonlySet<number>;
}

/** @param scanned what the phrases have found in each text so far, so that a text shared by several failures is searched once */
export function readAtoms(
  catalog: Pick<Catalog, 'atoms' | 'index'>,
  readings: SignalReadings,
  scanned: Map<string, readonly PhraseHit[]>,
): AtomReadings {
  const { atoms, index } = catalog;
  const { phrases } = index;
  const truths = new Map<number, Truth>();
  const hits = new Map<number, TextHit[]>();
  for (const signal of index.texts) {
    for (const entry of readings.text(signal as TextSignal) ?? []) {
      let found = scanned.get(entry.text);
      if (!found) scanned.set(entry.text, (found = index.scan(entry.text)));
      for (const { phrase, match } of found) {
        for (const atom of index.phraseAtoms[phrase]!) {
          if (atoms[atom]!.signal !== signal) continue;
          const hit = settledHit(entry, match, phrases[phrase]!, readings);
          const list = hits.get(atom);
          if (list) list.push(hit);
          else hits.set(atom, [hit]);
        }
      }
    }
  }

  const evaluateOnce = (place: number): Truth => {
    const atom = atoms[place];
    if (!atom) return undefined;
    if (atom.op !== 'contains' || !isTextSignal(atom.signal)) return evaluateAtom(atom, readings);
    if (hits.has(place)) return true;
    const texts = readings.text(atom.signal);
    return !texts || texts.some((text) => text.truncated) ? undefined : false;
  };
  const truth = (place: number): Truth => {
    if (!truths.has(place)) truths.set(place, evaluateOnce(place));
    return truths.get(place);
  };
  const entries = (place: number): readonly SignalEntry[] => {
    const atom = atoms[place]!;
    const all = isTextSignal(atom.signal) ? undefined : readings.get(atom.signal);
    if (!all || atom.op === 'present' || atom.op === '!=') return all ?? [];
    return all.filter((entry) => holds(atom, entry.value));
  };

  return {
    truth,
    entries,
    hits: (place) => hits.get(place) ?? [],
    family: (place) => familyOf(atoms[place]!, entries(place), hits.get(place)),
    isGeneral: (place) => {
      const all = entries(place);
      return all.length > 0 && all.every(({ value, kind }) => kind ?? isGeneralValue(value));
    },
    isKind: (place) => entries(place).some(({ kind }) => kind),
    latest: (place) => {
      const found = hits.get(place);
      if (found)
        return Math.max(...found.map(({ entry, match }) => placeOf(entry.path, match.start, readings)));
      const all = entries(place);
      if (all.length === 0 || all.some(({ fromText }) => !fromText)) return Infinity;
      return Math.max(...all.map(({ path, start }) => placeOf(path, start!, readings)));
    },
    guides: () => {
      const found = new Set(index.always);
      const add = (trigger: number): void => {
        for (const guide of index.owners[trigger] ?? []) found.add(guide);
      };
      for (const place of hits.keys()) add(place * 2 + 1);
      for (const [signal, table] of index.values) {
        for (const { value } of readings.get(signal) ?? []) {
          for (const place of table.get(String(value).toLowerCase()) ?? []) add(place * 2 + 1);
        }
      }
      for (const [signal, triggers] of index.others) {
        // Every comparison with an unknown signal is unknown.
        if (isTextSignal(signal) ? !readings.text(signal) : !readings.get(signal)) continue;
        for (const trigger of triggers) if (truth(trigger >> 1) === (trigger % 2 === 1)) add(trigger);
      }
      return found;
    },
  };
}

/** Larger than any log, so that the text outweighs the place in it. */
const MAX_LOG_LENGTH = 2 ** 32;

function placeOf(path: string, start: number, readings: SignalReadings): number {
  const texts = readings.text('log') ?? [];
  const index = texts.findIndex((text) => text.path === path);
  if (index < 0 || !/^(?:log|steps)\b.*\.text$/.test(path)) return Infinity;
  return index * MAX_LOG_LENGTH + texts[index]!.text.lastIndexOf('\n', start);
}

/** Further searches for a phrase after a line that the program recovered from. */
const MAX_TRIES = 3;

/** Prefers a later occurrence from which the program did not recover. */
function settledHit(
  entry: TextEntry,
  match: PhraseMatch,
  phrase: string,
  { isAside }: SignalReadings,
): TextHit {
  const { text } = entry;
  if (!isAside?.(text, match.start)) return { entry, match };
  let from = match.end;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    from = text.indexOf('\n', from) + 1;
    if (from === 0) break;
    const rest = text.slice(from);
    const next = findPhrase(rest, foldCase(rest), phrase);
    if (!next) break;
    const [start, end] = [next.start + from, next.end + from];
    if (!isAside(text, start)) return { entry, match: { ...next, start, end } };
    from = end;
  }
  return { entry, match, aside: true };
}

/** Signals that every failure has: their presence says nothing. */
const COMMON = new Set(['error.code', 'error.type', 'error.reason', 'error.status', 'error.exitCode']);

function familyOf(
  { signal, op, family }: Atom,
  entries: readonly SignalEntry[],
  hits: readonly TextHit[] | undefined,
): Family {
  // The host's words are a statement, not a guess.
  if (signal === 'blocker.text') return 'declared';
  if (op === '!=' || op === 'absent') return 'state';
  if (op === 'present' && (isTextSignal(signal) || COMMON.has(signal))) return 'state';
  let best: Family | undefined;
  if (hits) return hits.every(({ aside }) => aside) ? lowerFamily(family, true) : family;
  for (const { fromText, said, aside, kind } of entries) {
    const own = kind ? 'phrase' : family;
    const one = said ? 'declared' : fromText ? lowerFamily(own, aside) : own;
    if (!best || WEIGHTS[one] > WEIGHTS[best]) best = one;
  }
  return best ?? family;
}
