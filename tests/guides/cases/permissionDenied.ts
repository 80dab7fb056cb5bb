import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'provider-vault' } } as const;

export const permissionDenied: GuideCases = {
  fits: [
    stated('HubSpot with an app that lacks a scope', { message: 'This app has not been granted all required scopes to make this call.' }, { lead: 'run-failed' }),
    stated('a file system that is mounted for reading', { code: 'EROFS' }, { move: { kind: 'fix', open: { step: 'work' } } }),
    stated('Azure with a lock on the resource', { code: 'ScopeLocked', status: 409 }, { move: { kind: 'fix', open: { step: 'work' } } }),
    stated(
      'Azure with a policy against it',
      { code: 'RequestDisallowedByPolicy', status: 403 },
      { move: { kind: 'fix', open: { step: 'work' } } },
    ),
    stated(
      'Google with an API that is not enabled',
      { status: 403, grpcStatus: 'PERMISSION_DENIED', reason: 'SERVICE_DISABLED' },
      { move },
    ),
    real('psql-permission'),
    real('psql-readonly', { lead: 'run-failed' }),
    real('sqlite-readonly', { lead: 'run-failed' }),
    real('anthropic-a403', { move }),
    real('aws-ad', { move, captures: { action: 'bedrock:InvokeModel' } }),
    real('curl-403', { move }),
    real('py-eacces'),
    real('node-eacces'),
    real('sh-eacces'),
    real('bind-refused'),
    real('sh-126', { move: { kind: 'fix', open: { step: 'work' } } }),
    stated(
      'a key that may not call this service',
      { status: 403, grpcStatus: 'PERMISSION_DENIED', reason: 'API_KEY_SERVICE_BLOCKED' },
      { move },
    ),
    stated('a token without the scope', { status: 403, code: 'insufficient_scope' }, { move }),
    stated(
      'PostgreSQL refuses the table',
      { code: '42501', message: 'permission denied for table orders' },
      { captures: { target: 'orders' } },
    ),
  ],
  leaves: [
    stated('a quota, which OpenStack answers with 403 too', { status: 403, message: 'Quota exceeded for cores: Requested 4, but already used 20 of 20 cores' }, { first: 'quota-exhausted' }),
    real('psql-password', { first: 'credentials-invalid' }),
    real('aws-un', { first: 'credentials-invalid' }),
    real('aws-ex', { first: 'credentials-invalid' }),
    stated(
      'GitHub answers 403 for a rate limit',
      {
        status: 403,
        message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      },
      { first: 'rate-limited' },
    ),
    stated(
      'Kubernetes answers 403 for a quota',
      {
        status: 403,
        reason: 'Forbidden',
        message:
          'pods "job-1" is forbidden: exceeded quota: team-a, requested: cpu=2, used: cpu=8, limited: cpu=8',
      },
      { first: 'quota-exhausted' },
    ),
    stated(
      'Google answers 403 for an account without billing',
      { status: 403, grpcStatus: 'PERMISSION_DENIED', reason: 'BILLING_DISABLED' },
      { first: 'quota-exhausted' },
    ),
    stated(
      'Google Drive answers 403 for a rate limit',
      { status: 403, reason: 'userRateLimitExceeded', message: 'User Rate Limit Exceeded' },
      { first: 'rate-limited' },
    ),
    real('openai-c400', { first: 'policy-blocked' }),
    stated(
      'an SSH key that was not accepted',
      { exitCode: 128, message: 'git@github.com: Permission denied (publickey).' },
      { first: 'credentials-invalid' },
    ),
  ],
};
