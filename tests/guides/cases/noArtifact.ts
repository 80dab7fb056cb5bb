import { NOW, stated, type GuideCases } from '../guideCase.ts';

const done = (more: object) => ({ id: 'run-1', status: 'succeeded', observedAt: NOW, ...more });

export const noArtifact: GuideCases = {
  fits: [
    {
      title: 'a run that should have delivered and did not',
      run: done({ expects: { artifacts: true }, artifacts: null }),
      move: { kind: 'fix', open: { surface: 'mission-replay' } },
    },
    {
      title: 'an empty list where an artifact was expected',
      run: done({ expects: { artifacts: true }, artifacts: [] }),
    },
    {
      title: 'a run of which the operator says that it produced nothing',
      run: done({}),
      trail: { verdict: 'nothing-produced' },
    },
    {
      title: 'an upload that found no files',
      run: done({
        expects: { artifacts: true },
        artifacts: [],
        log: [
          {
            text: '##[warning]No files were found with the provided path: dist/report. No artifacts will be uploaded.',
          },
        ],
      }),
      move: { kind: 'fix', open: { surface: 'mission-settings' } },
      captures: { path: 'dist/report' },
    },
  ],
  leaves: [
    {
      title: 'a run that delivered',
      run: done({ expects: { artifacts: true }, artifacts: [{ id: 'a', name: 'report.pdf' }] }),
      first: null,
    },
    { title: 'a run from which nothing was expected', run: done({ artifacts: [] }), first: null },
    {
      title: 'a run of which it is not known what it delivered',
      run: done({ expects: { artifacts: true } }),
      first: null,
    },
    stated(
      'a failed run without artifacts',
      { status: 503 },
      { facts: { expects: { artifacts: true }, artifacts: [] }, first: 'service-unavailable' },
    ),
  ],
};
