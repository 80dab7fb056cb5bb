import type { RunStatus, StepKind } from '../core/model/run.ts';
import { isError } from './error/readError.ts';
import { readAnswer, nameOfAnswer } from './http/readAnswer.ts';
import { type Call, readCall } from './http/readCall.ts';
import { type Adapter, createAdapter, type Found } from './payload/adapter.ts';
import { defined } from '../core/model/value/defined.ts';
import { at, firstAt, has, isList, isObject, type Piece, unpacked } from './payload/piece.ts';
import { readNumber, readText } from './payload/readText.ts';

/** The status assumed for a body that came without one. */
const UNSAID = 200;

/**
 * One answered HTTP call, of a model API or any other: `{ status, headers?, body?, url?, method? }` or the names that clients use
 * (`statusCode`, `data`, `response`, HAR). The body may be text, JSON, or a stream of events. Also the body of a model API alone: its
 * answer or its error. Errors inside HTTP 200 count: a `finish_reason` of `length` or `content_filter`, `stop_reason` `max_tokens` or
 * `refusal`, an `error` event.
 */
export const fromHttpResponse: Adapter = createAdapter('http', (payload, { now }) => {
  // A client's error has a status and a body too.
  const found = isError(payload) ? undefined : (findCall(payload) ?? findBody(payload));
  if (!found) return undefined;
  const { call, method } = found;
  const failure = readCall(call, now);
  const status: RunStatus = failure ? 'failed' : 'succeeded';
  const isModel = isModelApi(call.url) || readAnswer(unpacked(call.body)) !== undefined || found.isBody;
  const kind: StepKind = isModel ? 'model-call' : 'request';
  const title =
    [method, placeOf(call.url)].filter(Boolean).join(' ') || nameOfAnswer(call.body).model || 'HTTP call';
  const step = defined({ id: 'call', title, kind, status, failure: failure ?? undefined });
  return { title, status, steps: [step] } satisfies Found;
});

function findCall(payload: Piece): { call: Call; method?: string | undefined; isBody: false } | undefined {
  const wrapped = isObject(at(payload, 'response')) ? at(payload, 'response') : payload;
  const statusPiece = firstAt(wrapped, 'status', 'statusCode', 'status_code');
  const status = typeof statusPiece.value === 'number' ? readNumber(statusPiece) : undefined;
  if (status === undefined || !Number.isInteger(status) || status < 100 || status > 599) return undefined;
  const request = firstAt(payload, 'request', 'config');
  const body = bodyOf(wrapped);
  const headers = at(wrapped, 'headers');
  const url = readText(at(wrapped, 'url')) ?? readText(at(payload, 'url')) ?? readText(at(request, 'url'));
  // A number called `status` without any other field may be anything.
  if (!body && !url && !isObject(headers) && !isList(headers) && !has(wrapped, 'statusText'))
    return undefined;
  const method = readText(at(payload, 'method')) ?? readText(at(request, 'method'));
  const call = {
    status,
    url,
    headers,
    body: body ?? { ...wrapped, value: undefined },
    path: statusPiece.path,
  };
  return { call, method: method?.toUpperCase().slice(0, 10), isBody: false };
}

function bodyOf(response: Piece): Piece | undefined {
  const content = at(response, 'content', 'text');
  if (typeof content.value === 'string') return content;
  for (const name of ['body', 'data', 'text', 'json', 'content', '_data']) {
    const piece = at(response, name);
    if (typeof piece.value === 'string' || isObject(piece) || isList(piece)) return piece;
  }
  return undefined;
}

/** A body alone, if it has the shape of a model API's. */
function findBody(payload: Piece): { call: Call; method?: undefined; isBody: true } | undefined {
  if (!isObject(payload)) return undefined;
  const type = readText(at(payload, 'type'));
  const isAnswer =
    isList(at(payload, 'choices')) ||
    isList(at(payload, 'candidates')) ||
    isObject(at(payload, 'promptFeedback')) ||
    (type === 'message' && has(payload, 'stop_reason')) ||
    (has(payload, 'stopReason') && isObject(at(payload, 'output'))) ||
    (readText(at(payload, 'object')) === 'response' && isList(at(payload, 'output')));
  if (!isAnswer && !isErrorBody(payload, type)) return undefined;
  if (isAnswer && readAnswer(payload) === undefined) return undefined;
  return {
    call: {
      status: UNSAID,
      url: undefined,
      headers: { ...payload, value: undefined },
      body: payload,
      path: '',
    },
    isBody: true,
  };
}

/** `{ error: { message, type | code | status } }`, as every model API sends it; not an exception, which has a name or a stack. */
function isErrorBody(payload: Piece, type: string | undefined): boolean {
  const error = at(payload, 'error');
  if (!isObject(error) || has(error, 'stack') || has(error, 'name') || has(payload, 'jsonrpc')) return false;
  if (typeof at(error, 'message').value !== 'string') return false;
  return type === 'error' || has(error, 'type') || has(error, 'code') || has(error, 'status');
}

/** Host and path; the query may contain a key. */
function placeOf(url: string | undefined): string {
  const place = /^[^?#\s]{1,300}/.exec(url ?? '')?.[0] ?? '';
  return place.replace(/\/\/[^/@]{0,200}@/, '//');
}

/**
 * Paths of model APIs.
 * @see https://platform.openai.com/docs/api-reference and compatible ones: `/chat/completions`, `/responses`, `/embeddings`
 * @see https://docs.claude.com/en/api/messages, https://ai.google.dev/api (`:generateContent`), Bedrock's `/converse` and `/invoke`
 */
const MODEL_PATH =
  /(?:\/chat\/completions|\/completions|\/responses|\/embeddings|\/v1\/messages|\/v\d\/chat|\/api\/(?:chat|generate)|:(?:stream)?generateContent|\/converse(?:-stream)?|\/invoke(?:-with-response-stream)?)\/?(?:[?#]|$)/i;

/** Whether this is the URL of a call to a model. */
function isModelApi(url: string | undefined): boolean {
  return url !== undefined && MODEL_PATH.test(url.slice(0, 2_000));
}
