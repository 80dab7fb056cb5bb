import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const capabilityMissing: GuideCases = {
  lead: 'capability-missing',
  fits: [
    stated('a model that was retired', { code: 'model_not_supported', status: 400 }),
    real('mcp-method', { move }),
    real('grpc-unimplemented', { move }),
    real('curl-501', { move }),
    stated(
      'a model of Ollama without tools',
      { status: 400, message: 'registry.ollama.ai/library/gemma:2b does not support tools' },
      { move },
    ),
    stated(
      'a base model asked to chat',
      { status: 404, message: 'This is not a chat model and thus not supported in this endpoint.' },
      { move },
    ),
    stated('PostgreSQL without the feature', { code: '0A000' }, { move }),
    stated(
      'a provider of the AI SDK without the feature',
      { type: 'AI_UnsupportedFunctionalityError' },
      { move },
    ),
    stated('a file system without the function', { code: 'EOPNOTSUPP' }, { move }),
  ],
  leaves: [
    real('openaijs-unsupported', { first: 'invalid-request', lead: 'invalid-request' }),
    real('openai-o404', { first: 'resource-not-found', lead: 'resource-not-found' }),
    real('mcp-tool', { first: 'tool-call-invalid', lead: 'tool-call-invalid' }),
    stated('code that is not written yet', { type: 'NotImplementedError' }, { first: 'code-exception' }),
  ],
};
