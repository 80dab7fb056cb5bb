import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'context' } } as const;

export const contextWindowExceeded: GuideCases = {
  lead: 'context-window-exceeded',
  fits: [
    real('openai-context', { move, captures: { limit: '128000' } }),
    real('anthropic-context', { move }),
    real('aws-context', { move }),
    stated('a declared code and nothing else', { status: 400, code: 'context_length_exceeded' }, { move }),
    stated(
      'Vertex AI counts the tokens of the input',
      {
        status: 400,
        grpcStatus: 'INVALID_ARGUMENT',
        message: 'The input token count (1250074) exceeds the maximum number of tokens allowed (1048576).',
      },
      { move },
    ),
    stated(
      '413 that speaks of tokens',
      {
        status: 413,
        code: 'tokens_limit_reached',
        message: 'Request body too large for gpt-4o model. Max size: 8000 tokens.',
      },
      { move },
    ),
    stated(
      'a llama.cpp server with a small context',
      {
        status: 400,
        type: 'exceed_context_size_error',
        message: 'request (13392 tokens) exceeds the available context size (8192 tokens), try increasing it',
      },
      { move },
    ),
    stated('an agent that filled its window', { code: 'exit_context' }, { move }),
  ],
  leaves: [
    real('openai-o429big', { first: 'rate-limited' }),
    stated(
      '413 of a limit per minute',
      {
        status: 413,
        code: 'rate_limit_exceeded',
        message:
          'Request too large for model `llama-3.1-8b-instant` on tokens per minute (TPM): Limit 6000, Requested 9120.',
      },
      { first: 'rate-limited' },
    ),
    stated(
      '413 of bytes at a proxy',
      { status: 413, message: 'client intended to send too large body' },
      { first: 'payload-too-large' },
    ),
    real('openai-length', { first: 'output-truncated' }),
    stated(
      'an answer that ended at its limit',
      { reason: 'max_tokens', message: 'stop_reason: max_tokens' },
      { first: 'output-truncated' },
    ),
  ],
};
