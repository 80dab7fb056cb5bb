import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'provider-vault' } } as const;

export const credentialsInvalid: GuideCases = {
  fits: [
    stated('LangChain naming what the model said', { code: 'MODEL_AUTHENTICATION' }),
    stated('Entra refusing a secret', { message: 'AADSTS7000215: Invalid client secret provided.' }, { lead: 'run-failed' }),
    real('curl-proxy'),
    real('psql-password', { lead: 'run-failed' }),
    real('openai-o401', { move, captures: { key: 'sk-demo***1234' } }),
    real('anthropic-a401', { move }),
    real('anthropic-nokey', { move }),
    real('openai-nokey', { move }),
    real('aws-un', { move }),
    real('aws-ex', { move }),
    real('aws-none', { move }),
    real('fetch-401', { move }),
    real('git-auth'),
    stated(
      'Gemini answers 400 for a bad key, and the reason tells',
      {
        status: 400,
        grpcStatus: 'INVALID_ARGUMENT',
        reason: 'API_KEY_INVALID',
        message: 'API key not valid. Please pass a valid API key.',
      },
      { move },
    ),
    stated('a refresh token that no longer works', {
      status: 400,
      code: 'invalid_grant',
      message: 'Token has been expired or revoked.',
    }),
    stated('PostgreSQL refuses the password', {
      code: '28P01',
      message: 'password authentication failed for user "orbit"',
    }),
  ],
  leaves: [
    real('psql-permission', { first: 'permission-denied' }),
    real('anthropic-a403', { first: 'permission-denied' }),
    real('aws-ad', { first: 'permission-denied' }),
    real('fetch-expired', { first: 'tls-certificate-invalid' }),
    stated(
      '401 that names a missing right',
      { status: 401, code: 'PermissionDenied', message: 'Principal does not have access to API/Operation.' },
      { first: 'permission-denied' },
    ),
    real('openai-oquota', { first: 'quota-exhausted' }),
  ],
};
