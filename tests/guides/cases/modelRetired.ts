import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const modelRetired: GuideCases = {
  fits: [
    stated(
      'Groq with a model that has ended',
      {
        status: 400,
        type: 'BadRequestError',
        code: 'model_decommissioned',
        message: 'The model `llama3-70b-8192` has been decommissioned and is no longer supported.',
      },
      { lead: 'model-retired', move },
    ),
    stated(
      'OpenAI with a model that has ended',
      {
        status: 404,
        type: 'NotFoundError',
        code: 'model_not_found',
        message:
          'The model `text-davinci-003` has been deprecated, learn more here: https://platform.openai.com/docs/deprecations',
      },
      { lead: 'model-retired', move },
    ),
    stated(
      'Bedrock with a version that has ended',
      {
        status: 404,
        code: 'ResourceNotFoundException',
        message: 'This model version has reached the end of its life. Please refer to the AWS documentation.',
      },
      { move },
    ),
    stated('Azure with a model that has ended', { status: 400, code: 'ServiceModelDeprecated' }, { move }),
  ],
  leaves: [
    real('openai-o404', { first: 'resource-not-found' }),
    stated(
      'a model that the key may not see',
      { status: 404, code: 'model_not_found', message: 'The model `gpt-9` does not exist or you do not have access to it.' },
      { first: 'resource-not-found' },
    ),
    stated(
      'a model that cannot call tools',
      { status: 400, message: 'registry.ollama.ai/library/gemma:2b does not support tools' },
      { first: 'capability-missing' },
    ),
  ],
};
