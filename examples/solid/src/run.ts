import type { Run } from 'waymark/core';

/** What your own API says of a run. */
export const run: Run = {
  id: 'run-7',
  title: 'Summarise research notes',
  status: 'failed',
  observedAt: 1795165200308,
  mission: { id: 'summarise-research', title: 'Summarise research notes' },
  steps: [
    { id: 'collect', title: 'Collect the notes', status: 'succeeded' },
    {
      id: 'summarise',
      title: 'Summarise with Lumen',
      kind: 'model-call',
      status: 'failed',
      repeatable: true,
      failure: {
        type: 'AuthenticationError',
        code: 'invalid_api_key',
        status: 401,
        message: '401 Incorrect API key provided.',
        provider: 'lumen',
        stepId: 'summarise',
      },
    },
  ],
};
