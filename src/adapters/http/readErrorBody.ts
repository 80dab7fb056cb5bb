import { GRPC_STATUSES } from '../../core/model/signal/errorSignals.ts';
import type { Failure, RetryHint } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, firstAt, isList, isObject, items, type Piece, unpacked } from '../payload/piece.ts';
import { readNumber, readText, readWord } from '../payload/readText.ts';
import { readDuration } from '../payload/readTime.ts';

/** Names of the message in error bodies, the most exact first. */
const MESSAGES = ['message', 'msg', 'error_description', 'detail', 'title', 'reason'] as const;
/** Nested errors that are followed; gateways wrap the provider's answer. */
const MAX_DEPTH = 4;

/**
 * What the body of a refused call says, whatever maker's shape it has.
 *
 * A body's own error type counts as its code where it gives no other: that is what makers call the machine-readable part.
 * A number that is an HTTP status, in place of a code, is the status.
 *
 * @see https://platform.openai.com/docs/guides/error-codes (`error: {message, type, param, code}`)
 * @see https://docs.claude.com/en/api/errors (`type: "error", error: {type, message}`)
 * @see https://google.aip.dev/193 (`error: {code, message, status, details}`)
 * @see https://learn.microsoft.com/en-us/azure/ai-services/openai/concepts/content-filter (`error: {code, innererror}`)
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Response.html and smithy's `__type`
 * @see https://www.rfc-editor.org/rfc/rfc9457 (`type, title, status, detail`)
 * @see https://openrouter.ai/docs/errors (`error: {code, message, metadata: {raw}}`)
 */
export function readErrorBody(body: Piece): Failure | undefined {
  return readBody(body, 0);
}

function readBody(body: Piece, depth: number): Failure | undefined {
  const opened = unpacked(body);
  const whole = isList(opened) ? items(opened, 1)[0] : opened;
  if (!whole || depth > MAX_DEPTH) return undefined;
  if (typeof whole.value === 'string') {
    const message = textOf(whole.value);
    return message === '' ? undefined : { message, path: whole.path };
  }
  if (!isObject(whole)) return undefined;
  const inner = at(whole, 'error');
  const error = isObject(inner) ? inner : whole;
  const failure = readError(error, whole, depth);
  // A body that says nothing counts as none.
  return Object.keys(failure).length > 1 ? failure : undefined;
}

function readError(error: Piece, whole: Piece, depth: number): Failure {
  const rpc = readRpcDetails(at(error, 'details'));
  const given = [at(error, 'code'), at(error, 'error_code'), at(error, 'lc_error_code')].find(
    ({ value }) => value !== undefined && value !== null && value !== '',
  );
  const number = given && readNumber(given);
  const isStatus = number !== undefined && number >= 400 && number < 600;
  const type = typeOf(error);
  const word = readWord(at(error, 'status'));
  const grpcStatus = (GRPC_STATUSES as readonly string[]).includes(word ?? '') ? word : undefined;
  const code = given && !isStatus ? (number ?? readWord(given)) : undefined;
  const stated = readNumber(at(error, 'status')) ?? readNumber(at(error, 'statusCode'));
  return defined({
    type,
    code: code ?? grpcStatus ?? type,
    reason: rpc.reason ?? reasonOf(error),
    ...messageOf(error, whole, given),
    ...(rpc.detail === undefined ? {} : { detail: rpc.detail }),
    status: isStatus ? number : stated !== undefined && stated >= 400 && stated < 600 ? stated : undefined,
    grpcStatus,
    retry: rpc.retry,
    cause: causeOf(error, depth),
    path: error.path,
  });
}

/** The part of `com.amazonaws#Name` or of a URL that names the type; nothing if that is a general word. */
function typeOf(error: Piece): string | undefined {
  const text = readWord(firstAt(error, 'type', 'error_type', '__type'));
  const name = text?.replace(/^.{0,200}[#/](?=[\w.-]{1,100}$)/, '').replace(/:http.{0,200}$/, '');
  return name === undefined || name === 'error' || name === 'about:blank' ? undefined : name;
}

/** @see https://cloud.google.com/storage/docs/json_api/v1/status-codes (`errors[].reason`) */
function reasonOf(error: Piece): string | undefined {
  const first = items(at(error, 'errors'), 20)[0];
  return readWord(at(error, 'reason')) ?? (first && readWord(firstAt(first, 'reason', 'code')));
}

function messageOf(error: Piece, whole: Piece, code: Piece | undefined): Pick<Failure, 'message' | 'detail'> {
  const texts: string[] = [];
  const add = (piece: Piece): void => {
    const text = typeof piece.value === 'string' ? piece.value : validationText(piece);
    if (text !== undefined && text !== '' && !texts.includes(text)) texts.push(text);
  };
  // Some APIs put the message into `code` or `error`.
  if (code && typeof code.value === 'string' && /\s/.test(code.value)) add(code);
  for (const name of MESSAGES) add(at(error, name));
  if (texts.length === 0 || error === whole) add(at(whole, 'error'));
  for (const item of items(firstAt(error, 'errors', 'details'), 5)) add(firstAt(item, ...MESSAGES));
  const [message, ...more] = texts;
  return defined({ message, detail: more.length > 0 ? more.join('\n') : undefined });
}

/** The list of a validator: `[{loc, msg}]`, also inside an object. @see https://fastapi.tiangolo.com/tutorial/handling-errors/ */
function validationText(piece: Piece): string | undefined {
  const list = isList(piece) ? piece : at(piece, 'detail');
  const lines = items(list, 5).flatMap((item) => {
    const text = readText(firstAt(item, ...MESSAGES));
    const where = items(at(item, 'loc'), 10)
      .map((part) => readText(part) ?? '')
      .join('.');
    return text === undefined ? [] : [where === '' ? text : `${where}: ${text}`];
  });
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/** The error that a provider gives as the cause. */
function causeOf(error: Piece, depth: number): Failure | undefined {
  const behind = firstAt(error, 'innererror', 'inner_error', 'innerError');
  if (isObject(behind)) return readBody(behind, depth + 1);
  const raw = at(error, 'metadata', 'raw');
  if (raw.value !== undefined) return readBody(raw, depth + 1);
  const inDetails = at(error, 'details');
  if (isObject(inDetails)) return readBody(inDetails, depth + 1);
  // The errors that led to this one. @see https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md (`details`)
  const first = items(inDetails, 20)[0];
  if (first && readWord(at(first, 'code')) !== undefined) return readBody(first, depth + 1);
  const message = unpacked(at(error, 'message'));
  return message.inText && isObject(message) ? readBody(message, depth + 1) : undefined;
}

/** The text, or the title of an HTML page. */
function textOf(text: string): string {
  const page = text.slice(0, 20_000);
  if (!/^\s{0,100}</.test(page)) return text.slice(0, 4_000).trim();
  return /<title[^>]{0,200}>([^<]{1,500})/i.exec(page)?.[1]?.trim() ?? '';
}

/** The standard details of a Google error. */
interface RpcDetails {
  readonly reason?: string;
  readonly detail?: string;
  readonly retry?: RetryHint;
}

/**
 * @param details the list `details`
 * @see https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto (`ErrorInfo`, `RetryInfo`, `QuotaFailure`)
 */
function readRpcDetails(details: Piece): RpcDetails {
  const found: { -readonly [K in keyof RpcDetails]: RpcDetails[K] } = {};
  const lines: string[] = [];
  for (const item of items(details, 20)) {
    const type = readText(at(item, '@type')) ?? '';
    if (type.endsWith('.ErrorInfo')) found.reason ??= readWord(at(item, 'reason')) ?? '';
    const after = type.endsWith('.RetryInfo') ? readDuration(at(item, 'retryDelay')) : undefined;
    if (after !== undefined) found.retry = { after, said: 'RetryInfo' };
    for (const violation of items(at(item, 'violations'), 10)) {
      const name = readText(at(violation, 'quotaId')) ?? readText(at(violation, 'description'));
      if (name !== undefined) lines.push(name);
    }
  }
  if (found.reason === '') delete found.reason;
  return lines.length > 0 ? { ...found, detail: lines.join('\n') } : found;
}
