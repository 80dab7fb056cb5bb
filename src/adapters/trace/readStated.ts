import { meaningOf } from '../payload/meaningOf.ts';
import { GRPC_STATUSES } from '../../core/model/signal/errorSignals.ts';
import type { Failure } from '../../core/model/run.ts';
import { neverFits } from '../http/neverFits.ts';
import { readErrorBody } from '../http/readErrorBody.ts';
import { defined } from '../../core/model/value/defined.ts';
import { type Piece, unpacked } from '../payload/piece.ts';
import { readJson } from '../../core/model/value/readJson.ts';

/**
 * What a client states in its message, in a form of its own making: the answer of a model API, AWS's code, gRPC's status, how a child ended. A trace has no other
 * place for it.
 *
 * @param text the piece the trace stands in
 * @see https://github.com/openai/openai-python/blob/main/src/openai/_base_client.py (`Error code: 400 - {…}`) and
 * https://github.com/anthropics/anthropic-sdk-typescript/blob/main/src/core/error.ts (`400 {…}`)
 * @see https://github.com/boto/botocore/blob/develop/botocore/exceptions.py (`An error occurred (…) when calling the … operation`)
 * @see https://grpc.github.io/grpc/node/ (`14 UNAVAILABLE: …`), https://docs.python.org/3/library/subprocess.html#subprocess.CalledProcessError
 */
export function readStated(failure: Failure, text: Piece): Failure {
  const { message = '' } = failure;
  const [inPython, pythonStatus] = /^Error code: ([45]\d\d) - (?=[{[])/.exec(message) ?? [];
  if (inPython !== undefined)
    return withAnswer(failure, text, pythonStatus!, pythonValue(message.slice(inPython.length)));
  const [inJson, jsonStatus] = /^([45]\d\d) (?=\{)/.exec(message) ?? [];
  if (inJson !== undefined) {
    const opened = unpacked({ ...text, value: message.slice(inJson.length) });
    return withAnswer(failure, text, jsonStatus!, opened.value);
  }
  const aws = /^An error occurred \(([A-Za-z][\w.]{1,80})\) when calling the \w{1,80} operation/.exec(
    message,
  )?.[1];
  if (aws !== undefined) return { ...failure, code: failure.code ?? aws };
  const [, number, name] = /^(\d{1,2}) ([A-Z_]{2,20}): /.exec(message) ?? [];
  if (name !== undefined && GRPC_STATUSES[Number(number)] === name) {
    return { ...failure, code: name, grpcStatus: name };
  }
  const exitCode = /^Command .{1,4000} returned non-zero exit status (\d{1,3})\.$/s.exec(message)?.[1];
  const signal = /^Command .{1,4000} died with <Signals\.(SIG[A-Z0-9]{2,8}): \d{1,2}>\.$/s.exec(message)?.[1];
  const ended = {
    exitCode: exitCode === undefined ? failure.exitCode : Number(exitCode),
    signal: signal ?? failure.signal,
  };
  return defined({ ...failure, ...ended });
}

function withAnswer(failure: Failure, text: Piece, status: string, value: unknown): Failure {
  const answer = readErrorBody({ ...text, value, path: failure.path ?? text.path, inText: true });
  const message = answer?.message ?? failure.message!;
  const retry =
    status === '429' && neverFits(message) ? { retry: { allowed: false, said: 'Requested > Limit' } } : {};
  return { ...answer, ...failure, ...retry, message, status: Number(status) };
}

/** Longest value read, in code units. */
const MAX_LITERAL = 20_000;
const WORDS: Readonly<Record<string, string>> = { None: 'null', True: 'true', False: 'false' };

/**
 * The value that stands in Python's own notation at the beginning of a text, such as the body that SDKs print in their messages: dicts,
 * lists, tuples, strings, numbers, `None`, `True`, `False`. What follows is left; what is cut or anything else is nothing.
 */
function pythonValue(text: string): unknown {
  const piece = text.slice(0, MAX_LITERAL);
  const token =
    /\s+|[{}[\](),:]|None|True|False|-?\d{1,17}(?:\.\d{1,17})?|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/y;
  let json = '';
  let depth = 0;
  do {
    const found = token.exec(piece)?.[0];
    if (found === undefined) return undefined;
    if (/^[{[(]/.test(found)) depth++;
    if (/^[}\])]/.test(found)) depth--;
    // A comma before a closing bracket is fine in Python.
    if (/^[}\])]/.test(found) && json.endsWith(',')) json = json.slice(0, -1);
    json += toJson(found);
  } while (depth > 0);
  return readJson(json);
}

function toJson(token: string): string {
  if (token.trim() === '') return '';
  if (token === '(') return '[';
  if (token === ')') return ']';
  if (token[0] !== "'" && token[0] !== '"') return meaningOf(WORDS, token) ?? token;
  return JSON.stringify(
    token.slice(1, -1).replaceAll(/\\(x[\da-f]{2}|u[\da-f]{4}|.)/gis, (_, one: string) => unescape(one)),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function unescape(sequence: string): string {
  if (/^[xu][\da-f]{2,4}$/i.test(sequence))
    return String.fromCharCode(Number.parseInt(sequence.slice(1), 16));
  return ESCAPES[sequence] ?? sequence;
}
