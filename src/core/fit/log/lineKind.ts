import { SOURCE_LINE } from '../../model/value/sourceLine.ts';
import { cleanText } from '../text/cleanText.ts';

/** A time stamp in front of a line, as CI systems and loggers print it. */
export const STAMP = /^\d{4}-\d\d-\d\d[T ][\d:.,]{8,18}Z? ?/;

/** A command about to run, or a warning of the system that runs it. */
const NOISE = /^(?:\+{1,3} |##\[(?:warning|debug|group|command)\]|::(?:warning|debug)|npm warn )/;
/**
 * With this Gradle opens whatever went wrong, a compiler's error or not; what it was comes after.
 * @see https://docs.gradle.org/current/userguide/troubleshooting.html
 */
const OPENING = /^.{0,60}FAILURE: Build failed with an exception/;
/** A wrapper that repeats that something failed. */
const WRAPPER =
  /^.{0,60}(?:Process completed with exit code 1\b|[Ss]cript exited with code 1\b|exited with exit code 0\b)/;

/**
 * Complaints after which a program goes on: warnings by level (Kubernetes prints its events as `Warning  Reason`), and failed uploads of
 * side results such as metrics, reports and caches.
 * @see https://docs.python.org/3/library/warnings.html#warnings.formatwarning (`file:line: UserWarning: text`)
 * @see https://github.com/actions/cache#readme and https://github.com/codecov/codecov-action#arguments (a failed save or upload is no
 * failure of the job), https://docs.seqera.io/nextflow/reference/process#errorstrategy (`Execution is retried`)
 */
const WARNING_FIRST =
  /^(?:.{0,250}\bExecution is retried\b|\[warn(?:ing)?\]|warn:? |warning: ?|warning (?! ))/i;
const WARNING =
  /\b(?:level|severity)"?[:=] ?"?(?:warn|info|notice|debug|trace)|\d: (?:[A-Z]\w{1,40}Warning|warning): /i;
const BESIDE =
  /\b(?:failed|failure|error|unable|could not|cannot|couldn't)\b.{0,40}\b(?:upload|send|emit|report|publish|post|push|sav|stor|writ)(?:e|ed|ing|ting)?\b[^.]{0,60}\b(?:metrics?|telemetry|stats|statistics|reports?|analytics|usage|cache|coverage|logs?)\b/i;
/** Tested first, because it is quick and almost no line matches. */
const BESIDE_WHAT = /metric|telemetry|stat|report|analytics|usage|cache|coverage|log/i;

/**
 * A line of a server's access log: a request by somebody else, and its answer. It does not say why a run failed.
 * @see https://httpd.apache.org/docs/current/logs.html#common
 */
const ACCESS =
  /"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S{1,2000}(?: HTTP\/[\d.]{1,3})?" \d{3}\b|^\S{1,60} \S{1,60} \S{1,60} \[\d\d\/\w{3}\/\d{4}/;

/** Lines with which a process ends; what follows is cleanup. */
const ENDED =
  /^(?:\+{1,3} exit [1-9]|##\[error\]Process completed with exit code [1-9]|make(?:\[\d{1,3}\])?: \*\*\* |npm (?:ERR!|error) |error Command failed with exit code |.{0,3}ELIFECYCLE)/;
/** Lines in which a program names what ended it. After the end of one process they belong to the next. */
const LAST_WORD =
  /^(?:##\[error\]|fatal: |(?:[\w./-]{1,60}: )?error: |e: |curl: \(|panic: |exception in thread |failed |killed$|segmentation fault|[\w./-]{1,80}: line \d{1,6}: |[\w.$]{0,120}(?:error|exception)\b)/i;

/** How a line relates to the failure. */
export interface LineKind {
  /** It adds nothing of its own. */
  readonly isNoise?: boolean;
  /** It is about something that the program recovered from. */
  readonly isAside?: boolean;
  /** A process ended with this line, or it is the last message of one. */
  readonly ends?: 'process' | 'word';
}

/** Whether the text at this offset is on a line about something that the program recovered from. */
export function isAsideAt(text: string, offset: number): boolean {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(from, Math.min(from + 300, lineEnd(text, offset)));
  return lineKind(cleanText(line).text).isAside === true;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/**
 * Classifies one line by its beginning.
 * @param line without terminal sequences
 */
export function lineKind(line: string): LineKind {
  const text = line.slice(0, 300).replace(STAMP, '');
  if (SOURCE_LINE.test(text) || OPENING.test(text)) return { isNoise: true, isAside: true };
  if (ACCESS.test(text)) return { isAside: true };
  if (ENDED.test(text)) return { ends: 'process', isNoise: text.startsWith('+') || WRAPPER.test(text) };
  if (NOISE.test(text) || WRAPPER.test(text)) return { isNoise: true };
  if (WARNING_FIRST.test(text) || WARNING.test(text)) return { isAside: true };
  if (BESIDE_WHAT.test(text) && BESIDE.test(text)) return { isAside: true };
  return LAST_WORD.test(text) ? { ends: 'word' } : {};
}
