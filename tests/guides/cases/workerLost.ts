import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'retry' } as const;

export const workerLost: GuideCases = {
  lead: 'worker-lost',
  fits: [
    stated('Dask, which has tried several workers', { type: 'KilledWorker' }, { move: { kind: 'report' } }),
    stated(
      'a heartbeat that Step Functions waited for',
      { code: 'States.HeartbeatTimeout' },
      { move },
    ),
    stated('a spot machine that was taken back', { reason: 'SpotInterruption' }, { move }),
    stated('Slurm, whose node failed', { reason: 'NODE_FAIL' }),
    stated('Spark losing an executor', { message: 'ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Executor heartbeat timed out after 128083 ms' }, { lead: 'run-failed' }),
    real('sh-kill9', { move }),
    real('sh-term', { move }),
    real('py-pool', { move }),
    real('py-child-killed', { move }),
    real('node-child-killed', { move }),
    real('kubectl-killed', { move }),
    stated(
      'an activity whose heartbeats stopped',
      { timeout: 'heartbeat', type: 'TimeoutFailure' },
      { move },
    ),
    stated('GitLab says that the runner failed', { reason: 'runner_system_failure' }, { move }),
    stated(
      'a pod that gave way to a more important one',
      { reason: 'PreemptionByScheduler', exitCode: 143 },
      { move },
    ),
    stated('a Celery worker that was killed', {
      type: 'WorkerLostError',
      message: 'Worker exited prematurely: signal 9 (SIGKILL) Job: 17.',
    }),
    {
      title: 'a job that GitHub cancelled when its runner was shut down',
      run: {
        id: 'run-1',
        status: 'cancelled',
        observedAt: NOW,
        failures: [
          {
            message:
              'The runner has received a shutdown signal. This can happen when the runner service is stopped, or a manually started runner is canceled.',
          },
        ],
      },
      lead: 'run-failed',
    },
    stated(
      'a runner that took its files with it',
      { message: 'The self-hosted runner: build-7 lost communication with the server.' },
      { step: { log: { text: 'cannot read agent.log: No such file or directory' } }, move, lead: 'run-failed' },
    ),
    stated(
      'the third worker in a row',
      { reason: 'runner_system_failure' },
      { facts: { retry: { sameFailure: 2 } }, move: { kind: 'report' } },
    ),
  ],
  leaves: [
    real('kubectl-oom', { first: 'out-of-memory', lead: 'out-of-memory' }),
    real('kubectl-disk', { first: 'disk-full', lead: 'disk-full' }),
    real('timeout-124', { first: 'timed-out', lead: 'timed-out' }),
    stated(
      'exit code 137 beside the kernel naming memory',
      { exitCode: 137, message: 'Memory cgroup out of memory: Killed process 811 (indexer)' },
      { first: 'out-of-memory', lead: 'out-of-memory' },
    ),
    {
      title: 'a run that a person stopped',
      run: {
        id: 'run-1',
        status: 'cancelled',
        observedAt: NOW,
        failures: [{ exitCode: 143, signal: 'SIGTERM' }],
      },
      first: 'cancelled',
    },
    stated(
      'a server that only logs a SIGTERM, beside a bad key',
      { status: 401, code: 'invalid_api_key' },
      { step: { log: { text: 'received SIGTERM, closing connections' } }, first: 'credentials-invalid' },
    ),
  ],
};
