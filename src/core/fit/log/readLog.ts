import type { Scalar } from '../../model/condition.ts';
import { cleanText, type CleanText } from '../text/cleanText.ts';
import { isGeneralValue } from './isGeneralValue.ts';
import { lineKind } from './lineKind.ts';
import { LOG_PATTERNS, TELLING, type LogSignal } from './logPatterns.ts';
import { raisedBy } from './raisedBy.ts';

/** A code, type, status, exit code or signal that stands in a text. */
export interface LogFinding {
  readonly signal: LogSignal;
  readonly value: Scalar;
  /** 1-based line in the text. */
  readonly line: number;
  /** Offsets into the text as given, terminal sequences included; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The text after an error's type on its line, at most 200 code units. */
  readonly message?: string;
  /** It occurs only where the program recovered from it: on a line that says so, or in the cleanup after the end. */
  readonly aside?: true;
}

export interface LogFindings {
  /** Each value once, by its last place, oldest first: the last value is nearest to the end. */
  readonly found: readonly LogFinding[];
  /** Offset from which the text is only cleanup; the length of the text if no process ended in it. */
  readonly aftermath: number;
}

/** Different values kept of one text, the latest ones. */
const MAX_FINDINGS = 200;

/** Signals that are more exact than a general type on the same line. */
const STATING: ReadonlySet<LogSignal> = new Set(['error.code', 'error.status', 'error.grpcStatus']);
const HEADER = 'Traceback (most recent call last)';

/**
 * Reads codes, types, statuses, exit codes and signals out of a text. Almost every line of a log has none and is skipped after one test;
 * the patterns for the others are linear. A log can be forged, so everything in it counts as `protocol` at most.
 */
export function readLog(text: string): LogFindings {
  const clean = cleanText(text);
  const { length } = clean.text;
  /** Findings up to the last end of a process; findings since then; and findings that the program recovered from. */
  const settled: Findings = new Map();
  const open: Findings = new Map();
  const asides: Findings = new Map();
  let aftermath = length;
  let number = 1;
  let counted = 0;
  const readAt = (from: number, isEnd: boolean): number => {
    let to = clean.text.indexOf('\n', from);
    if (to < 0) to = length;
    number += countLines(clean.text, counted, from);
    counted = from;
    const line = clean.text.slice(from, to);
    const { isNoise, isAside, ends = isEnd ? 'process' : undefined } = lineKind(line);
    if (!isNoise) {
      const own: Findings = new Map();
      readLine(clean, line, from, number, own);
      const isStated = [...own.values()].some(({ signal }) => STATING.has(signal));
      for (const [key, one] of own) {
        const isGeneral = one.signal === 'error.type' && isGeneralValue(one.value);
        const into = isAside || (isGeneral && isStated) ? asides : open;
        const known = into.get(key);
        if (!known || known.start < one.start) into.set(key, one);
      }
    }
    if (ends === 'process' || (ends && aftermath < length)) aftermath = to;
    if (ends) settle(open, settled);
    return to;
  };
  for (let next = 0; next < length;) {
    TELLING.lastIndex = next;
    if (!TELLING.test(clean.text)) break;
    const from = clean.text.lastIndexOf('\n', TELLING.lastIndex - 1) + 1;
    const to = readAt(from, false);
    next = to + 1;
    const header = clean.text.slice(from, to).indexOf(HEADER);
    const raised = header < 0 ? undefined : raisedBy(clean.text, from + header);
    if (!raised) continue;
    // The lines between are source code of the program, not messages.
    next = readAt(raised.line, raised.isUncaught) + 1;
    const line = clean.text.slice(raised.start, next - 1);
    add(clean, raised.isUncaught ? settled : open, 'error.type', line.slice(0, raised.end - raised.start), {
      ...raised,
      number,
      message: messageAfter(line, raised.end - raised.start),
    });
  }
  if (aftermath < length) settle(open, asides, settled);
  else settle(open, settled);
  const got = [...asides.values()].filter((one) => !settled.has(keyOf(one.signal, one.value)));
  const found = [...settled.values(), ...got.map((one) => ({ ...one, aside: true as const }))];
  found.sort((one, other) => one.start - other.start);
  return {
    found: found.slice(-MAX_FINDINGS),
    aftermath: aftermath < length ? clean.original(aftermath) : text.length,
  };
}

type Findings = Map<string, LogFinding>;

const keyOf = (signal: string, value: Scalar): string => `${signal} ${value}`;

/** Moves findings to the list they belong to, once that is known. */
function settle(open: Findings, into: Findings, but?: Findings): void {
  for (const [key, one] of open) {
    const known = into.get(key);
    if (!but?.has(key) && (!known || known.start < one.start)) into.set(key, one);
  }
  open.clear();
}

/** Adds the findings of one line; a value found before moves to its later place. */
function readLine(clean: CleanText, line: string, from: number, number: number, into: Findings): void {
  const lower = line.toLowerCase();
  for (const { find, needs, says, value } of LOG_PATTERNS) {
    if (needs && !needs.some((word) => lower.includes(word))) continue;
    find.lastIndex = 0;
    for (let match = find.exec(line); match; match = find.exec(line)) {
      const word = match[1]!;
      const read = value ? value(word, match[0]) : word;
      if (read === undefined) continue;
      const at = match.index + match[0].lastIndexOf(word);
      for (const signal of says) {
        const message = signal === 'error.type' ? messageAfter(line, at + word.length) : '';
        add(clean, into, signal, read, { start: from + at, end: from + at + word.length, number, message });
      }
    }
  }
}

function add(
  clean: CleanText,
  into: Findings,
  signal: LogSignal,
  value: Scalar,
  at: { readonly start: number; readonly end: number; readonly number: number; readonly message: string },
): void {
  const start = clean.original(at.start);
  const key = keyOf(signal, value);
  const known = into.get(key);
  if (known && known.start >= start) return;
  const end = clean.original(at.end - 1) + 1;
  into.set(key, { signal, value, line: at.number, start, end, ...(at.message && { message: at.message }) });
}

function messageAfter(line: string, from: number): string {
  return /^(?: \[\w{1,80}\])?: (.{1,200})/.exec(line.slice(from, from + 300))?.[1]?.trim() ?? '';
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
