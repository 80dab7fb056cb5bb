import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'billing' } } as const;

export const quotaExhausted: GuideCases = {
  fits: [
    stated('GitHub with an account that has not paid', { message: 'The job was not started because your account is locked due to a billing issue.' }, { lead: 'run-failed' }),
    stated('EC2 counting processors', { code: 'VcpuLimitExceeded', status: 400 }),
    stated('Azure short of cores', { code: 'QuotaExceeded', status: 409, message: 'Operation could not be completed as it results in exceeding approved Total Regional Cores quota.' }),
    stated('OpenStack, which answers 403 for it', { status: 403, message: 'Quota exceeded for cores: Requested 4, but already used 20 of 20 cores' }, { lead: 'run-failed' }),
    real('openai-oquota', { move }),
    real('anthropic-a402', { move }),
    real('aws-sq', { move }),
    stated(
      'a project that has reached its spend limit',
      {
        status: 429,
        type: 'RateLimitError',
        code: 'project_spend_limit_exceeded',
        reason: 'insufficient_quota',
      },
      { move },
    ),
    stated('Anthropic answers 400 at a spend limit', {
      status: 400,
      type: 'invalid_request_error',
      message:
        'You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.',
    }),
    stated('Anthropic answers 400 at the limit of a workspace', {
      status: 400,
      type: 'invalid_request_error',
      message: 'You have reached your specified workspace API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.',
    }),
    stated('GitLab has no minutes left', { reason: 'ci_quota_exceeded' }, { move }),
  ],
  leaves: [
    {
      title: 'a run that has used its own budget',
      run: {
        id: 'run-1',
        status: 'running',
        observedAt: NOW,
        lastEventAt: NOW,
        budget: { unit: 'usd', limit: 5, used: 5.2 },
      },
      first: 'step-budget-exceeded',
    },
    real('openai-o429', { first: 'rate-limited' }),
    real('openai-o429big', { first: 'rate-limited' }),
    stated(
      'gRPC with no more than its status',
      { grpcStatus: 'RESOURCE_EXHAUSTED' },
      { first: 'rate-limited' },
    ),
    {
      title: 'a run that waits for leave to spend more',
      run: {
        id: 'run-1',
        status: 'waiting',
        observedAt: NOW,
        waiting: { for: 'approval' },
        budget: { unit: 'usd', limit: 5, used: 5 },
      },
      first: 'needs-input',
    },
    {
      title: 'a run with budget left',
      run: {
        id: 'run-1',
        status: 'running',
        observedAt: NOW,
        lastEventAt: NOW,
        budget: { unit: 'usd', limit: 5, used: 4.9 },
      },
      first: null,
    },
  ],
};
