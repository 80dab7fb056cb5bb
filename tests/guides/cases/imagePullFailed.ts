import { real, stated, type GuideCases } from '../guideCase.ts';

const settings = { kind: 'fix', open: { surface: 'mission-settings' } } as const;
const vault = { kind: 'fix', open: { surface: 'provider-vault' } } as const;

export const imagePullFailed: GuideCases = {
  lead: 'image-pull-failed',
  fits: [
    stated('containerd asking a registry in vain', { message: 'failed to pull and unpack image "orbit/prices:7": failed to resolve reference "orbit/prices:7": not found' }, { lead: 'run-failed' }),
    real('kubectl-image', { move: settings, captures: { image: 'registry.example/orbit/indexer:4.3' } }),
    stated(
      'a name that no registry can read',
      { reason: 'InvalidImageName', message: 'couldn\'t parse image name "orbit/Indexer:4.2"' },
      { move: settings },
    ),
    stated(
      'an image that is private, or is not there',
      {
        reason: 'ErrImagePull',
        message:
          "pull access denied for orbit/indexer, repository does not exist or may require 'docker login'",
      },
      { move: vault, captures: { image: 'orbit/indexer' } },
    ),
    stated(
      'a registry that counts pulls without an account',
      {
        reason: 'ErrImagePull',
        message: 'toomanyrequests: You have reached your unauthenticated pull rate limit.',
      },
      { move: { kind: 'retry' } },
    ),
    stated(
      'a registry that does not answer in time',
      { reason: 'ImagePullBackOff', message: 'dial tcp 10.4.0.7:443: i/o timeout' },
      { move: { kind: 'retry' } },
    ),
    stated(
      'ECS could not pull the image',
      {
        code: 'CannotPullContainerError',
        message: 'image manifest does not contain descriptor matching platform',
      },
      { move: { kind: 'fix', open: { step: 'work' } } },
    ),
  ],
  leaves: [
    real('openai-o404', { first: 'resource-not-found' }),
    real('py-enoent', { first: 'resource-not-found' }),
    real('kubectl-config', { first: 'configuration-missing' }),
    real('kubectl-unschedulable', { first: 'not-scheduled' }),
    stated(
      'a refused connection to something else',
      { code: 'ECONNREFUSED' },
      { first: 'network-unreachable' },
    ),
  ],
};
