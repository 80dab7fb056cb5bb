import type { SignalReadings, TextEntry } from './signalReadings.ts';
import { lineKind, STAMP } from '../log/lineKind.ts';
import { wordsOf } from '../text/wordsOf.ts';

/**
 * Limits in UTF-16 code units, lines and texts: how far from the end of a text lines are read, how many complaints are kept, and of how
 * many texts.
 */
const MAX_LENGTH = 16_384;
const MAX_LINES = 12;
const MAX_TEXTS = 4;
const MAX_LINE_LENGTH = 400;
/** A log of no step with no more lines is a message, whatever its words; what a step logs, or more lines, may be progress. */
const MAX_MESSAGE_LINES = 3;
/** A stated value weighs more than a line of a log, and a line weighs more the nearer it is to the end. */
const STATED_WEIGHT = 2;
const SAID_WEIGHT = 1.5;

/** Words with which programs complain. A line without one is progress. */
const COMPLAINT =
  /error|exception|fail|fatal|time(?:d|s)?[ -]?out|refused|denied|reject|forbidden|unauthori|abort|panic|kill|crash|cannot|can't|could ?n[o']t|unable|invalid|illegal|missing|not |no such|exceed|limit|quota|expired|conflict|unavailable|unreachable|insufficient|violat|blocked/i;
const ANY_WORD = /\p{L}{3}/u;
/** A command about to run is no complaint. */
const COMMAND = /^(?:\+{1,3} |\$ |##\[command\])/;

/**
 * The last words in which a run says what went wrong, each with its weight: stated codes, types and reasons, the failure's own message, and
 * the last complaining lines of its logs, or all of a log that is no longer than a message. Empty when nothing complains.
 */
export function lastWords(readings: SignalReadings): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const add = (text: string, loud: number): void => {
    for (const word of wordsOf(text)) if ((words.get(word) ?? 0) < loud) words.set(word, loud);
  };
  for (const signal of ['error.code', 'error.type', 'error.reason', 'error.grpcStatus']) {
    for (const { value, fromText } of readings.get(signal) ?? [])
      // That a name ends in *Error* says nothing.
      if (!fromText) add(String(value).replace(/(?:Error|Exception)$/, ''), STATED_WEIGHT);
  }
  const said = new Set((readings.text('error.message') ?? []).map(({ path }) => path));
  const texts = readings.text('log') ?? [];
  let heard = 0;
  for (let index = texts.length - 1; index >= 0 && heard < MAX_TEXTS; index--) {
    const entry = texts[index]!;
    if (entry.path.endsWith('.stack')) continue;
    if (said.has(entry.path)) add(entry.text.slice(0, 1_000), SAID_WEIGHT);
    else if (!addLines(entry, add, COMPLAINT) && !(isMessage(entry) && addLines(entry, add, ANY_WORD)))
      continue;
    heard++;
  }
  return words;
}

function isMessage({ stepId, text }: TextEntry): boolean {
  return (
    stepId === undefined &&
    text.length <= MAX_MESSAGE_LINES * MAX_LINE_LENGTH &&
    text.trim().split('\n').length <= MAX_MESSAGE_LINES
  );
}

function addLines({ text }: TextEntry, add: (text: string, loud: number) => void, heard: RegExp): boolean {
  const clean = text.slice(-MAX_LENGTH);
  const seen = new Set<string>();
  for (let end = clean.length; end > 0 && seen.size < MAX_LINES;) {
    const start = clean.lastIndexOf('\n', end - 1) + 1;
    const line = clean
      .slice(start, Math.min(end, start + MAX_LINE_LENGTH))
      .replace(STAMP, '')
      .trim();
    end = start - 1;
    if (
      seen.has(line) ||
      COMMAND.test(line) ||
      !heard.test(line) ||
      (heard === COMPLAINT && lineKind(line).isAside)
    )
      continue;
    add(line, 1 / (1 + seen.size * 0.15));
    seen.add(line);
  }
  return seen.size > 0;
}
