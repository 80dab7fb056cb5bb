import type { Scalar } from '../model/condition.ts';
import { cleanText, type CleanText } from './cleanText.ts';
import { LOG_PATTERNS, TELLING, type LogSignal } from './logPatterns.ts';

/** A code, type, status, exit code or signal that stands in a text. */
export interface LogFinding {
  readonly signal: LogSignal;
  readonly value: Scalar;
  /** 1-based line in the text. */
  readonly line: number;
  /** Offsets into the text as given, terminal sequences included; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What stands after an error's type on its line, at most 200 code units. */
  readonly message?: string;
}

export interface LogFindings {
  /** By last place, oldest first: the last one is nearest to how it ended. Each value once. */
  readonly found: readonly LogFinding[];
}

/** Most different values kept of one text, the latest ones. */
const MOST_FOUND = 200;

/**
 * Lines that say nothing of their own: a command about to run, a warning, the wrapper that repeats that something failed.
 * Timestamps of CI systems come first.
 */
const NOISE =
  /^(?:\d{4}-\d\d-\d\d[T ][\d:.,]{8,18}Z? ?)?(?:\+{1,3} |##\[(?:warning|debug|group|command)\]|::(?:warning|debug)|npm warn |.{0,60}(?:Process completed with exit code 1\b|[Ss]cript exited with code 1\b|exited with exit code 0\b))/;

/**
 * Reads the codes, types, statuses, exit codes and signals that stand in a text. Nearly every line of a log holds none, and is
 * passed over at one look; no pattern can take longer over the others than they are long. What a log says can be forged, so all
 * of it counts as protocol at most.
 */
export function readLog(text: string): LogFindings {
  const clean = cleanText(text);
  const last = new Map<string, LogFinding>();
  let number = 1;
  let counted = 0;
  for (let next = 0; ;) {
    TELLING.lastIndex = next;
    if (!TELLING.test(clean.text)) break;
    const from = clean.text.lastIndexOf('\n', TELLING.lastIndex - 1) + 1;
    const to = clean.text.indexOf('\n', TELLING.lastIndex);
    number += countLines(clean.text, counted, from);
    counted = from;
    readLine(clean, from, to < 0 ? clean.text.length : to, number, last);
    if (to < 0) break;
    next = to + 1;
  }
  const found = [...last.values()].sort((one, other) => one.start - other.start);
  return { found: found.slice(-MOST_FOUND) };
}

/** Adds what one line says; a value met before moves to its later place. */
function readLine(
  clean: CleanText,
  from: number,
  to: number,
  number: number,
  last: Map<string, LogFinding>,
): void {
  const line = clean.text.slice(from, to);
  if (NOISE.test(line.slice(0, 200))) return;
  for (const { find, says, value } of LOG_PATTERNS) {
    find.lastIndex = 0;
    for (let match = find.exec(line); match; match = find.exec(line)) {
      const word = match[1]!;
      const read = value ? value(word, match[0]) : word;
      if (read === undefined) continue;
      const at = match.index + match[0].lastIndexOf(word);
      const start = clean.original(from + at);
      const end = clean.original(from + at + word.length - 1) + 1;
      for (const signal of says) {
        const key = `${signal} ${read}`;
        const known = last.get(key);
        if (known && known.start >= start) continue;
        const message = signal === 'error.type' ? messageAfter(line, at + word.length) : '';
        last.set(key, { signal, value: read, line: number, start, end, ...(message && { message }) });
      }
    }
  }
}

function messageAfter(line: string, from: number): string {
  return /^(?: \[\w{1,80}\])?: (.{1,200})/.exec(line.slice(from, from + 300))?.[1]?.trim() ?? '';
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
