import { NOW, stated, type GuideCases } from '../guideCase.ts';

const done = (more: object) => ({ id: 'run-1', status: 'succeeded', observedAt: NOW, ...more });
const move = { kind: 'fix', open: { surface: 'context' } } as const;

export const contextNotUsed: GuideCases = {
  fits: [
    {
      title: 'a wrong result of a run that used none of three sources',
      run: done({ evaluation: { passed: false }, context: { attached: 3, used: 0 } }),
      move,
    },
    {
      title: 'a result of which the operator says that it ignores the context',
      run: done({}),
      trail: { verdict: 'context-ignored' },
      move,
    },
    stated(
      'a failed run that used none of its sources',
      { message: 'The answer was rejected.' },
      { facts: { context: { attached: 2, used: 0 } }, move },
    ),
  ],
  leaves: [
    {
      title: 'a wrong result of a run that used its sources',
      run: done({ evaluation: { passed: false }, context: { attached: 3, used: 3 } }),
      first: 'agent-result-wrong',
    },
    {
      title: 'a wrong result of a run without context',
      run: done({ evaluation: { passed: false }, context: { attached: 0, used: 0 } }),
      first: 'agent-result-wrong',
    },
    {
      title: 'a wrong result of a run that does not count its sources',
      run: done({ evaluation: { passed: false }, context: { attached: 3 } }),
      first: 'agent-result-wrong',
    },
    {
      title: 'a result of which the operator says that it is wrong',
      run: done({ context: { attached: 2, used: 2 } }),
      trail: { verdict: 'wrong-result' },
      first: 'agent-result-wrong',
    },
    {
      title: 'a run that went well',
      run: done({ evaluation: { passed: true }, context: { attached: 3, used: 2 } }),
      first: null,
    },
  ],
};
