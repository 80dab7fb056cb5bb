import { real, stated, type GuideCases } from '../guideCase.ts';

const here = { kind: 'fix', open: { step: 'work' } } as const;

export const resourceNotFound: GuideCases = {
  fits: [
    stated('EC2, which answers 400 for it', { code: 'InvalidSubnetID.NotFound', status: 400 }),
    stated('a server that OpenStack does not know', { message: 'Instance 7 could not be found.' }, { lead: 'run-failed' }),
    real('git-norepo', { lead: 'run-failed' }),
    real('psql-nodb', { lead: 'run-failed' }),
    real('openai-o404', { move: { kind: 'fix', open: { surface: 'mission-settings' } } }),
    real('aws-rn', { move: here }),
    real('py-enoent', { move: here, captures: { path: 'orders/2026-11.csv' } }),
    real('node-enoent', { captures: { path: 'orders/2026-11.csv' } }),
    real('sh-enoent'),
    real('git-404'),
    real('git-pathspec', { captures: { path: 'release-2026' } }),
    real('py-sqlite-notable', { captures: { path: 'orders' } }),
    stated('a bucket without the key', { status: 404, code: 'NoSuchKey' }, { move: here }),
    stated(
      'a deployment that is not there',
      { status: 404, code: 'DeploymentNotFound' },
      { move: { kind: 'fix', open: { surface: 'mission-settings' } } },
    ),
    stated('gRPC not found', { grpcStatus: 'NOT_FOUND' }, { move: here }),
  ],
  leaves: [
    stated(
      'a model that has ended',
      { status: 404, code: 'model_not_found', message: 'The model `text-davinci-003` has been deprecated' },
      { first: 'model-retired' },
    ),
    real('gcc-header', { first: 'dependency-broken' }),
    real('psql-column', { first: 'code-exception' }),
    real('sh-127', { first: 'dependency-broken' }),
    real('node-spawn', { first: 'dependency-broken' }),
    real('py-module', { first: 'dependency-broken' }),
    real('node-module', { first: 'dependency-broken' }),
    real('npm-404', { first: 'dependency-broken' }),
    real('py-spawn', { first: 'dependency-broken' }),
    real('ld-missing', { first: 'dependency-broken' }),
    real('gcc-nolib', { first: 'dependency-broken' }),
    real('fetch-dns', { first: 'network-unreachable' }),
    stated(
      'an image that cannot be pulled',
      { reason: 'ErrImagePull', status: 404, message: 'manifest unknown' },
      { first: 'image-pull-failed' },
    ),
  ],
};
