import type { Failure, LogSlice, RunStatus } from '../../core/model/run.ts';
import { statusOfType } from './statusOfType.ts';
import { defined } from '../../core/model/value/defined.ts';
import { linesOf } from '../payload/lines.ts';
import { at, firstAt, has, isObject, type Piece } from '../payload/piece.ts';
import { readBoolean, readNumber, readText } from '../payload/readText.ts';
import { readTrace } from '../trace/readTrace.ts';
import { signalOf } from './signalOf.ts';

/** How a process ended, and its output. */
export interface Exit {
  readonly status: RunStatus;
  readonly failure: Failure | undefined;
  readonly log: readonly LogSlice[];
}

const EXIT_CODES = ['exitCode', 'exit_code', 'exitcode', 'returncode', 'return_code', 'returnCode'] as const;
/** Signals with which a person or a supervisor asks a process to end. */
const ASKED = new Set(['SIGINT', 'SIGTERM']);

/**
 * Reads an exit in the words of Node (`code`, `signal`; `status` of `spawnSync`), Python (`returncode`), execa and others.
 *
 * @returns `undefined` for what is no exit
 * @see https://nodejs.org/api/child_process.html and https://docs.python.org/3/library/subprocess.html
 */
export function readExit(payload: Piece): Exit | undefined {
  if (!isObject(payload)) return undefined;
  const stdout = textAt(payload, 'stdout');
  const stderr = textAt(payload, 'stderr');
  const output = textAt(payload, 'output');
  const printed = [stdout, output, stderr].filter((piece) => piece !== undefined);
  const codePiece = findCode(payload, printed.length > 0);
  if (!codePiece) return undefined;
  const code = readNumber(codePiece);
  const signalPiece = firstAt(payload, 'signal', 'signalCode');
  const named = readText(signalPiece);
  const signal =
    (named !== undefined && /^SIG[A-Z0-9]{2,8}$/.test(named) ? named : undefined) ??
    signalOf(readNumber(signalPiece) ?? 0, 'number') ??
    (code === undefined ? undefined : signalOf(code, 'exit-code'));
  const timedOut = readBoolean(firstAt(payload, 'timedOut', 'timed_out')) === true;
  const log = printed.map((piece): LogSlice => ({ text: String(piece.value), path: piece.path }));
  if (code === undefined && signal === undefined && !timedOut)
    return { status: 'running', failure: undefined, log };
  if (code === 0 && signal === undefined && !timedOut)
    return { status: 'succeeded', failure: undefined, log };
  const last = stderr ?? output ?? stdout;
  const trace = last && readTrace(last);
  const failure = defined({
    message: last && lastLine(last),
    path: codePiece.path,
    ...trace,
    exitCode: code === undefined || code < 0 ? undefined : code,
    signal,
    timeout: timedOut ? 'run' : undefined,
  });
  const asked = signal !== undefined && ASKED.has(signal) && !timedOut;
  return { status: asked ? 'cancelled' : statusOfType(trace?.type), failure, log };
}

/** `code` and `status` mean an exit only beside other fields of a process. */
function findCode(payload: Piece, hasPrinted: boolean): Piece | undefined {
  const hasCommand = ['command', 'cmd', 'spawnfile', 'args', 'pid'].some((name) => has(payload, name));
  for (const name of EXIT_CODES) {
    const piece = at(payload, name);
    if (isCode(piece) && (hasPrinted || hasCommand || has(payload, 'signal') || piece.value !== null))
      return piece;
  }
  const code = at(payload, 'code');
  if (isCode(code) && (has(payload, 'signal') || hasPrinted)) return code;
  const status = at(payload, 'status');
  return isCode(status) && (hasPrinted || hasCommand) && has(payload, 'signal') ? status : undefined;
}

function isCode({ value }: Piece): boolean {
  return value === null || (typeof value === 'number' && Number.isInteger(value));
}

function textAt(payload: Piece, name: string): Piece | undefined {
  const piece = at(payload, name);
  return typeof piece.value === 'string' && piece.value.trim() !== '' ? piece : undefined;
}

/** The last line that names an error, else the last line. */
function lastLine(text: Piece): string | undefined {
  const lines = linesOf(text, 16_384)
    .lines.map((line) => line.trim())
    .filter(Boolean);
  const named = lines.findLast((line) =>
    /error|fatal|denied|fail|cannot|not found|no such|refused/i.test(line),
  );
  return (named ?? lines.at(-1))?.slice(0, 1_000);
}
