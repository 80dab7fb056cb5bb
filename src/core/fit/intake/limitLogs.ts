import { cutAt } from '../../model/value/cutText.ts';
import type { LogSlice, Run, Step } from '../../model/run.ts';
import { cleanText, hasSequences } from '../text/cleanText.ts';

/**
 * What is kept of one long log, in UTF-16 code units: its beginning says what was run and where, its end how that ended. 192 kB are about
 * 2,000 lines, and a failing job says why in its last lines.
 */
export const MAX_LOG_HEAD = 65_536;
export const MAX_LOG_TAIL = 196_608;
/** What is kept of all logs of a run together, so that many long steps are no slower than one long log. */
export const MAX_ALL_LOGS = 2_097_152;

/** Longest message and detail, and longest stack, in UTF-16 code units. */
export const MAX_MESSAGE_LENGTH = 16_384;
export const MAX_STACK_LENGTH = 65_536;

interface Budget {
  left: number;
}

/**
 * A run with limited logs: each cut to its beginning and its end, all together to `MAX_ALL_LOGS`, failed steps and the latest first. The
 * beginning of a step's long log is moved to the run's logs, under the step's id. Cut slices are `truncated`, and line numbers stay those
 * of the whole log. Terminal sequences are removed: they hide phrases and mean nothing on a page.
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

/** The slice; or its beginning and end; or only a note that there was one. */
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
  // Jumping from line to line is the fastest way through a log, except through 50 MB of empty lines.
  if (at >= 0) for (; at < to; at++) if (text.charCodeAt(at) === 10) lines++;
  return lines;
}
