import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

const replay = { kind: 'fix', open: { surface: 'mission-replay' } } as const;
const spent = { budget: { unit: 'turns', limit: 40, used: 40 } };

export const stepBudgetExceeded: GuideCases = {
  lead: 'step-budget-exceeded',
  fits: [
    stated('AutoGen counting messages', { message: 'Maximum number of messages 10 reached, current message count: 10' }, { lead: 'run-failed', captures: { limit: '10' } }),
    stated('an agent that ran out of rounds', { type: 'AgentMaxStepsError' }),
    real('langgraph-loop', { move: replay, captures: { limit: '25' } }),
    real('agents-turns', { move: replay, captures: { limit: '4' } }),
    stated('an agent that ran out of turns', { code: 'error_max_turns' }, { move: replay }),
    stated(
      'an agent over the cost it may cause',
      { reason: 'exit_cost', message: 'Exited due to cost limit' },
      { move: replay },
    ),
    stated(
      'a limit of requests of Pydantic AI',
      {
        type: 'UsageLimitExceeded',
        message: 'The next request would exceed the request_limit of 50',
      },
      { move: replay },
    ),
    {
      title: 'a run that stopped at its own budget',
      run: { id: 'run-1', status: 'running', observedAt: NOW, lastEventAt: NOW, ...spent },
      move: replay,
    },
    {
      title: 'a run that stopped at its own budget, after a look at Replay',
      run: { id: 'run-1', status: 'failed', observedAt: NOW, ...spent },
      trail: { replayOpenedAt: NOW },
      move: { kind: 'fix', open: { surface: 'mission-settings' } },
    },
  ],
  leaves: [
    real('openai-oquota', { first: 'quota-exhausted' }),
    stated(
      'a spend limit of the account',
      { code: 'enforced_spend_limit_reached' },
      { first: 'quota-exhausted' },
    ),
    stated('a step over its deadline', { timeout: 'start-to-close' }, { first: 'timed-out' }),
    {
      title: 'a raise that waits for approval',
      run: { id: 'run-1', status: 'waiting', waiting: { for: 'approval' }, observedAt: NOW, ...spent },
      first: 'needs-input',
    },
    real('openai-context', { first: 'context-window-exceeded' }),
  ],
};
