import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { step: 'work' } } as const;

export const codeException: GuideCases = {
  fits: [
    real('py-keyerror', { move }),
    real('py-valueerror', { move }),
    real('py-syntaxerror', { move }),
    real('node-typeerror', { move }),
    real('node-referenceerror', { move, captures: { name: 'sumary' } }),
    real('java-npe', { move }),
    real('java-symbol', { move, lead: 'code-exception' }),
    real('tsc-type', { move, lead: 'code-exception' }),
    real('py-importown', { move }),
    real('py-circular', { move }),
    real('node-require-own', { move }),
    real('node-import-own', { move }),
    real('pytest-collect', { move }),
    stated('GitLab says that the script failed', { reason: 'script_failure', exitCode: 2 }, { move }),
    stated(
      'an activity that must not be tried again',
      { type: 'ValueError', message: 'amount is negative' },
      { facts: { retry: { state: 'non-retryable-failure' } }, move },
    ),
  ],
  leaves: [
    real('tsc-module', { first: 'dependency-broken' }),
    real('jest-fail', { first: 'check-failed' }),
    real('py-importname', { first: 'dependency-broken' }),
    real('cargo-test', { first: 'check-failed' }),
    real('fetch-refused', { first: 'network-unreachable' }),
    real('fetch-expired', { first: 'tls-certificate-invalid' }),
    real('py-enoent', { first: 'resource-not-found' }),
    real('py-eacces', { first: 'permission-denied' }),
    real('py-module', { first: 'dependency-broken' }),
    real('py-unittest', { first: 'check-failed' }),
    real('node-test', { first: 'check-failed' }),
    real('node-heap', { first: 'out-of-memory' }),
    real('py-environ', { first: 'configuration-missing' }),
    real('openai-o401', { first: 'credentials-invalid' }),
    real('anthropic-nokey', { first: 'credentials-invalid' }),
  ],
};
