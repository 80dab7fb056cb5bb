import { NOW, stated, type GuideCases } from '../guideCase.ts';

const waiting = (more: object) => ({
  id: 'run-1',
  status: 'waiting',
  observedAt: NOW,
  lastEventAt: NOW - 7_200_000,
  ...more,
});
const move = { kind: 'continue', how: 'resume' } as const;

export const needsInput: GuideCases = {
  fits: [
    stated(
      'an approval that was refused and ended the run',
      { type: 'ApprovalRefused', code: 'approval_refused', message: 'Refused by a release manager.' },
      { lead: 'needs-input', move: { kind: 'fix', open: { surface: 'approvals' } } },
    ),
    {
      title: 'a run that waits for an approval',
      run: waiting({ waiting: { for: 'approval', who: 'release managers' } }),
      move,
    },
    { title: 'a run that asks a question', run: waiting({ waiting: { for: 'input' } }), move },
    {
      title: 'a run of which the product says that approval is missing',
      run: waiting({
        blocker: { text: 'The offer needs approval.', surface: 'approvals', move: 'continue' },
      }),
    },
    {
      title: 'a tool that sends the operator to a page',
      run: waiting({
        waiting: { for: 'input' },
        failures: [{ code: -32042, message: 'MCP error -32042: URL elicitation required' }],
      }),
      move,
    },
    {
      title: 'a graph that has paused itself',
      run: waiting({ waiting: { for: 'input' }, failures: [{ type: 'GraphInterrupt' }] }),
      move,
    },
  ],
  leaves: [
    {
      title: 'a run that waits for room',
      run: waiting({ waiting: { for: 'capacity' } }),
      first: 'run-stuck',
    },
    {
      title: 'a run that has used its budget',
      run: {
        id: 'run-1',
        status: 'running',
        observedAt: NOW,
        lastEventAt: NOW,
        budget: { unit: 'turns', limit: 20, used: 20 },
      },
      first: 'step-budget-exceeded',
    },
    {
      title: 'a run that is still silent for a while',
      run: { id: 'run-1', status: 'running', observedAt: NOW, lastEventAt: NOW - 900_000 },
      first: 'run-stuck',
    },
  ],
};
