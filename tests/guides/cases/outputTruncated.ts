import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const outputTruncated: GuideCases = {
  lead: 'output-truncated',
  fits: [
    real('openai-length', { move }),
    real('openai-cut-json', { move }),
    stated('an OpenAI answer that stopped at its length', { code: 'length' }, { move }),
    stated('a Gemini answer that stopped at its length', { reason: 'MAX_TOKENS' }, { move }),
    stated(
      'thinking that used up the limit',
      { reason: 'max_output_tokens', message: 'incomplete' },
      { move },
    ),
    {
      title: 'a run that ended well, with a result that was judged wrong',
      run: {
        id: 'run-1',
        status: 'succeeded',
        observedAt: NOW,
        evaluation: { passed: false },
        failures: [{ code: 'max_tokens' }],
      },
      move,
    },
    stated('instructor raising for a cut answer', { type: 'IncompleteOutputException' }, { move }),
  ],
  leaves: [
    stated('a Mistral answer that the window ended', { code: 'model_length' }, { first: 'context-window-exceeded' }),
    real('openai-context', { first: 'context-window-exceeded' }),
    stated(
      'a conversation that filled the window while the model answered',
      { reason: 'model_context_window_exceeded' },
      { first: 'context-window-exceeded' },
    ),
    stated(
      'an answer that a filter ended',
      { code: 'content_filter', message: 'finish_reason: content_filter' },
      { first: 'policy-blocked' },
    ),
    {
      title: 'a run that ended well after an answer that was cut',
      run: {
        id: 'run-1',
        status: 'succeeded',
        observedAt: NOW,
        failures: [{ code: 'length', recovered: true }],
      },
      first: null,
    },
    real('openai-o429', { first: 'rate-limited' }),
  ],
};
