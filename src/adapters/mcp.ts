import type { Failure } from '../core/model/run.ts';
import { readRpcError, readToolResult } from './mcp/readRpcError.ts';
import { type Adapter, createAdapter, type Found } from './payload/adapter.ts';
import { defined } from '../core/model/value/defined.ts';
import { at, has, isObject, type Piece } from './payload/piece.ts';
import { readText } from './payload/readText.ts';

/** The server needs an answer from the person first. @see https://modelcontextprotocol.io/specification/draft/client/elicitation */
const ELICITATION_REQUIRED = -32_042;

/**
 * A message of MCP, or of JSON-RPC 2.0: a response with `error` or `result`; a tool's result alone or under `result`, also one that
 * is an error as `isError` says. The request may stand beside it as `request`, for its method and tool.
 *
 * @see https://modelcontextprotocol.io/specification/2025-06-18/basic and https://www.jsonrpc.org/specification
 */
export const fromMcp: Adapter = createAdapter('mcp', (payload) => {
  const failure = failureOf(payload);
  return failure === undefined ? undefined : toRun(payload, failure);
});

/** `null`: it succeeded; `undefined`: it is no such message. */
function failureOf(payload: Piece): Failure | null | undefined {
  if (!isObject(payload)) return undefined;
  const result = at(payload, 'result');
  const isMessage = readText(at(payload, 'jsonrpc')) === '2.0';
  if (isMessage && has(payload, 'error')) return readRpcError(at(payload, 'error'));
  const told = readToolResult(result) ?? readToolResult(payload);
  if (told !== undefined) return told;
  return isMessage && has(payload, 'result') ? null : undefined;
}

function toRun(payload: Piece, failure: Failure | null): Found {
  const request = at(payload, 'request');
  const method = readText(at(request, 'method'));
  const tool = readText(at(request, 'params', 'name')) ?? readText(at(payload, 'toolName'));
  const title = tool ?? method ?? 'Tool call';
  const isTool = method === undefined || method === 'tools/call';
  const waits = failure?.code === ELICITATION_REQUIRED;
  const status = failure ? (waits ? 'waiting' : 'failed') : 'succeeded';
  const step = defined({
    id: 'call',
    title,
    kind: isTool ? 'tool-call' : 'request',
    status,
    failure: failure ?? undefined,
  });
  return { title, status, steps: [step], ...(waits ? { waiting: { for: 'input' } as const } : {}) };
}
