import type { Failure } from '../../core/model/run.ts';
import { defined } from '../../core/model/defined.ts';
import type { Piece } from '../payload/piece.ts';
import { neverFits } from './neverFits.ts';
import { providerOf } from './providerOf.ts';
import { readAnswer } from './readAnswer.ts';
import { readErrorBody } from './readErrorBody.ts';
import { readEventStream } from './readEventStream.ts';
import { readHeaders } from './readHeaders.ts';
import { readRetry } from './readRetry.ts';
import { unpacked } from '../payload/piece.ts';

/** The parts of an answered HTTP call, wherever its payload has them. */
export interface Call {
  readonly status: number;
  readonly url: string | undefined;
  readonly headers: Piece;
  readonly body: Piece;
  /** Where a failure stands of which the body says nothing. */
  readonly path: string;
}

/**
 * What went wrong with an answered call.
 *
 * @returns `null` when nothing did: a status below 400 and no error in the body
 */
export function readCall(call: Call, now: number): Failure | null {
  const { status, headers, body } = call;
  const named = readHeaders(headers);
  const told =
    status < 400
      ? (readEventStream(body) ?? readAnswer(unpacked(body)))
      : (readErrorBody(body) ?? { path: call.path });
  if (!told) return null;
  // What an answer with HTTP 200 says in its body is the status that counts.
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
