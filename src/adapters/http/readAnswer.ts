import type { Failure } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, firstAt, has, isObject, items, type Piece } from '../payload/piece.ts';
import { readText, readWord } from '../payload/readText.ts';
import { readErrorBody } from './readErrorBody.ts';

/**
 * Words with which a model says that its answer is incomplete, by meaning. Every other word is a regular end.
 * @see https://platform.openai.com/docs/api-reference/chat/object (`finish_reason`) and …/responses/object (`incomplete_details`)
 * @see https://docs.claude.com/en/api/handling-stop-reasons
 * @see https://ai.google.dev/api/generate-content#FinishReason and …#BlockReason
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html (`stopReason`)
 * @see https://docs.cohere.com/reference/chat and https://docs.mistral.ai/api/
 */
const NOT_WHOLE = new Set(
  (
    'length max_tokens max_output_tokens model_length model_context_window_exceeded error_limit ' +
    'content_filter content_filtered refusal safety recitation blocklist prohibited_content spii language image_safety ' +
    'image_prohibited_content image_recitation guardrail_intervened error_toxic ' +
    'malformed_function_call unexpected_tool_call malformed_response malformed_tool_use malformed_model_output too_many_tool_calls ' +
    'missing_thought_signature no_image image_other other error insufficient_system_resource'
  ).split(' '),
);

/** Whether the word means a regular end. */
export function isWhole(word: string): boolean {
  return !NOT_WHOLE.has(word.toLowerCase());
}

/**
 * What is wrong with an answer in HTTP 200: cut short, blocked, refused, or an error.
 * @returns `null` for a complete answer, `undefined` for a body that is no model's answer
 */
export function readAnswer(body: Piece): Failure | null | undefined {
  if (!isObject(body)) return undefined;
  if (isObject(at(body, 'error')) || readText(at(body, 'type')) === 'error') return readErrorBody(body);
  const ends = endsOf(body);
  if (ends.length === 0) return undefined;
  for (const [end, message] of ends) {
    const word = readWord(end);
    if (word !== undefined && !isWhole(word)) {
      return defined({ reason: word, message: message && readText(message), path: end.path });
    }
  }
  return refusalOf(body) ?? null;
}

type End = readonly [word: Piece, message?: Piece];

/** Where each provider says how an answer ended; empty for an unknown body. */
function endsOf(body: Piece): readonly End[] {
  const ends: End[] = [];
  for (const choice of items(at(body, 'choices'), 20)) {
    if (isObject(at(choice, 'error')))
      ends.push([{ ...at(choice, 'error'), value: 'error' }, at(choice, 'error', 'message')]);
    if (has(choice, 'finish_reason'))
      ends.push([at(choice, 'finish_reason'), at(choice, 'message', 'refusal')]);
  }
  for (const candidate of items(at(body, 'candidates'), 20)) {
    if (has(candidate, 'finishReason'))
      ends.push([at(candidate, 'finishReason'), at(candidate, 'finishMessage')]);
    else if (has(candidate, 'content')) ends.push([at(candidate, 'content', 'role')]);
  }
  const feedback = at(body, 'promptFeedback');
  if (has(feedback, 'blockReason')) {
    // Google's reasons for a block; `OTHER` among them is a block too.
    ends.push([at(feedback, 'blockReason'), at(feedback, 'blockReasonMessage')]);
  }
  for (const name of ['stop_reason', 'stopReason', 'finish_reason', 'done_reason']) {
    if (has(body, name)) ends.push([at(body, name), at(body, 'stop_details', 'explanation')]);
  }
  if (readText(at(body, 'object')) === 'response' || has(body, 'incomplete_details')) {
    ends.push([at(body, 'incomplete_details', 'reason')]);
  }
  return ends;
}

/** A model's refusal, where its API has a field for it. */
function refusalOf(body: Piece): Failure | undefined {
  const said: Piece[] = items(at(body, 'choices'), 20).map((choice) => at(choice, 'message', 'refusal'));
  for (const item of items(at(body, 'output'), 50)) {
    for (const part of items(at(item, 'content'), 50)) said.push(at(part, 'refusal'));
  }
  const found = said.find((piece) => readText(piece) !== undefined);
  return found && { reason: 'refusal', message: readText(found)!, path: found.path };
}

/** The part of an answer that names its id and its model. */
export function nameOfAnswer(body: Piece): { readonly id?: string; readonly model?: string } {
  return defined({
    id: readWord(firstAt(body, 'id', 'responseId', 'response_id')),
    model: readWord(firstAt(body, 'model', 'modelVersion')),
  });
}
