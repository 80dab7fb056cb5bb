import { isError, readError } from './error/readError.ts';
import { statusOfType } from './process/statusOfType.ts';
import { type Adapter, createAdapter } from './payload/adapter.ts';
import { at, type Piece } from './payload/piece.ts';

/** Fields in which loggers and event objects hold the error itself. */
const WRAPPERS = ['error', 'err', 'exception', 'reason'] as const;

/**
 * A JavaScript error with its `cause` chain: an `Error`, or one written as JSON (`name`, `message`, `stack`, `cause`), alone or under
 * `error`, `err`, `exception` or `reason`. Its class takes precedence over its name; codes, statuses, headers and bodies that clients
 * attach are read too. An `AbortError` means that somebody cancelled, a `TimeoutError` that a deadline passed.
 */
export const fromJavaScriptError: Adapter = createAdapter('javascript', (payload, { now }) => {
  const piece = isError(payload) ? payload : WRAPPERS.map((name) => at(payload, name)).find(isError);
  if (!piece || isTold(payload, piece)) return undefined;
  const failure = readError(piece, now);
  return {
    status: failure.signal === 'SIGINT' ? 'cancelled' : statusOfType(failure.type),
    failures: [failure],
  };
});

/** A run of ours, or a message of JSON-RPC, may contain an error and is none. */
function isTold(payload: Piece, piece: Piece): boolean {
  return (
    piece !== payload &&
    ['jsonrpc', 'observedAt', 'messages', 'resourceSpans'].some(
      (name) => at(payload, name).value !== undefined,
    )
  );
}
