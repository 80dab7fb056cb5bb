import { isError } from './error/readError.ts';
import { type Adapter, createAdapter } from './payload/adapter.ts';
import { defined } from '../core/model/value/defined.ts';
import { at, firstAt, items, type Piece } from './payload/piece.ts';
import { readText } from './payload/readText.ts';
import { readExit } from './process/readExit.ts';

/**
 * How a process ended: `{ exitCode | exit_code | returncode | code, signal?, stdout?, stderr? }`, as Node, Python, execa and most runners
 * report it. A traceback at the end of its output is the failure, because an exit code alone says little. SIGINT and SIGTERM mean that it
 * was asked to stop.
 */
export const fromProcessExit: Adapter = createAdapter('process', (payload) => {
  // The error that Node throws for a child process contains an exit.
  const exit = isError(payload) ? undefined : readExit(payload);
  if (!exit) return undefined;
  const { status, failure, log } = exit;
  const title = commandOf(payload) ?? 'Process';
  const step = defined({ id: 'process', title, kind: 'command', status, failure });
  return { title, status, steps: [step], log };
});

/** The program's name, without its arguments, which may contain secrets. */
function commandOf(payload: Piece): string | undefined {
  const command = firstAt(payload, 'command', 'cmd', 'spawnfile', 'file');
  const args = at(payload, 'args');
  const text = readText(command) ?? readText(items(command)[0] ?? args) ?? readText(items(args)[0] ?? args);
  return /^[^\s]{1,200}/.exec(text?.trim() ?? '')?.[0];
}
