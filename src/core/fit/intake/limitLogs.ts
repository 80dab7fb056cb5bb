import { cutAt } from '../../model/value/cutText.ts';
import type { LogSlice, Run, Step } from '../../model/run.ts';
import { cleanText, hasSequences } from '../text/cleanText.ts';

/**
 * What is kept of one long log, in code units: the beginning says what was run and where, the end how it ended. 192 kB is
 * some 2,000 lines; a job that fails says so in its last ones.
 */
export const MAX_LOG_HEAD = 65_536;
export const MAX_LOG_TAIL = 196_608;
/** What is kept of all logs of a run together: a run of many long steps must not be slower than one long log. */
export const MAX_ALL_LOGS = 2_097_152;

/** Longest message and detail, and longest stack, in code units. A failure's words fill a screen, not a book. */
export const MAX_MESSAGE_LENGTH = 16_384;
export const MAX_STACK_LENGTH = 65_536;

interface Budget {
  left: number;
}

/**
 * A run whose logs are bounded: each to its beginning and its end, all together to `MAX_ALL_LOGS`, failed steps and the latest first.
 * The beginning of a step's long log moves to the run's logs, under the step's id. What was cut says `truncated`, and
 * line numbers stay those of the whole log. Terminal sequences are taken out of what is kept: they hide phrases, and mean nothing
 * on a page.
 */
export function limitLogs(run: Run): Run {
  const limited = limit(run);
  const { log, steps } = limited;
  return {
    ...limited,
    ...(log?.some((slice) => hasSequences(slice.text)) ? { log: log.map(clean) } : {}),
    ...(steps?.some((step) => step.log && hasSequences(step.log.text))
      ? { steps: steps.map(cleanStep) }
      : {}),
  };
}

function clean(slice: LogSlice): LogSlice {
  return hasSequences(slice.text) ? { ...slice, text: cleanText(slice.text).text } : slice;
}

function cleanStep(step: Step): Step {
  return step.log ? { ...step, log: clean(step.log) } : step;
}

function limit(run: Run): Run {
  const { log = [], steps = [] } = run;
  let all = 0;
  let longest = 0;
  const measure = (slice: LogSlice | undefined): void => {
    const length = slice?.text.length ?? 0;
    all += length;
    if (length > longest) longest = length;
  };
  for (const slice of log) measure(slice);
  for (const step of steps) measure(step.log);
  if (longest <= MAX_LOG_HEAD + MAX_LOG_TAIL && all <= MAX_ALL_LOGS) return run;

  const budget = { left: MAX_ALL_LOGS };
  const kept = new Map<Step, Step>();
  const heads: LogSlice[] = [];
  const keepSteps = (failed: boolean): void => {
    for (let index = steps.length - 1; index >= 0; index--) {
      const step = steps[index]!;
      if (!step.log || isFailed(step) !== failed) continue;
      const pieces = cut({ stepId: step.id, ...step.log }, budget);
      kept.set(step, { ...step, log: pieces.at(-1)! });
      heads.push(...pieces.slice(0, -1));
    }
  };
  keepSteps(true);
  const ownLogs: LogSlice[][] = [];
  for (let index = log.length - 1; index >= 0; index--) ownLogs[index] = cut(log[index]!, budget);
  keepSteps(false);

  const logs = [...ownLogs.flat(), ...heads];
  return {
    ...run,
    ...(run.log || heads.length > 0 ? { log: logs } : {}),
    ...(run.steps ? { steps: steps.map((step) => kept.get(step) ?? step) } : {}),
  };
}

function isFailed(step: Step): boolean {
  return step.status === 'failed' || step.failure !== undefined;
}

/** The slice, or its end after its beginning, or nothing but the note that there was one. */
function cut(slice: LogSlice, budget: Budget): LogSlice[] {
  const { text } = slice;
  const room = Math.min(budget.left, MAX_LOG_HEAD + MAX_LOG_TAIL);
  if (text.length <= room) {
    budget.left -= text.length;
    return [slice];
  }
  budget.left -= room;
  const head = cutAt(text, room >> 2);
  const tail = cutAt(text, text.length - (room - head));
  const start = slice.startLine ?? 1;
  const end: LogSlice = {
    ...slice,
    text: text.slice(tail),
    startLine: start + countLines(text, tail),
    truncated: true,
  };
  return head > 0 ? [{ ...slice, text: text.slice(0, head), truncated: true }, end] : [end];
}

function countLines(text: string, to: number): number {
  let lines = 0;
  let at = text.indexOf('\n');
  for (; at >= 0 && at < to && lines < 1_000_000; at = text.indexOf('\n', at + 1)) lines++;
  // A jump per line is the quickest way through a log, but not through 50 MB of empty lines.
  if (at >= 0) for (; at < to; at++) if (text.charCodeAt(at) === 10) lines++;
  return lines;
}
