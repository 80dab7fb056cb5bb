import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'mission-replay' } } as const;

export const upstreamArtifactMissing: GuideCases = {
  lead: 'upstream-artifact-missing',
  fits: [
    real('actions-artifact', { move }),
    real('actions-download', { move, lead: 'run-failed' }),
    real('make-missing', { move, captures: { name: 'report.json' }, lead: 'run-failed' }),
    stated(
      'GitLab could not fetch what the job before delivered',
      { reason: 'missing_dependency_failure' },
      { move },
    ),
    stated('Airflow did not start a task whose upstream failed', { code: 'upstream_failed' }, { move }),
    stated(
      'Snakemake without an input that no rule makes',
      { type: 'MissingInputException', message: 'Missing input files for rule plot:' },
      { move },
    ),
  ],
  leaves: [
    real('py-enoent', { first: 'resource-not-found' }),
    {
      title: 'a green run that delivered nothing itself',
      run: {
        id: 'run-1',
        status: 'succeeded',
        observedAt: NOW,
        artifacts: [],
        expects: { artifacts: true },
      },
      first: 'no-artifact',
    },
    {
      title: 'the step that failed before, and not the one that waited for it',
      run: {
        id: 'run-1',
        status: 'failed',
        observedAt: NOW,
        steps: [
          {
            id: 'build',
            title: 'Build',
            status: 'failed',
            failure: { code: 'ENOSPC', message: 'no space left on device' },
          },
          {
            id: 'publish',
            title: 'Publish',
            status: 'failed',
            dependsOn: ['build'],
            failure: { message: 'Artifact not found for name: site-bundle' },
          },
        ],
      },
      first: 'disk-full',
    },
    real('kubectl-image', { first: 'image-pull-failed' }),
    stated(
      'an object that a bucket does not hold',
      { status: 404, code: 'NoSuchKey' },
      { first: 'resource-not-found' },
    ),
  ],
};
