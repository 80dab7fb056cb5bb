import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

export const timedOut: GuideCases = {
  fits: [
    stated(
      'an activity whose attempts together took too long',
      { timeout: 'schedule-to-close', type: 'TimeoutFailure', cause: { type: 'ApplicationFailure', message: 'busy' } },
      { move: { kind: 'fix', open: { surface: 'mission-settings' } } },
    ),
    stated(
      'a model API that did not answer in time',
      { type: 'APITimeoutError', message: 'Request timed out.' },
      { step: { kind: 'model-call' }, move: { kind: 'retry' } },
    ),
    stated('a request that came too slowly', { status: 408 }, { move: { kind: 'retry' } }),
    stated(
      'a limit, after the settings were opened',
      { timeout: 'start-to-close' },
      { trail: { surfacesOpened: ['mission-settings'] }, move: { kind: 'retry' } },
    ),
    stated('Jenkins ending a build', { message: 'Build timed out (after 3 minutes). Marking the build as aborted.' }, { lead: 'run-failed' }),
    stated('Slurm ending a job', { message: 'slurmstepd: error: *** JOB 7 ON n1 CANCELLED AT 2026-11-20T10:00:00 DUE TO TIME LIMIT ***' }, { lead: 'run-failed' }),
    stated('Terraform waiting for a state', { message: "timeout while waiting for state to become 'available' (last state: 'creating', timeout: 10m0s)" }, { lead: 'run-failed' }),
    stated('a deployment past its deadline', { reason: 'ProgressDeadlineExceeded' }),
    real('py-slow'),
    real('psql-timeout', { lead: 'run-failed' }),
    real('fetch-timeout'),
    real('openai-hang'),
    real('requests-hang'),
    real('axios-hang', { captures: { limit: '300ms' } }),
    real('curl-hang'),
    real('timeout-124', { move: { kind: 'fix', open: { step: 'work' } } }),
    real('py-subprocess'),
    stated(
      'an activity over its own limit',
      { timeout: 'start-to-close', type: 'TimeoutFailure' },
      { move: { kind: 'fix', open: { step: 'work' } } },
    ),
    stated(
      'a step that may be done twice',
      { timeout: 'request' },
      { step: { repeatable: true }, move: { kind: 'retry' } },
    ),
    stated(
      'a step that may be done twice, after it timed out twice',
      { timeout: 'request' },
      {
        step: { repeatable: true },
        facts: { retry: { sameFailure: 2 } },
        move: { kind: 'fix', open: { step: 'work' } },
      },
    ),
    stated('a job over the limit of its pipeline', { reason: 'job_execution_timeout' }),
    {
      title: 'a run that GitHub cancelled at its limit',
      run: {
        id: 'run-1',
        status: 'cancelled',
        observedAt: NOW,
        failures: [
          {
            timeout: 'run',
            message: 'The job running on runner 4 has exceeded the maximum execution time of 360 minutes.',
          },
        ],
      },
      move: { kind: 'fix', open: { surface: 'mission-settings' } },
    },
    stated('gRPC past its deadline', { grpcStatus: 'DEADLINE_EXCEEDED' }),
    stated(
      'a Kafka client whose request timed out',
      { message: 'org.apache.kafka.common.errors.TimeoutException: Failed to get offsets by times in 30000ms' },
      { move: { kind: 'retry' } },
    ),
    stated('a tool call without an answer', { code: -32001, message: 'MCP error -32001: Request timed out' }),
  ],
  leaves: [
    stated('a pool without a connection left', { message: 'QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00' }, { first: 'service-unavailable' }),
    real('psql-ended', { first: 'service-unavailable' }),
    stated(
      'a connection that was never opened',
      { type: 'ConnectTimeoutError', code: 'UND_ERR_CONNECT_TIMEOUT' },
      { first: 'network-unreachable' },
    ),
    stated(
      'a connection the network gave up',
      { type: 'TimeoutError', code: 'ETIMEDOUT', message: '[Errno 110] Connection timed out' },
      { first: 'network-unreachable' },
    ),
    stated('work that no worker took', { timeout: 'schedule-to-start' }, { first: 'not-scheduled' }),
    stated('a worker that fell silent', { timeout: 'heartbeat' }, { first: 'worker-lost' }),
    stated(
      'a test over the limit of its runner',
      { type: 'TimeoutError', message: 'thrown: "Exceeded timeout of 5000 ms for a test."' },
      { first: 'test-failed' },
    ),
  ],
};
