import { GRPC_STATUSES } from '../../core/model/signal/errorSignals.ts';
import type { Failure, RetryHint } from '../../core/model/run.ts';
import { providerOf } from '../http/providerOf.ts';
import { readErrorBody } from '../http/readErrorBody.ts';
import { readHeaders } from '../http/readHeaders.ts';
import { readRetry } from '../http/readRetry.ts';
import { neverFits } from '../http/neverFits.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, firstAt, has, isObject, items, type Piece } from '../payload/piece.ts';
import { readBoolean, readNumber, readText, readWord } from '../payload/readText.ts';
import { readExit } from '../process/readExit.ts';

/** Causes followed below an error; with the error itself, as many as intake keeps. */
const MAX_CAUSES = 7;

/** Whether this is an error, or an error written as JSON: it has a message, and a stack or the name of an error. */
export function isError(piece: Piece): boolean {
  if (!isObject(piece)) return false;
  if (typeof at(piece, 'message').value !== 'string') return isErrorObject(piece);
  if (typeof at(piece, 'stack').value === 'string' || isErrorObject(piece)) return true;
  const { name, className } = namesOfError(piece);
  return [name, className].some((word) => /(?:Error|Exception|Failure|Rejection)\d?$/.test(word ?? ''));
}

/**
 * An error with its causes: class, code, status, and what clients attach to it: the answer's headers and body, a process's exit.
 * @see https://nodejs.org/api/errors.html (`code`, `cause`), https://github.com/openai/openai-node/blob/master/src/core/error.ts
 * @see https://axios-http.com/docs/handling_errors (`response`), https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/ (`$metadata`)
 * @see https://grpc.github.io/grpc/node/grpc.html (`code`, `details`), https://docs.langchain.com/oss/javascript/langgraph/errors/
 * (`lc_error_code`)
 */
export function readError(piece: Piece, now: number, depth = 0): Failure {
  if (!isObject(piece)) return defined({ message: readText(piece), path: piece.path });
  const { name, className } = namesOfError(piece);
  const response = at(piece, 'response');
  const body = [
    at(piece, 'error'),
    at(piece, 'responseBody'),
    at(piece, 'body'),
    at(response, 'data'),
    at(response, 'body'),
  ].find(({ value }) => value !== undefined && value !== null && value !== '');
  const isExit = has(piece, 'cmd') || has(piece, 'exitCode') || has(piece, 'spawnargs');
  const exit = isExit ? readExit(piece) : undefined;
  const answer = body && isAnswer(piece, response) ? readErrorBody(body) : undefined;
  const status = statusOf(piece, response);
  const grpc = grpcOf(piece);
  const code = exit || grpc ? undefined : codeOf(piece, name, className);
  const message = readText(at(piece, 'message')) ?? inheritedNames(piece.value).message;
  const headers = [at(piece, 'headers'), at(piece, 'responseHeaders'), at(response, 'headers')].find(
    isObject,
  );
  const url = readText(firstAt(piece, 'url', 'requestUrl')) ?? readText(at(piece, 'config', 'url'));
  const failure = defined({
    ...answer,
    ...exit?.failure,
    type: typeOf(name, className) ?? answer?.type ?? readWord(at(piece, 'type')),
    code: code ?? answer?.code ?? grpc,
    message: message ?? answer?.message,
    ...detailOf(message, answer),
    stack: readText(at(piece, 'stack')),
    status: status ?? answer?.status,
    grpcStatus: grpc ?? answer?.grpcStatus,
    timeout: /^(?:Timeout|APITimeout|APIConnectionTimeout)Error$/.test(typeOf(name, className) ?? '')
      ? 'request'
      : undefined,
    provider: providerOf(url),
    retry: retryOf(
      piece,
      answer?.retry,
      headers && readRetry(readHeaders(headers), now),
      status === 429 && neverFits(message),
    ),
    cause: causeOf(piece, now, depth) ?? answer?.cause,
    path: piece.path,
  });
  return failure;
}

/** The class name: of an error written as JSON in a field, of a real one on its prototype. */
function namesOfError(piece: Piece): { name: string | undefined; className: string | undefined } {
  const written = at(piece, 'constructor');
  const own = readText(at(piece, 'name'));
  // pino and others write the class into `type`; model APIs use that field for something else.
  const type = typeof at(piece, 'stack').value === 'string' ? readWord(at(piece, 'type')) : undefined;
  const { name, className } = inheritedNames(piece.value);
  return {
    name: own ?? name ?? (/(?:Error|Exception)$/.test(type ?? '') ? type : undefined),
    className:
      typeof written.value === 'string'
        ? written.value
        : (readText(at(piece, 'constructorName')) ?? className),
  };
}

/** Properties that an error inherits from its class: its name, and the message of a DOMException. */
function inheritedNames(value: unknown): { name?: string; message?: string; className?: string } {
  try {
    if (!isErrorObject({ value } as Piece)) return {};
    const prototype: unknown = Object.getPrototypeOf(value);
    const { name, message } = value as { name?: unknown; message?: unknown };
    const className: unknown = (prototype as { constructor?: { name?: unknown } } | null)?.constructor?.name;
    return {
      ...(typeof name === 'string' ? { name } : {}),
      ...(typeof message === 'string' && message !== '' ? { message } : {}),
      ...(typeof className === 'string' ? { className } : {}),
    };
  } catch {
    return {};
  }
}

/** Whether it is an error object of this or another realm. */
function isErrorObject({ value }: Piece): boolean {
  try {
    return (
      value instanceof Error ||
      (typeof value === 'object' &&
        value !== null &&
        /^\[object (?:Error|DOMException)\]$/.test(Object.prototype.toString.call(value)))
    );
  } catch {
    return false;
  }
}

/** A client's error contains the answer only if it has a status, headers or a response too. */
function isAnswer(piece: Piece, response: Piece): boolean {
  return (
    isObject(response) || ['status', 'statusCode', 'headers', 'responseBody'].some((name) => has(piece, name))
  );
}

function statusOf(piece: Piece, response: Piece): number | undefined {
  const found = [
    at(piece, 'status'),
    at(piece, 'statusCode'),
    at(piece, '$metadata', 'httpStatusCode'),
    at(response, 'status'),
  ]
    .map(readNumber)
    .find((status) => status !== undefined && status >= 400 && status < 600);
  return found;
}

function codeOf(
  piece: Piece,
  name: string | undefined,
  className: string | undefined,
): string | number | undefined {
  // The numeric codes of DOMException are older than its names, and no error codes.
  if (className === 'DOMException' || name === 'AbortError') return readWord(at(piece, 'lc_error_code'));
  const code = at(piece, 'code');
  const stated = firstAt(piece, 'lc_error_code', 'errorCode');
  const number = readNumber(code);
  // Some clients put the HTTP status into `code`.
  const isStatus = number !== undefined && number >= 400 && number < 600;
  const own = isStatus ? undefined : typeof code.value === 'number' ? number : readWord(code);
  // AWS clients put the service's code into the name.
  return own ?? readWord(stated) ?? (has(piece, '$metadata') || has(piece, '$fault') ? name : undefined);
}

/** A number from 0 to 16 beside the fields of a gRPC client is its status. */
function grpcOf(piece: Piece): string | undefined {
  const code = at(piece, 'code').value;
  return typeof code === 'number' && typeof at(piece, 'details').value === 'string' && has(piece, 'metadata')
    ? GRPC_STATUSES[code]
    : undefined;
}

function detailOf(message: string | undefined, answer: Failure | undefined): { detail?: string } {
  const more = [answer?.message, answer?.detail].filter(
    (text) => text !== undefined && !message?.includes(text),
  );
  return more.length > 0 ? { detail: more.join('\n') } : {};
}

function retryOf(
  piece: Piece,
  ofBody: RetryHint | undefined,
  ofHeaders: RetryHint | undefined,
  tooLarge: boolean,
): RetryHint | undefined {
  const said = (['isRetryable', 'retryable'] as const).find(
    (name) => readBoolean(at(piece, name)) !== undefined,
  );
  const own = said && { allowed: readBoolean(at(piece, said))!, said };
  const retry = {
    ...own,
    ...ofBody,
    ...ofHeaders,
    ...(tooLarge ? { allowed: false, said: 'Requested > Limit' } : {}),
  };
  return Object.keys(retry).length > 0 ? retry : undefined;
}

/** The cause, or the first of several errors. */
function causeOf(piece: Piece, now: number, depth: number): Failure | undefined {
  if (depth >= MAX_CAUSES) return undefined;
  const several = items(at(piece, 'errors'), 100);
  const cause = [at(piece, 'cause'), ...several, at(piece, 'reason'), at(piece, 'originalError')].find(
    (one) =>
      isError(one) || (one.path.endsWith('cause') && typeof one.value === 'string' && one.value !== ''),
  );
  return cause && readError(cause, now, depth + 1);
}

/** Names that any error may have. */
const PLAIN = new Set(['', 'Error', 'error', 'Object', 'DOMException', 'Exception', 'Unknown']);
/** Built-in classes: a class that extends one and sets no name keeps this one. */
const BUILT_IN = new Set([
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
  'AggregateError',
]);

/**
 * The type of an error: the name of its class, unless that is general or was shortened by a minifier. `error.name` may not be set by the
 * class: an `APIConnectionError` of the OpenAI client is called `Error`.
 * @see https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Error/name
 * @see https://developer.mozilla.org/en-US/docs/Web/API/DOMException/name (`AbortError`, `TimeoutError`)
 */
function typeOf(name: string | undefined, className: string | undefined): string | undefined {
  const isClass = isWord(className) && /^[A-Z]\w{2,}/.test(className);
  if (!isWord(name))
    return isClass ? className : /^Error$/.test(name ?? className ?? '') ? 'Error' : undefined;
  if (!isClass || BUILT_IN.has(className)) return name;
  return className;
}

function isWord(word: string | undefined): word is string {
  return word !== undefined && !PLAIN.has(word) && /^[A-Za-z_$][\w$.]{0,200}$/.test(word);
}
