import type { Failure, LogSlice, RunStatus, Step } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import type { Piece } from '../payload/piece.ts';
import { exitCodeOf } from './exitCodeOf.ts';
import { newlinesIn } from '../payload/lines.ts';

/** What the log of a job on a GitHub runner says. */
export interface RunnerLog {
  readonly status: RunStatus | undefined;
  readonly steps: readonly Step[];
  readonly log: readonly LogSlice[];
  readonly failures: readonly Failure[];
}

const STEP = '##[group]Run ';
const CLEANUP = 'Post job cleanup.';
const MAX_STEPS = 1_000;
/** Length of a step's end that is searched for errors, in UTF-16 code units. */
const MAX_STEP_END = 65_536;
const STAMP = /^\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z /;
/** The last line of every job, whatever its result. */
const LAST = 'Cleaning up orphan processes';
const CANCELLED = 'The operation was canceled.';
/** @see https://github.com/actions/runner/blob/main/src/Runner.Worker/StepsRunner.cs and JobDispatcher.cs */
const TIMED_OUT =
  /^The action '.{1,300}' has timed out after \d{1,6} minutes\.|has exceeded the maximum execution time of [\d:.]{1,20}/;

/** Whether this is the log of a runner: time stamps with seven decimals, or its own commands at the beginning of lines. */
export function isRunnerLog(text: string): boolean {
  const beginning = text.slice(0, 20_000);
  if (/^(?:.{0,40}Z )?##\[section\]/m.test(beginning)) return false;
  return STAMP.test(beginning.trimStart()) || /^##\[(?:group|error|command|endgroup)\]/m.test(beginning);
}

/**
 * Splits the log of a job into its steps. If the beginning is missing, or the set-up failed, the text before the first step counts as a
 * step too. A step failed if the runner printed an error in it; *Process completed with exit code 1* gives the exit code and is no message.
 * Without an error the result is unknown, unless the log contains the end of the job.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands (`##[group]`, `##[error]`)
 */
export function readRunnerLog(piece: Piece): RunnerLog {
  const text = typeof piece.value === 'string' ? piece.value : '';
  const starts = findSteps(text);
  const parts = [0, ...starts].map((start, index) => ({ start, end: starts[index] ?? text.length }));
  let line = 1;
  const steps: Step[] = [];
  const log: LogSlice[] = [];
  const failures: Failure[] = [];
  const errors: string[] = [];
  for (const [index, { start, end }] of parts.entries()) {
    const part = text.slice(start, end);
    const read = readErrors(part, line, piece.path);
    errors.push(...read.messages);
    const slice: LogSlice = { text: part, startLine: line, path: piece.path };
    if (index === 0 && !(read.failure && starts.length > 0)) {
      if (part.trim() !== '') log.push(starts.length > 0 ? { ...slice, stepId: 'setup' } : slice);
      if (read.failure) failures.push(read.failure);
    } else {
      const status = read.failure ? 'failed' : undefined;
      steps.push(
        defined({
          id: index === 0 ? 'setup' : `step-${index}`,
          title: index === 0 ? 'Before the first step' : titleOf(part),
          kind: 'command',
          status,
          failure: read.failure,
          log: slice,
        }),
      );
    }
    line += newlinesIn(part);
  }
  const why = errors.filter((message) => message !== CANCELLED && exitCodeOf(message) === undefined);
  const cancelled = errors.includes(CANCELLED) && why.length === 0;
  const status = cancelled
    ? 'cancelled'
    : errors.length > 0
      ? 'failed'
      : text.includes(LAST, text.length - 5_000)
        ? 'succeeded'
        : undefined;
  if (!cancelled) return { status, steps, log, failures };
  // A step that was running when somebody cancelled did not fail.
  return { status, steps: steps.map(withoutFailure), log, failures: [] };
}

function withoutFailure({ failure, ...step }: Step): Step {
  return failure ? { ...step, status: 'cancelled' } : step;
}

/** Offsets of the lines that begin a step. */
function findSteps(text: string): readonly number[] {
  const starts: number[] = [];
  for (const word of [STEP, CLEANUP]) {
    for (let at = text.indexOf(word); at >= 0 && starts.length < MAX_STEPS; at = text.indexOf(word, at + 1)) {
      const start = text.lastIndexOf('\n', at) + 1;
      if (at === start || STAMP.test(text.slice(start, at))) starts.push(start);
    }
  }
  return starts.sort((one, other) => one - other).filter((start) => start > 0);
}

function readErrors(
  part: string,
  firstLine: number,
  path: string,
): { messages: string[]; failure?: Failure } {
  const from = Math.max(0, part.length - MAX_STEP_END);
  const messages: string[] = [];
  const failure: { -readonly [K in keyof Failure]: Failure[K] } = {};
  let line = firstLine;
  let counted = 0;
  for (let at = part.indexOf('##[error]', from); at >= 0; at = part.indexOf('##[error]', at + 1)) {
    const start = part.lastIndexOf('\n', at) + 1;
    if (at !== start && !STAMP.test(part.slice(start, at))) continue;
    const end = part.indexOf('\n', at);
    const message = part
      .slice(at + 9, end < 0 ? undefined : end)
      .trim()
      .slice(0, 4_000);
    messages.push(message);
    const exitCode = exitCodeOf(message);
    const isWords = exitCode === undefined && message !== CANCELLED && message !== '';
    if (exitCode !== undefined) failure.exitCode = exitCode;
    if (isWords) failure.message = message;
    if (TIMED_OUT.test(message)) failure.timeout = 'run';
    line += newlinesIn(part.slice(counted, start));
    counted = start;
    if (isWords || failure.path === undefined) failure.path = `${path}#L${line}`;
  }
  return messages.length > 0 ? { messages, failure } : { messages };
}

function titleOf(part: string): string {
  const first = part.slice(0, 400).split('\n', 1)[0]!.replace(STAMP, '').replace('##[group]', '').trim();
  return first === CLEANUP ? 'Post job cleanup' : first.slice(0, 200);
}
