import { createReadStream, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { detect } from '../../adapters/detect/detect.ts';
import { RUN_STATUSES } from '../../core/model/run.ts';
import type { Io } from '../cli/io.ts';
import { plural } from '../cli/plural.ts';
import { readLines } from '../cli/readLines.ts';
import { runFaults } from './runFaults.ts';
import { runOfReport } from './runOfReport.ts';
import { startProgress } from '../cli/startProgress.ts';
import { printProblems } from '../cli/printProblems.ts';

/** A line that was read, or that could not be read. */
export interface CaseLine {
  /** File and line: `cases.jsonl:8`. */
  readonly name: string;
  /** Absent for a bad line, which was reported. */
  readonly found: Case | undefined;
}

/**
 * The cases of files with one per line, read on demand. Shows progress and problems on standard error; bad lines and files are skipped, and
 * so are empty lines.
 * @param paths files, or `-` for standard input
 * @param doing the verb for the progress line: `Explained`
 */
export async function* streamCases(
  paths: readonly string[],
  doing: string,
  io: Io,
): AsyncGenerator<CaseLine> {
  const progress = startProgress(io);
  const say = (file: string, message: string, line?: number): void => {
    progress.end();
    const problem = { code: 'bad-line', severity: 'error' as const, file, message, ...(line && { line }) };
    printProblems([problem], io);
  };
  let done = 0;
  for (const path of paths) {
    const name =
      path === '-' ? 'standard input' : relative(io.cwd, resolve(io.cwd, path)).replaceAll('\\', '/');
    const size = path === '-' ? 0 : (statSync(resolve(io.cwd, path), { throwIfNoEntry: false })?.size ?? 0);
    try {
      const pieces = path === '-' ? io.stdinPieces() : createReadStream(resolve(io.cwd, path));
      for await (const { number, text, read } of readLines(pieces)) {
        if (text?.trim() === '') continue;
        const found = text === undefined ? 'This line is too long to be held.' : readCase(text);
        if (typeof found === 'string') say(name, found, number);
        yield { name: `${name}:${number}`, found: typeof found === 'string' ? undefined : found };
        const share = size > 0 ? `, ${Math.round((read / size) * 100)} % of ${name}` : '';
        progress.say(`${doing} ${plural(++done, 'line')}${share}.`);
      }
    } catch (error) {
      if (!isFileError(error)) throw error;
      progress.end();
      const { nothingThere, unreadable } = runFaults;
      printProblems([error.code === 'ENOENT' ? nothingThere(name) : unreadable(name, error)], io);
      yield { name, found: undefined };
    }
  }
  progress.end();
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** One line of a file of cases. */
interface Case {
  /** As in the line; `null` when it has none. */
  readonly id: unknown;
  readonly input: unknown;
  /** The line's other fields, where a label may stand. */
  readonly line: object;
}

/**
 * Reads a line `{"id", "input"}`. A line that is a run itself, or what an adapter knows, or log text in quotes, is taken as its input.
 *
 * @returns the case, or what is wrong with the line
 */
function readCase(text: string): Case | string {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch (error) {
    return `This line is not JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
  if (typeof line === 'string') return { id: null, input: line, line: {} };
  if (line === null || typeof line !== 'object') return 'This line is neither {"id", "input"} nor a run.';
  const id = 'id' in line && Object.hasOwn(line, 'id') ? line.id : null;
  if (Object.hasOwn(line, 'input')) return { id, input: (line as { input: unknown }).input, line };
  const reported = runOfReport(line);
  if (reported) return { id, input: reported, line: {} };
  const { status } = line as { readonly status?: unknown };
  // A run that went well may say no more than that.
  const isBareRun = id !== null && RUN_STATUSES.some((one) => one === status);
  if (!isBareRun && ['unknown', 'json'].includes(detect(line, { now: 0, id: '' }).adapter))
    return 'This line has no `input`, and is no run either.';
  return { id, input: line, line: {} };
}
