import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { step: 'work' } } as const;

export const invalidRequest: GuideCases = {
  lead: 'invalid-request',
  fits: [
    real('openaijs-unsupported', { move, captures: { field: 'temperature' } }),
    real('anthropicjs-invalid', { move, captures: { field: 'max_tokens' } }),
    real('grpc-invalid', { move }),
    real('curl-400', { move }),
    real('curl-422', { move }),
    stated(
      'a parameter that the model does not know',
      {
        status: 400,
        type: 'invalid_request_error',
        code: 'unknown_parameter',
        message: "Unknown parameter: 'reasoning'.",
      },
      { move, captures: { field: 'reasoning' } },
    ),
    stated('AWS refusing a value', { status: 400, code: 'InvalidParameterValue' }, { move }),
    stated('a Kubernetes object that breaks a rule', { status: 422, reason: 'Invalid' }, { move }),
    stated('a message that is not JSON', { code: -32700, message: 'Parse error' }, { move }),
    stated(
      'a refused value, after the settings were opened',
      { status: 400, code: 'invalid_value' },
      { trail: { surfacesOpened: ['mission-settings'] }, move: { kind: 'retry' } },
    ),
  ],
  leaves: [
    stated('EC2 naming a subnet that is not there', { code: 'InvalidSubnetID.NotFound', status: 400 }, { first: 'resource-not-found' }),
    stated('EC2 counting processors', { code: 'VcpuLimitExceeded', status: 400 }, { first: 'quota-exhausted' }),
    real('openaijs-badkey', { first: 'credentials-invalid', lead: 'credentials-invalid' }),
    real('openai-o401', { first: 'credentials-invalid', lead: 'credentials-invalid' }),
    stated(
      '400 of which the words say that the key is wrong',
      { status: 400, message: 'Incorrect API key provided: xa***12.' },
      { first: 'credentials-invalid', lead: 'credentials-invalid' },
    ),
    real('openaijs-long', { first: 'context-window-exceeded', lead: 'context-window-exceeded' }),
    real('anthropicjs-long', { first: 'context-window-exceeded', lead: 'context-window-exceeded' }),
    real('anthropicjs-credit', { first: 'quota-exhausted', lead: 'quota-exhausted' }),
    real('openaijs-filter', { first: 'policy-blocked', lead: 'policy-blocked' }),
    real('openaijs-toolfail', { first: 'tool-call-invalid', lead: 'tool-call-invalid' }),
    real('openai-o404', { first: 'resource-not-found', lead: 'resource-not-found' }),
    stated(
      'Bedrock answering 400 for a model that it has not',
      {
        status: 400,
        code: 'ValidationException',
        message: 'The provided model identifier is invalid.',
      },
      { first: 'resource-not-found', lead: 'resource-not-found' },
    ),
    stated(
      '400 for tools that the model cannot call',
      { status: 400, message: 'registry.ollama.ai/library/gemma:2b does not support tools' },
      { first: 'capability-missing', lead: 'capability-missing' },
    ),
  ],
};
