import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

const replay = { kind: 'fix', open: { surface: 'mission-replay' } } as const;

export const agentLooped: GuideCases = {
  fits: [
    stated(
      'OpenHands naming a loop',
      { type: 'AgentStuckInLoopError', message: 'Agent got stuck in a loop' },
      { lead: 'agent-looped', move: replay },
    ),
    stated('Gemini CLI naming a loop', { code: 'LoopDetected' }, { move: replay }),
    stated('GitLab with pipelines that start each other', { reason: 'pipeline_loop_detected' }, { move: replay }),
    stated(
      'SWE-agent giving up, after a look at Replay',
      { reason: 'exit_forfeit' },
      { trail: { replayOpenedAt: NOW }, move: { kind: 'fix', open: { surface: 'mission-settings' } } },
    ),
    stated('a Lambda function that calls itself', { code: 'RecursiveInvocationException' }, { move: replay }),
  ],
  leaves: [
    real('langgraph-loop', { first: 'step-budget-exceeded' }),
    real('agents-turns', { first: 'step-budget-exceeded' }),
    real('py-recursion', { first: 'code-exception' }),
    {
      title: 'a result that was judged wrong',
      run: { id: 'run-1', status: 'succeeded', observedAt: NOW, evaluation: { passed: false } },
      first: 'agent-result-wrong',
    },
  ],
};
