/**
 * Paths under which model APIs answer.
 * @see https://platform.openai.com/docs/api-reference and those who speak it: `/chat/completions`, `/responses`, `/embeddings`
 * @see https://docs.claude.com/en/api/messages, https://ai.google.dev/api (`:generateContent`), Bedrock's `/converse` and `/invoke`
 */
const MODEL_PATH =
  /(?:\/chat\/completions|\/completions|\/responses|\/embeddings|\/v1\/messages|\/v\d\/chat|\/api\/(?:chat|generate)|:(?:stream)?generateContent|\/converse(?:-stream)?|\/invoke(?:-with-response-stream)?)\/?(?:[?#]|$)/i;

/** Is this the URL of a call to a model? */
export function isModelApi(url: string | undefined): boolean {
  return url !== undefined && MODEL_PATH.test(url.slice(0, 2_000));
}
