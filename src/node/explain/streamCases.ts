import { detect } from '../../adapters/detect/detect.ts';
import { createReadStream, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Io } from '../cli/io.ts';
import { paint } from '../cli/paint.ts';
import { plural } from '../cli/plural.ts';
import { problemText } from '../cli/problemText.ts';
import { readLines } from '../cli/readLines.ts';
import { runFaults } from './runFaults.ts';
import { startProgress } from '../cli/startProgress.ts';

/** A line that was read, or that could not be. */
export interface CaseLine {
  /** File and line: `cases.jsonl:8`. */
  readonly name: string;
  /** Nothing when the line is bad, which has been said. */
  readonly found: Case | undefined;
}

/**
 * The cases of files with one per line, read as they are asked for. Says on standard error how far it is, and what is wrong with a
 * line or a file; the others are read all the same. Empty lines are passed over.
 *
 * @param paths files, or `-` for standard input
 * @param doing what is done with them, for the progress: `Explained`
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
    io.stderr(`${problemText(problem, undefined, paint(io.colour))}\n`);
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
      const problem =
        error.code === 'ENOENT' ? runFaults.nothingThere(name) : runFaults.unreadable(name, error);
      io.stderr(`${problemText(problem, undefined, paint(io.colour))}\n`);
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
  /** As it stands in the line; `null` when it has none. */
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
  if (['unknown', 'json'].includes(detect(line, { now: 0, id: '' }).adapter))
    return 'This line has no `input`, and is no run either.';
  return { id, input: line, line: {} };
}
