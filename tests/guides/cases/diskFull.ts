import { real, stated, type GuideCases } from '../guideCase.ts';

const here = { kind: 'fix', open: { step: 'work' } } as const;

export const diskFull: GuideCases = {
  lead: 'disk-full',
  fits: [
    stated('Ceph with a full disk', { message: 'HEALTH_ERR\nOSD_FULL 1 full osd(s)\n    osd.3 is full' }, { lead: 'run-failed' }),
    stated('JetStream without room for a stream', { message: 'insufficient storage resources available' }, { lead: 'run-failed' }),
    stated(
      'a pod that was evicted because its node ran short of disk',
      {
        reason: 'Evicted',
        message:
          'The node was low on resource: ephemeral-storage. Threshold quantity: 10Gi, available: 9Gi. Container work was using 12Ki, request is 0.',
      },
      { move: { kind: 'retry' } },
    ),
    stated(
      'a pod that was evicted because it used more than it asked for',
      {
        reason: 'Evicted',
        message:
          'The node was low on resource: ephemeral-storage. Container work was using 12Gi, request is 1Gi, has larger consumption of ephemeral-storage.',
      },
      { move: { kind: 'fix', open: { surface: 'mission-settings' } } },
    ),
    stated(
      'a pod that wrote more than its own limit',
      { reason: 'Evicted', message: 'Pod ephemeral local storage usage exceeds the total limit of containers 1Gi.' },
      { move: { kind: 'fix', open: { surface: 'mission-settings' } } },
    ),
    real('curl-507'),
    real('dd-full', { move: here, captures: { path: '/dev/full' } }),
    real('cp-full', { move: here, captures: { path: 'ledger.tar' } }),
    real('node-full', { move: here }),
    real('py-full', { move: here }),
    real('git-full', { move: here }),
    real('py-sqlite-full', { move: here, lead: 'run-failed' }),
    real('kubectl-disk', { move: { kind: 'fix', open: { surface: 'mission-settings' } } }),
    stated(
      'an account whose share of the disk is used up',
      { code: 'EDQUOT', message: 'write: disk quota exceeded' },
      { move: here },
    ),
    stated('PostgreSQL without room for its files', {
      code: '53100',
      message: 'could not extend file "base/16384/2619": No space left on device',
    }),
  ],
  leaves: [
    stated(
      'a system that watches too many files, and calls that ENOSPC',
      { code: 'ENOSPC', message: 'ENOSPC: System limit for number of file watchers reached, watch src' },
      { first: null },
    ),
    stated(
      'a pod that was evicted because its node was drained',
      { reason: 'EvictionByEvictionAPI', message: 'Eviction API: evicting' },
      { first: 'worker-lost' },
    ),
    stated(
      'storage that the plan does not pay for',
      { status: 402, code: 'quota_exceeded', message: 'Storage quota of the plan is used up.' },
      { first: 'quota-exhausted' },
    ),
    real('py-memory', { first: 'out-of-memory' }),
    real('sh-eacces', { first: 'permission-denied' }),
  ],
};
