import { NOW, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { step: 'work' } } as const;

/** The general guide is never ranked: it leads where no other guide fits. */
export const runFailed: GuideCases = {
  fits: [
    stated('a failure without a word', {}, { first: null, move }),
    stated(
      'an error of the host that no guide knows',
      {
        type: 'LatticeDriftError',
        code: 'LATTICE_DRIFT',
        message: 'Shard b2 is at epoch 9, and was read at epoch 7.',
      },
      { first: null, move },
    ),
    stated(
      'a failure nobody knows, after inspection',
      { message: 'stopped' },
      { first: null, trail: { replayOpenedAt: NOW, failingStepViewedAt: NOW }, move: { kind: 'report' } },
    ),
  ],
  leaves: [
    {
      title: 'a run that went well',
      run: { id: 'run-1', status: 'succeeded', observedAt: NOW },
      first: null,
    },
    {
      title: 'a run that the system tries again',
      run: { id: 'run-1', status: 'failed', observedAt: NOW, retry: { state: 'in-progress' } },
      first: null,
    },
    {
      title: 'a run at work',
      run: { id: 'run-1', status: 'running', observedAt: NOW, lastEventAt: NOW },
      first: null,
    },
  ],
};
