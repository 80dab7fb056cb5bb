import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { step: 'work' } } as const;

export const policyBlocked: GuideCases = {
  lead: 'policy-blocked',
  fits: [
    real('openai-c400', { move }),
    real('openaijs-filter', { move }),
    real('agents-guardrail', { lead: 'run-failed', move }),
    stated('Gemini ending an answer', { code: 'PROHIBITED_CONTENT' }, { move }),
    stated('a guardrail of Bedrock', { reason: 'guardrail_intervened' }, { move }),
    stated('a tripwire of the Agents SDK', { type: 'InputGuardrailTripwireTriggered' }, { move }),
    stated('Claude declining', { code: 'refusal' }, { move }),
    stated(
      'a filtered prompt, after the context was opened',
      { status: 400, code: 'content_filter' },
      { trail: { surfacesOpened: ['context'] }, move: { kind: 'retry' } },
    ),
  ],
  leaves: [
    stated(
      'a website that asks for a human',
      { status: 403, message: 'Enable JavaScript and cookies to continue' },
      { first: 'website-blocked' },
    ),
    real('anthropic-a403', { first: 'permission-denied', lead: 'permission-denied' }),
    real('curl-400', { first: 'invalid-request', lead: 'invalid-request' }),
    stated('an answer that was cut at its length', { code: 'max_tokens' }, { first: 'output-truncated' }),
    {
      title: 'a filter that the run got over',
      run: {
        id: 'run-1',
        status: 'succeeded',
        observedAt: 1_795_200_000_000,
        failures: [{ code: 'content_filter', recovered: true }],
      },
      first: null,
      lead: null,
    },
  ],
};
