import type { Scalar } from '../model/condition.ts';
import { cleanText, lastUpTo } from './cleanText.ts';
import { LOG_PATTERNS, type LogSignal } from './logPatterns.ts';

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
 * Reads the codes, types, statuses, exit codes and signals that stand in a text: one pass per pattern, none of which can take
 * longer than the text is long. What a log says can be forged, so all of it counts as protocol at most.
 */
export function readLog(text: string): LogFindings {
  const clean = cleanText(text);
  const lines = lineStarts(clean.text);
  const noise = new Map<number, boolean>();
  const last = new Map<string, LogFinding>();
  const lineOf = (at: number): string => {
    const line = lastUpTo(lines, at);
    return clean.text.slice(lines[line], lines[line + 1] ?? clean.text.length);
  };
  for (const { find, says, value } of LOG_PATTERNS) {
    for (const match of clean.text.matchAll(find)) {
      const word = match[1]!;
      const read = value ? value(word, match[0]) : word;
      if (read === undefined) continue;
      const at = match.index + match[0].lastIndexOf(word);
      const line = lastUpTo(lines, at);
      let skip = noise.get(line);
      if (skip === undefined) noise.set(line, (skip = NOISE.test(lineOf(at).slice(0, 200))));
      if (skip) continue;
      const start = clean.original(at);
      const end = clean.original(at + word.length - 1) + 1;
      for (const signal of says) {
        const key = `${signal} ${read}`;
        const known = last.get(key);
        if (known && known.start >= start) continue;
        const message = signal === 'error.type' ? messageAfter(clean.text, at + word.length) : '';
        last.set(key, { signal, value: read, line: line + 1, start, end, ...(message ? { message } : {}) });
      }
    }
  }
  const found = [...last.values()].sort((one, other) => one.start - other.start);
  return { found: found.slice(-MOST_FOUND) };
}

function messageAfter(text: string, from: number): string {
  const piece = text.slice(from, from + 220);
  const end = piece.indexOf('\n');
  return /^(?: \[\w{1,80}\])?: (.{1,200})/.exec(end < 0 ? piece : piece.slice(0, end))?.[1]?.trim() ?? '';
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
