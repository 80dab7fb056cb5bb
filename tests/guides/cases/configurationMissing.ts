import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const configurationMissing: GuideCases = {
  lead: 'configuration-missing',
  fits: [
    stated('Spring without a property', { message: "Could not resolve placeholder 'orbit.token' in value \"${orbit.token}\"" }, { lead: 'run-failed', captures: { name: 'orbit.token' } }),
    real('git-identity', { lead: 'run-failed' }),
    real('py-environ', { move }),
    real('sh-unbound', { move, captures: { name: 'RELEASE_CHANNEL' } }),
    real('sh-parameter', { move, captures: { name: 'RELEASE_CHANNEL' } }),
    real('aws-region', { move }),
    real('aws-js-region', { move, lead: 'run-failed' }),
    real('actions-input', { move, captures: { name: 'release-channel' }, lead: 'run-failed' }),
    real('langgraph-checkpointer', { move }),
    real('terraform-variable', { move, lead: 'run-failed' }),
    real('kubectl-config', { move, captures: { name: 'archive-index' } }),
    stated(
      'a volume whose secret does not exist',
      {
        reason: 'FailedMount',
        message: 'MountVolume.SetUp failed for volume "keys" : secret "archive-keys" not found',
      },
      { move, captures: { name: 'archive-keys' } },
    ),
    stated('GitLab whose prerequisite tasks were not completed', { reason: 'unmet_prerequisites' }, { move }),
    stated('GitLab without a provider of secrets', { reason: 'secrets_provider_not_found' }, { move }),
  ],
  leaves: [
    stated('Prisma with another error in its schema', { code: 'P1012', message: 'Error validating field `author` in model `Post`' }, { first: null }),
    real('git-norepo', { first: 'resource-not-found' }),
    real('openai-nokey', { first: 'credentials-invalid' }),
    real('anthropic-nokey', { first: 'credentials-invalid' }),
    real('aws-none', { first: 'credentials-invalid' }),
    real('py-keyerror', { first: 'code-exception' }),
    real('py-enoent', { first: 'resource-not-found' }),
    stated(
      'a volume that cannot be attached',
      {
        reason: 'FailedMount',
        message: 'Unable to attach or mount volumes: timed out waiting for the condition',
      },
      { first: 'timed-out' },
    ),
  ],
};
