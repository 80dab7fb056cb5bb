import { real, stated, type GuideCases } from '../guideCase.ts';

export const rateLimited: GuideCases = {
  fits: [
    stated(
      'DynamoDB at the end of its capacity',
      { message: 'com.amazonaws.services.dynamodbv2.model.ProvisionedThroughputExceededException: slow down' },
      { move: { kind: 'retry' } },
    ),
    stated('LangChain naming what the model said', { code: 'MODEL_RATE_LIMIT' }),
    stated('a limit that is counted by metric', { status: 429, message: "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute'" }),
    real('openai-o429', { move: { kind: 'retry' }, captures: { model: 'gpt-4o' } }),
    real('openai-o429big', { move: { kind: 'fix', open: { step: 'work' } } }),
    real('aws-th', { move: { kind: 'retry' } }),
    stated(
      '429 that says how long to wait',
      { status: 429, reason: 'rate_limit_error', retry: { after: 20_000, said: 'Retry-After' } },
      { move: { kind: 'retry' } },
    ),
    stated(
      '429 that asks not to repeat the call',
      { status: 429, code: 'rate_limit_error', retry: { allowed: false, said: 'x-should-retry' } },
      { move: { kind: 'fix', open: { step: 'work' } } },
    ),
    stated(
      '429 for the fourth time',
      { status: 429, code: 'rate_limit_exceeded' },
      { facts: { retry: { sameFailure: 3 } }, move: { kind: 'fix', open: { surface: 'mission-settings' } } },
    ),
    stated(
      'S3 asks to slow down with a 503',
      { status: 503, code: 'SlowDown', message: 'Please reduce your request rate.' },
      { move: { kind: 'retry' } },
    ),
    stated(
      'gRPC with no more than its status',
      { grpcStatus: 'RESOURCE_EXHAUSTED' },
      { move: { kind: 'retry' } },
    ),
    stated(
      'Gemini speaks of billing, and means calls per minute',
      {
        status: 429,
        grpcStatus: 'RESOURCE_EXHAUSTED',
        message: 'You exceeded your current quota, please check your plan and billing details.',
        detail: '{"quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier","quotaValue":"15"}',
      },
      { move: { kind: 'retry' } },
    ),
  ],
  leaves: [
    real('openai-oquota', { first: 'quota-exhausted' }),
    stated(
      '429 of a spend limit',
      { status: 429, reason: 'rate_limit_error', code: 'enforced_spend_limit_reached' },
      { first: 'quota-exhausted' },
    ),
    stated(
      '429 of a daily allowance',
      {
        status: 429,
        grpcStatus: 'RESOURCE_EXHAUSTED',
        detail: '{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier","quotaValue":"200"}',
      },
      { first: 'quota-exhausted' },
    ),
    real('anthropic-a529', { first: 'service-unavailable' }),
    stated(
      '429 of a model that still starts',
      { status: 429, code: 'ModelNotReadyException' },
      { first: 'service-unavailable' },
    ),
  ],
};
