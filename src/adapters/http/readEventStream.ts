import type { Failure } from '../../core/model/run.ts';
import { at, isObject, type Piece, unpacked } from '../payload/piece.ts';
import { linesOf } from '../payload/lines.ts';
import { readText } from '../payload/readText.ts';
import { readAnswer } from './readAnswer.ts';
import { readErrorBody } from './readErrorBody.ts';

/** Events looked at, the last ones: an error ends a stream. */
const MOST_EVENTS = 200;

/**
 * How a stream of server-sent events ended: an `error` event, an error in place of a chunk, or the last chunk's end.
 *
 * @returns `null` for a stream of a model that ended well, `undefined` for a text that is no stream
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 * @see https://docs.claude.com/en/docs/build-with-claude/streaming#error-events
 * @see https://platform.openai.com/docs/api-reference/responses-streaming (`response.failed`, `response.incomplete`)
 */
export function readEventStream(body: Piece): Failure | null | undefined {
  const { value } = body;
  if (typeof value !== 'string' || !/^\s{0,10}(?:(?:event|id|retry|data):|:)/.test(value)) return undefined;
  let event = '';
  let found: Failure | null | undefined;
  let seen = false;
  for (const line of linesOf(body).lines.slice(-MOST_EVENTS * 3)) {
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
    // A chunk that ends nothing says so too; only what ends badly counts.
    if (told) found = told;
    else if (told === null) found ??= null;
    event = '';
  }
  return seen ? found : undefined;
}
