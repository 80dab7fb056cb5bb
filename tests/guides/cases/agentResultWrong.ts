import { NOW, type GuideCases } from '../guideCase.ts';

const done = (more: object) => ({ id: 'run-1', status: 'succeeded', observedAt: NOW, ...more });
const move = { kind: 'fix', open: { surface: 'mission-replay' } } as const;

export const agentResultWrong: GuideCases = {
  lead: 'agent-result-wrong',
  fits: [
    {
      title: 'a result that was evaluated and did not pass',
      run: done({ evaluation: { passed: false, note: 'The total misses one invoice.' } }),
      move,
    },
    {
      title: 'a result of which the operator says that it is wrong',
      run: done({}),
      trail: { verdict: 'wrong-result' },
      move,
    },
    {
      title: 'a wrong result of a run that used its sources',
      run: done({ evaluation: { passed: false }, context: { attached: 3, used: 3 } }),
      move,
    },
    {
      title: 'a wrong result, although a step got over an error',
      run: done({
        evaluation: { passed: false },
        steps: [{ id: 'ask', title: 'Ask', status: 'succeeded', failure: { status: 503, recovered: true } }],
      }),
      move,
    },
    {
      title: 'a wrong result, after the instructions were opened',
      run: done({ evaluation: { passed: false } }),
      trail: { surfacesOpened: ['mission-settings'] },
      move: { kind: 'retry' },
    },
  ],
  leaves: [
    {
      title: 'a wrong result of a run that used none of its sources',
      run: done({ evaluation: { passed: false }, context: { attached: 3, used: 0 } }),
      first: 'context-not-used',
      lead: 'context-not-used',
    },
    {
      title: 'a result of which the operator says that it ignores the context',
      run: done({}),
      trail: { verdict: 'context-ignored' },
      first: 'context-not-used',
      lead: 'context-not-used',
    },
    {
      title: 'a run of which the operator says that it produced nothing',
      run: done({}),
      trail: { verdict: 'nothing-produced' },
      first: 'no-artifact',
      lead: 'no-artifact',
    },
    {
      title: 'a run that passed its evaluation',
      run: done({ evaluation: { passed: true } }),
      first: null,
      lead: null,
    },
    {
      title: 'a run that was never evaluated',
      run: done({ artifacts: [{ id: 'a', name: 'report.pdf' }] }),
      first: null,
      lead: null,
    },
    {
      title: 'a wrong result of a run that used up its turns',
      run: done({ evaluation: { passed: false }, budget: { unit: 'turns', limit: 20, used: 20 } }),
      first: 'step-budget-exceeded',
      lead: 'step-budget-exceeded',
    },
  ],
};
