import { NOW, type Sample } from '../sample.ts';

const json = (value: unknown): string => JSON.stringify(value);
const openai = (status: number, error: object, headers: object = {}): object => ({
  method: 'POST',
  url: 'https://api.openai.com/v1/chat/completions',
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: json({ error }),
});

export const HTTP: readonly Sample[] = [
  {
    title: 'a bad key at OpenAI',
    payload: openai(401, {
      message: 'Incorrect API key provided: sk-…',
      type: 'invalid_request_error',
      param: null,
      code: 'invalid_api_key',
    }),
    trouble: 'failed',
  },
  {
    title: 'an overload at Anthropic, as a Headers and a parsed body',
    payload: {
      status: 529,
      url: 'https://api.anthropic.com/v1/messages',
      headers: new Headers({ 'x-should-retry': 'true' }),
      body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    },
    trouble: 'failed',
  },
  {
    title: 'a bad key at Google, which answers 400',
    payload: {
      status: 400,
      url: 'https://generativelanguage.googleapis.com/v1beta/models/g:generateContent?key=AIza-secret',
      body: json({
        error: {
          code: 400,
          message: 'API key not valid. Please pass a valid API key.',
          status: 'INVALID_ARGUMENT',
          details: [
            {
              '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
              reason: 'API_KEY_INVALID',
              domain: 'googleapis.com',
            },
          ],
        },
      }),
    },
    trouble: 'failed',
  },
  {
    title: 'a quota at Google, in the list a stream begins with',
    payload: {
      status: 429,
      body: json([
        {
          error: {
            code: 429,
            message: 'You exceeded your current quota.',
            status: 'RESOURCE_EXHAUSTED',
            details: [
              {
                '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
                violations: [{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel' }],
              },
              { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.07s' },
            ],
          },
        },
      ]),
    },
    trouble: 'failed',
  },
  {
    title: 'a content filter at Azure, with the policy inside',
    payload: {
      status: 400,
      url: 'https://my.openai.azure.com/openai/deployments/g/chat/completions',
      data: {
        error: {
          message: 'The response was filtered',
          type: null,
          param: 'prompt',
          code: 'content_filter',
          status: 400,
          innererror: { code: 'ResponsibleAIPolicyViolation' },
        },
      },
    },
    trouble: 'failed',
  },
  {
    title: 'a refusal of Bedrock, whose type is a header',
    payload: {
      statusCode: 403,
      headers: { 'X-Amzn-ErrorType': 'UnrecognizedClientException:http://internal.amazon.com/' },
      body: json({ message: 'The security token included in the request is invalid.' }),
      url: 'https://bedrock-runtime.eu-west-1.amazonaws.com/model/m/converse',
    },
    trouble: 'failed',
  },
  {
    title: 'problem details',
    payload: {
      status: 403,
      body: {
        type: 'https://example.com/probs/out-of-credit',
        title: 'You do not have enough credit.',
        status: 403,
        detail: 'Your balance is 30.',
      },
    },
    trouble: 'failed',
  },
  {
    title: 'a page in place of an answer',
    payload: {
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><html><head><title>502 Bad Gateway</title></head><body>…</body></html>',
    },
    trouble: 'failed',
  },
  {
    title: 'a validator’s list',
    payload: {
      status: 422,
      body: { detail: [{ loc: ['body', 'messages'], msg: 'Field required', type: 'missing' }] },
    },
    trouble: 'failed',
  },
  {
    title: 'a gateway that passes on what the provider said',
    payload: {
      status: 429,
      url: 'https://openrouter.ai/api/v1/chat/completions',
      body: {
        error: {
          code: 429,
          message: 'Provider returned error',
          metadata: {
            provider_name: 'Groq',
            raw: '{"error":{"message":"Slow down","type":"tokens","code":"rate_limit_exceeded"}}',
          },
        },
      },
    },
    trouble: 'failed',
  },
  {
    title: 'an entry of a HAR file',
    payload: {
      request: { method: 'GET', url: 'https://user:pw@api.example.com/v1/things?token=t' },
      response: {
        status: 503,
        statusText: 'Service Unavailable',
        headers: [{ name: 'Retry-After', value: '120' }],
        content: { text: 'upstream connect error' },
      },
    },
    trouble: 'failed',
  },
  {
    title: 'an answer cut short by the token limit',
    payload: {
      status: 200,
      body: json({
        id: 'chatcmpl-1',
        model: 'gpt-x',
        choices: [{ index: 0, finish_reason: 'length', message: { role: 'assistant', content: 'It was' } }],
      }),
    },
    trouble: 'failed',
  },
  {
    title: 'an answer Google blocked, alone',
    payload: {
      candidates: [{ content: {}, finishReason: 'SAFETY', safetyRatings: [] }],
      modelVersion: 'g-1',
    },
    trouble: 'failed',
  },
  {
    title: 'a prompt Google blocked',
    payload: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: {} },
    trouble: 'failed',
  },
  {
    title: 'a refusal of Claude',
    payload: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'claude-x',
      content: [],
      stop_reason: 'refusal',
    },
    trouble: 'failed',
  },
  {
    title: 'a refusal in words, in the Responses API',
    payload: {
      id: 'resp_1',
      object: 'response',
      status: 'completed',
      error: null,
      incomplete_details: null,
      output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'I can’t help with that.' }] }],
    },
    trouble: 'failed',
  },
  {
    title: 'a response that is incomplete',
    payload: {
      id: 'resp_2',
      object: 'response',
      status: 'incomplete',
      error: null,
      incomplete_details: { reason: 'max_output_tokens' },
      output: [],
    },
    trouble: 'failed',
  },
  {
    title: 'a guardrail of Bedrock',
    payload: {
      status: 200,
      body: { output: { message: { role: 'assistant', content: [] } }, stopReason: 'guardrail_intervened' },
    },
    trouble: 'failed',
  },
  {
    title: 'a stream that ends with an error',
    payload: {
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: 'event: message_start\ndata: {"type":"message_start","message":{}}\n\nevent: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
    },
    trouble: 'failed',
  },
  {
    title: 'a stream that was cut short',
    payload: {
      status: 200,
      body: 'data: {"choices":[{"delta":{"content":"It"},"finish_reason":null}]}\n\ndata: {"choices":[{"delta":{},"finish_reason":"length"}]}\n\ndata: [DONE]\n\n',
    },
    trouble: 'failed',
  },
  {
    title: 'a whole answer',
    payload: {
      status: 200,
      body: json({
        id: 'chatcmpl-1',
        choices: [{ finish_reason: 'stop', message: { content: 'Yes.', refusal: null } }],
      }),
    },
    trouble: 'none',
  },
  {
    title: 'a whole stream',
    payload: {
      status: 200,
      body: 'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n',
    },
    trouble: 'none',
  },
  {
    title: 'an answer of no model',
    payload: { status: 204, headers: {}, url: 'https://api.example.com/x' },
    trouble: 'none',
  },
  {
    title: 'an error of a model API without its status',
    payload: {
      type: 'error',
      error: { type: 'rate_limit_error', message: 'This request would exceed your rate limit' },
    },
    trouble: 'failed',
    now: NOW,
  },
];
