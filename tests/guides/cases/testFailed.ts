import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { step: 'work' } } as const;

export const testFailed: GuideCases = {
  fits: [
    stated(
      'a test that fails and passes in turn',
      { code: 'ERR_TEST_FAILURE', message: 'cart total' },
      {
        facts: {
          history: (['succeeded', 'failed', 'succeeded', 'failed', 'succeeded'] as const).map((status, at) => ({
            id: `earlier-${at}`,
            status,
            observedAt: NOW - (at + 1) * 3_600_000,
            endedAt: NOW - (at + 1) * 3_600_000,
            steps:
              status === 'succeeded'
                ? []
                : [
                    {
                      id: 'work',
                      title: 'Work',
                      status: 'failed',
                      failure: { code: 'ERR_TEST_FAILURE', message: 'cart total' },
                    },
                  ],
          })),
        },
        move: { kind: 'retry' },
      },
    ),
    real('jest-fail', { move }),
    real('jest-timeout', { move }),
    real('mocha-timeout', { move }),
    real('node-test', { move }),
    real('pytest-fail', { move }),
    real('cargo-test', { move }),
    real('vitest-fail', { move }),
    real('py-unittest', { move }),
    stated('JUnit with an assertion that fails', { type: 'AssertionFailedError' }, { move }),
  ],
  leaves: [
    real('eslint-fail', { first: 'check-failed' }),
    real('pytest-collect', { first: 'code-exception' }),
    real('pytest-module', { first: 'dependency-broken' }),
    stated('a test runner that ran out of memory', { code: 'ERR_WORKER_OUT_OF_MEMORY' }, { first: 'out-of-memory' }),
  ],
};
