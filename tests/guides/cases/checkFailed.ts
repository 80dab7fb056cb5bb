import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { step: 'work' } } as const;

export const checkFailed: GuideCases = {
  lead: 'check-failed',
  fits: [
    real('eslint-fail', { move }),
    stated(
      'an answer that does not meet its schema',
      { type: 'SchemaError', message: '$.total must be a number' },
      { step: { kind: 'check' }, move },
    ),
    stated(
      'a validation in a step that checks',
      { type: 'ValidationError', message: "'EUR' is not of type 'number'" },
      { step: { kind: 'check' }, move },
    ),
    stated(
      'a quality gate',
      { exitCode: 1, message: 'QUALITY GATE STATUS: FAILED - View details on the server' },
      { move },
    ),
  ],
  leaves: [
    stated('gitleaks that found nothing, before something else failed', { message: 'INF no leaks found' }, { first: null }),
    real('pytest-fail', { first: 'test-failed', lead: 'test-failed' }),
    stated(
      'a program that fails after its tests have passed',
      { exitCode: 1 },
      {
        step: {
          log: {
            text: '[INFO] Tests run: 3, Failures: 0, Errors: 0\nException in thread "main" java.lang.NullPointerException: null',
          },
        },
        first: 'code-exception',
        lead: 'code-exception',
      },
    ),
    real('pytest-collect', { first: 'code-exception', lead: 'code-exception' }),
    real('pytest-module', { first: 'dependency-broken', lead: 'dependency-broken' }),
    real('py-valueerror', { first: 'code-exception', lead: 'code-exception' }),
    real('py-subprocess', { first: 'timed-out' }),
    stated(
      'a check that could not call its service',
      { code: 'ECONNREFUSED', type: 'ConnectionError' },
      { step: { kind: 'check' }, first: 'network-unreachable', lead: 'network-unreachable' },
    ),
    stated(
      'a validation by a service',
      { type: 'ValidationException', code: 'ValidationException', status: 400 },
      { step: { kind: 'request' }, first: 'invalid-request', lead: 'invalid-request' },
    ),
  ],
};
