import type { Failure } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import { type Piece, unpacked, at, isObject } from '../payload/piece.ts';
import { neverFits } from './neverFits.ts';
import { providerOf } from './providerOf.ts';
import { readAnswer } from './readAnswer.ts';
import { readErrorBody } from './readErrorBody.ts';
import { readHeaders } from './readHeaders.ts';
import { readRetry } from './readRetry.ts';
import { linesOf } from '../payload/lines.ts';
import { readText } from '../payload/readText.ts';

/** The parts of an answered HTTP call, wherever the payload has them. */
export interface Call {
  readonly status: number;
  readonly url: string | undefined;
  readonly headers: Piece;
  readonly body: Piece;
  /** Path of a failure that the body says nothing about. */
  readonly path: string;
}

/**
 * The failure of an answered call.
 * @returns `null` when there is none: a status below 400 and no error in the body
 */
export function readCall(call: Call, now: number): Failure | null {
  const { status, headers, body } = call;
  const named = readHeaders(headers);
  const told =
    status < 400
      ? (readEventStream(body) ?? readAnswer(unpacked(body)))
      : (readErrorBody(body) ?? { path: call.path });
  if (!told) return null;
  // If HTTP 200 has an error in its body, the body's status counts.
  const own = status >= 400 ? status : told.status;
  const stated = readRetry(named, now);
  const retry = { ...told.retry, ...stated };
  const tooLarge = own === 429 && neverFits(told.message);
  if (tooLarge) Object.assign(retry, { allowed: false, said: 'Requested > Limit' });
  const type = awsType(named.get('x-amzn-errortype'));
  return defined({
    ...told,
    type: told.type ?? type,
    code: told.code ?? type,
    status: own,
    provider: told.provider ?? providerOf(call.url),
    retry: Object.keys(retry).length > 0 ? retry : undefined,
    path: told.path ?? call.path,
  });
}

/** `ValidationException:http://…`. @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html (error type) */
function awsType(header: string | undefined): string | undefined {
  return /^(?:[\w.]{1,100}#)?(\w{1,100})(?::|$)/.exec(header ?? '')?.[1];
}

/** Events read, the last ones: an error ends a stream. */
const MAX_EVENTS = 200;

/**
 * How a stream of server-sent events ended: an `error` event, an error in place of a chunk, or the last chunk's end.
 *
 * @returns `null` for a stream of a model that ended well, `undefined` for a text that is no stream
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 * @see https://docs.claude.com/en/docs/build-with-claude/streaming#error-events
 * @see https://platform.openai.com/docs/api-reference/responses-streaming (`response.failed`, `response.incomplete`)
 */
function readEventStream(body: Piece): Failure | null | undefined {
  const { value } = body;
  if (typeof value !== 'string' || !/^\s{0,10}(?:(?:event|id|retry|data):|:)/.test(value)) return undefined;
  let event = '';
  let found: Failure | null | undefined;
  let seen = false;
  for (const line of linesOf(body).lines.slice(-MAX_EVENTS * 3)) {
    if (line.startsWith('event:')) event = line.slice(6).trim();
    if (!line.startsWith('data:')) continue;
    seen = true;
    const data = unpacked({ ...body, value: line.slice(5).trim() });
    const chunk = isObject(at(data, 'response')) ? at(data, 'response') : data;
    const delta = at(chunk, 'delta');
    const type = readText(at(data, 'type')) ?? event;
    const told =
      type === 'error'
        ? readErrorBody(data)
        : (readAnswer(chunk) ?? (isObject(delta) ? readAnswer(delta) : undefined));
    // A chunk in the middle is no end; only a bad end counts.
    if (told) found = told;
    else if (told === null) found ??= null;
    event = '';
  }
  return seen ? found : undefined;
}
