import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

const HOUR = 3_600_000;
const move = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const notScheduled: GuideCases = {
  lead: 'not-scheduled',
  fits: [
    stated('Azure with a request that is too restrictive', { code: 'OverconstrainedAllocationRequest' }, { move: { kind: 'fix', open: { surface: 'mission-settings' } } }),
    stated(
      'EC2 with a price above the maximum',
      { code: 'SpotMaxPriceTooLow', message: 'Your Spot request price of 0.01 is lower than the minimum required.' },
      { move },
    ),
    stated('Azure with a size that is not offered', { code: 'SkuNotAvailable', status: 409 }, { move }),
    stated(
      'a cloud without such a machine, for the third time',
      { code: 'InsufficientInstanceCapacity' },
      { facts: { retry: { sameFailure: 2 } }, move },
    ),
    {
      title: 'a job that GitHub gave no hosted runner',
      run: {
        id: 'run-1',
        status: 'cancelled',
        observedAt: NOW,
        failures: [
          { message: 'The job was not acquired by Runner of type hosted even after multiple attempts' },
        ],
      },
      lead: 'run-failed',
      move: { kind: 'retry' },
    },
    stated('a kubelet without a processor to spare', { reason: 'OutOfcpu' }),
    stated('Jenkins waiting for a node', { message: 'Still waiting to schedule task. There are no nodes with the label orbit-gpu' }, { lead: 'run-failed' }),
    real('kubectl-unschedulable', { move, captures: { resource: 'nvidia.com/gpu' } }),
    real('kubectl-selector', { move }),
    stated('work that no worker took', { timeout: 'schedule-to-start' }, { move }),
    stated('GitLab could not give the job to a runner', { reason: 'scheduler_failure' }, { move }),
    stated(
      'GitLab gave up on a job that was stuck',
      {
        reason: 'stuck_or_timeout_failure',
        message: 'There has been a timeout failure or the job got stuck.',
      },
      { move },
    ),
    stated(
      'a cloud without such a machine in this zone',
      { code: 'ZONE_RESOURCE_POOL_EXHAUSTED', message: 'The zone does not have enough resources available.' },
      { move: { kind: 'retry' } },
    ),
    {
      title: 'a queued run whose scheduler says why',
      run: {
        id: 'run-1',
        status: 'queued',
        observedAt: NOW,
        lastEventAt: NOW - HOUR,
        failures: [
          { reason: 'FailedScheduling', message: '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.' },
        ],
      },
      move,
    },
  ],
  leaves: [
    {
      title: 'a queued run of which nobody says why',
      run: { id: 'run-1', status: 'queued', observedAt: NOW, lastEventAt: NOW - HOUR },
      first: 'run-stuck',
    },
    stated('a job over its own time limit', { reason: 'job_execution_timeout' }, { first: 'timed-out' }),
    real('kubectl-image', { first: 'image-pull-failed' }),
    stated('a plan whose minutes are used up', { reason: 'ci_quota_exceeded' }, { first: 'quota-exhausted' }),
    {
      title: 'a run that waits for an approval',
      run: {
        id: 'run-1',
        status: 'waiting',
        waiting: { for: 'approval' },
        observedAt: NOW,
        failures: [{ reason: 'SchedulingGated' }],
      },
      first: 'needs-input',
    },
  ],
};
