import type { Failure } from '../../core/model/run.ts';
import { readErrorBody } from '../http/readErrorBody.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, has, isObject, items, type Piece } from '../payload/piece.ts';
import { readNumber, readText } from '../payload/readText.ts';

/**
 * A JSON-RPC error: `{ code, message, data? }`, the code a number.
 * @see https://www.jsonrpc.org/specification#error_object
 */
export function readRpcError(error: Piece): Failure | undefined {
  if (!isObject(error)) return undefined;
  const code = at(error, 'code');
  const message = readText(at(error, 'message'));
  if (typeof code.value !== 'number' || !Number.isInteger(code.value) || message === undefined)
    return undefined;
  const data = at(error, 'data');
  const behind = typeof data.value === 'string' ? data.value : undefined;
  return defined({
    code: code.value,
    message,
    detail: behind,
    status: statusIn(data),
    path: error.path,
  });
}

/**
 * A tool's result that is an error all the same: `{ content, isError: true }`. What the server's own checks found stands in its text as
 * `MCP error -32602: …`.
 *
 * @returns `null` for a result that is none, `undefined` for what is no result of a tool
 * @see https://modelcontextprotocol.io/specification/2025-06-18/server/tools#error-handling
 */
export function readToolResult(result: Piece): Failure | null | undefined {
  const content = items(at(result, 'content'), 50);
  const isError = at(result, 'isError').value;
  const isContent = content.length > 0 && content.every((part) => typeof at(part, 'type').value === 'string');
  if (
    typeof isError !== 'boolean' ||
    (!isContent && !has(result, 'structuredContent') && !has(result, 'content'))
  )
    return undefined;
  if (!isError) return null;
  const part = content.find((one) => typeof at(one, 'text').value === 'string');
  const piece = part ? at(part, 'text') : { ...at(result, 'isError'), value: undefined };
  return { ...readToolText(piece), path: piece.path };
}

/** The message of a failed tool. */
export function readToolText(piece: Piece): Failure {
  const text = readText(piece);
  const [, code, rest] = /^(?:Error: )?MCP error (-?\d{1,6}): ([^]*)$/.exec(text ?? '') ?? [];
  if (code !== undefined)
    return defined({ code: Number(code), message: rest?.trim() || undefined, path: piece.path });
  const body = text !== undefined && /^\s{0,20}\{/.test(text) ? readErrorBody(piece) : undefined;
  return { ...body, ...defined({ message: body?.message ?? text, path: piece.path }) };
}

function statusIn(data: Piece): number | undefined {
  const status = readNumber(at(data, 'status')) ?? readNumber(at(data, 'statusCode'));
  return status !== undefined && status >= 400 && status < 600 ? status : undefined;
}
