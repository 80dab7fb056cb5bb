import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { step: 'work' } } as const;

export const payloadTooLarge: GuideCases = {
  fits: [
    real('anthropicjs-413', { lead: 'payload-too-large', move }),
    stated('a body that a proxy finds too large', { status: 413, message: '413 Request Entity Too Large' }, { move }),
    stated('Step Functions with a state over its limit', { code: 'States.DataLimitExceeded' }, { move }),
    stated(
      'gRPC with a message over its limit',
      {
        grpcStatus: 'RESOURCE_EXHAUSTED',
        message: 'grpc: received message larger than max (5242880 vs. 4194304)',
      },
      { move },
    ),
    stated('Temporal with a payload over its limit', {
      message: '[TMPRL1103] Attempted to upload payloads with size that exceeded the error limit.',
    }),
    {
      title: 'a workflow that Temporal ended, since its history is full',
      run: {
        id: 'run-1',
        status: 'cancelled',
        observedAt: NOW,
        failures: [{ type: 'TerminatedFailure', message: 'Workflow history size exceeds limit.' }],
      },
      move: { kind: 'fix' },
    },
    stated('Kafka with a record over its limit', { type: 'RecordTooLargeException' }, { move }),
  ],
  leaves: [
    real('openaijs-long', { first: 'context-window-exceeded' }),
    real('openai-o429big', { first: 'rate-limited' }),
    real('dd-full', { first: 'disk-full' }),
    stated('gRPC with a quota that is used up', { grpcStatus: 'RESOURCE_EXHAUSTED' }, { first: 'rate-limited' }),
  ],
};
