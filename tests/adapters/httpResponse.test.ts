import { describe, expect, it } from 'vitest';
import { fromHttpResponse } from '../../src/adapters/http-response.ts';
import { failuresOf, runOf, runOfSample } from './readSample.ts';
import { NOW } from './sample.ts';
import { HTTP } from './samples/http.ts';

const failureOf = (title: string) => failuresOf(runOfSample(fromHttpResponse, HTTP, title))[0];
const retryOf = (headers: object, body = '') =>
  failuresOf(runOf(fromHttpResponse, { status: 429, headers, body }))[0]?.retry;

describe('fromHttpResponse', () => {
  it('W1: takes the code before the type, and the type for a code where there is none', () => {
    expect(failureOf('a bad key at OpenAI')).toEqual({
      type: 'invalid_request_error',
      code: 'invalid_api_key',
      message: 'Incorrect API key provided: sk-…',
      status: 401,
      provider: 'openai',
      path: 'body',
    });
    expect(failureOf('an overload at Anthropic, as a Headers and a parsed body')).toEqual({
      type: 'overloaded_error',
      code: 'overloaded_error',
      message: 'Overloaded',
      status: 529,
      provider: 'anthropic',
      retry: { allowed: true, said: 'x-should-retry' },
      path: 'body.error',
    });
  });

  it('W2: reads Google’s reason, status and details', () => {
    expect(failureOf('a bad key at Google, which answers 400')).toMatchObject({
      code: 'INVALID_ARGUMENT',
      grpcStatus: 'INVALID_ARGUMENT',
      reason: 'API_KEY_INVALID',
      status: 400,
      provider: 'google',
    });
    expect(failureOf('a quota at Google, in the list a stream begins with')).toMatchObject({
      code: 'RESOURCE_EXHAUSTED',
      detail: 'GenerateRequestsPerMinutePerProjectPerModel',
      retry: { after: 34_070, said: 'RetryInfo' },
    });
  });

  it('keeps the error behind the error as its cause', () => {
    expect(failureOf('a content filter at Azure, with the policy inside')).toMatchObject({
      code: 'content_filter',
      provider: 'azure',
      cause: { code: 'ResponsibleAIPolicyViolation', path: 'data.error.innererror' },
    });
    const code = 'RequestDisallowedByPolicy';
    const body = {
      error: { code: 'InvalidTemplateDeployment', details: [{ code, message: 'db was disallowed' }] },
    };
    expect(failuresOf(runOf(fromHttpResponse, { status: 400, body }))[0]).toMatchObject({
      code: 'InvalidTemplateDeployment',
      cause: { code, path: 'body.error.details[0]' },
    });
    const passedOn = failureOf('a gateway that passes on what the provider said');
    expect(passedOn).toMatchObject({
      status: 429,
      message: 'Provider returned error',
      cause: { code: 'rate_limit_exceeded', message: 'Slow down' },
    });
    expect(passedOn).not.toHaveProperty('code');
  });

  it('reads AWS’s type from its header, problem details, validators and pages', () => {
    expect(failureOf('a refusal of Bedrock, whose type is a header')).toMatchObject({
      type: 'UnrecognizedClientException',
      code: 'UnrecognizedClientException',
      status: 403,
      provider: 'aws',
    });
    expect(failureOf('problem details')).toMatchObject({
      type: 'out-of-credit',
      message: 'Your balance is 30.',
      detail: 'You do not have enough credit.',
      status: 403,
    });
    expect(failureOf('a validator’s list')).toMatchObject({
      message: 'body.messages: Field required',
      status: 422,
    });
    expect(failureOf('a page in place of an answer')).toMatchObject({
      message: '502 Bad Gateway',
      status: 502,
    });
  });

  it('takes a sentence in place of a code for the message it is', () => {
    const [failure] = failuresOf(
      runOf(fromHttpResponse, {
        status: 503,
        body: { code: 'The service is at capacity', error: 'Please retry later' },
      }),
    );
    expect(failure).toEqual({
      message: 'The service is at capacity',
      detail: 'Please retry later',
      status: 503,
      path: 'body',
    });
  });

  it('H1: finds what is wrong inside HTTP 200', () => {
    const reasons = HTTP.flatMap(({ title, payload }) => {
      const failure = failuresOf(runOf(fromHttpResponse, payload))[0];
      return failure?.reason === undefined || failure.status !== undefined
        ? []
        : [[title, failure.reason, failure.path]];
    });
    expect(reasons).toEqual([
      ['an answer cut short by the token limit', 'length', 'body'],
      ['an answer Google blocked, alone', 'SAFETY', 'candidates[0].finishReason'],
      ['a prompt Google blocked', 'PROHIBITED_CONTENT', 'promptFeedback.blockReason'],
      ['a refusal of Claude', 'refusal', 'stop_reason'],
      ['a refusal in words, in the Responses API', 'refusal', 'output[0].content[0].refusal'],
      ['a response that is incomplete', 'max_output_tokens', 'incomplete_details.reason'],
      ['a guardrail of Bedrock', 'guardrail_intervened', 'body.stopReason'],
      ['a stream that was cut short', 'length', 'body'],
    ]);
    expect(failureOf('a stream that ends with an error')).toMatchObject({
      code: 'overloaded_error',
      message: 'Overloaded',
    });
  });

  it('H1: lets an error of the gateway in a 200 have the status it names', () => {
    const body = { error: { code: 402, message: 'Insufficient credits' } };
    expect(failuresOf(runOf(fromHttpResponse, { status: 200, headers: {}, body }))[0]).toMatchObject({
      status: 402,
      message: 'Insufficient credits',
    });
  });

  it('H2: says whether and when the call may be made again', () => {
    expect(retryOf({ 'Retry-After': '20' })).toEqual({ after: 20_000, said: 'Retry-After' });
    expect(retryOf({ 'retry-after': '1', 'retry-after-ms': '0' })).toEqual({
      after: 1_000,
      said: 'Retry-After',
    });
    expect(retryOf({ 'retry-after-ms': '1500' })).toEqual({ after: 1_500, said: 'retry-after-ms' });
    expect(retryOf({ 'x-should-retry': 'false', 'retry-after': '5' })).toEqual({
      allowed: false,
      after: 5_000,
      said: 'x-should-retry, Retry-After',
    });
    const date = (seconds: number): string => new Date(NOW + seconds * 1000).toUTCString();
    expect(retryOf({ 'retry-after': date(90) })?.after).toBe(90_000);
    expect(retryOf({ 'retry-after': date(90), date: date(60) })?.after).toBe(30_000);
    expect(retryOf({ 'retry-after': date(-90) })?.after).toBe(0);
    for (const text of ['soon', '-5', '1e9', '2026-11-20', 'Fri, 99 Nov 2026 99:99:99 GMT']) {
      expect([text, retryOf({ 'retry-after': text })]).toEqual([text, undefined]);
    }
  });

  it('H3: never lets a request be made again that is larger than the limit', () => {
    const limited = (message: string) =>
      retryOf(
        { 'retry-after': '9', 'x-should-retry': 'true' },
        JSON.stringify({ error: { message, code: 'rate_limit_exceeded' } }),
      );
    expect(
      limited('Request too large for gpt-x on tokens per min (TPM): Limit 30000, Requested 43,210.'),
    ).toMatchObject({ allowed: false, said: 'Requested > Limit' });
    expect(
      limited('Rate limit reached: Limit 30000, Used 29000, Requested 2000. Please try again in 2s.'),
    ).toMatchObject({ allowed: true, after: 9_000 });
  });

  it('H4: reads headers in every form', () => {
    const forms: readonly unknown[] = [
      { 'X-Should-Retry': 'false' },
      new Headers({ 'x-should-retry': 'false' }),
      new Map([['x-should-retry', 'false']]),
      [['X-Should-Retry', 'false']],
      ['Date', 'x', 'X-Should-Retry', 'false'],
      [{ name: 'X-Should-Retry', value: 'false' }],
      { 'x-should-retry': ['false'] },
    ];
    for (const headers of forms) expect(retryOf(headers as object)).toMatchObject({ allowed: false });
  });

  it('H6: shows neither a query nor credentials', () => {
    const run = runOfSample(fromHttpResponse, HTTP, 'an entry of a HAR file');
    expect(run.title).toBe('GET https://api.example.com/v1/things');
    expect(JSON.stringify(run)).not.toMatch(/pw|token=t/);
    expect(run.steps).toMatchObject([
      {
        kind: 'request',
        status: 'failed',
        failure: { status: 503, provider: 'api.example.com', retry: { after: 120_000 } },
      },
    ]);
    expect(
      JSON.stringify(runOfSample(fromHttpResponse, HTTP, 'a bad key at Google, which answers 400')),
    ).not.toContain('AIza');
  });

  it('tells a call to a model from any other', () => {
    expect(runOfSample(fromHttpResponse, HTTP, 'a bad key at OpenAI').steps?.[0]?.kind).toBe('model-call');
    expect(runOfSample(fromHttpResponse, HTTP, 'a guardrail of Bedrock').steps?.[0]?.kind).toBe('model-call');
    expect(runOfSample(fromHttpResponse, HTTP, 'an answer of no model').steps?.[0]?.kind).toBe('request');
  });

  it('A6: does not take any number called status for a call', () => {
    for (const payload of [
      { status: 500 },
      { status: 7, body: 'x' },
      { status: '500', body: 'x' },
      { status: 12.5, headers: {} },
      { error: { message: 'x' } },
      { error: 'x' },
    ]) {
      expect(fromHttpResponse(payload, { now: NOW })).toBeUndefined();
    }
  });
});
