import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

const stopped = (more: object) => ({ id: 'run-1', status: 'cancelled', observedAt: NOW, ...more });
const move = { kind: 'continue', how: 'nothing' } as const;

export const cancelled: GuideCases = {
  lead: 'cancelled',
  fits: [
    { title: 'a run that was cancelled, and says no more', run: stopped({}), move },
    {
      title: 'a run that was cancelled in the middle of a step',
      run: stopped({
        steps: [
          { id: 'read', title: 'Read', status: 'succeeded' },
          { id: 'walk', title: 'Walk', status: 'cancelled', log: { text: '2 of 60 pages checked' } },
        ],
      }),
      move,
    },
    {
      title: 'a run that a person cancelled on GitHub',
      run: stopped({ log: [{ text: '##[error]The run was canceled by @octocat.' }] }),
      move,
      captures: { who: '@octocat' },
    },
    {
      title: 'a workflow that Temporal was told to end',
      run: stopped({ failures: [{ type: 'TerminatedFailure', message: 'no longer needed' }] }),
      move,
    },
    {
      title: 'a program that was asked to end with the run',
      run: stopped({ failures: [{ exitCode: 143 }] }),
      move,
    },
    real('py-keyboard', { move }),
    real('py-cancelled', { move }),
    real('grpc-cancelled', { move }),
    real('node-abort', { lead: 'run-failed', move }),
    stated('axios with a cancelled call', { code: 'ERR_CANCELED', type: 'CanceledError' }, { move }),
  ],
  leaves: [
    {
      title: 'a workflow that Temporal ended, since its history is full',
      run: stopped({ failures: [{ type: 'TerminatedFailure', message: 'Workflow history size exceeds limit.' }] }),
      first: 'payload-too-large',
    },
    stated('Slurm ending a job at its time limit', { message: 'slurmstepd: error: *** JOB 7 ON n1 CANCELLED AT 2026-11-20T10:00:00 DUE TO TIME LIMIT ***' }, { first: 'timed-out' }),
    {
      title: 'a run that GitHub cancelled at its limit',
      run: stopped({
        failures: [
          { timeout: 'run', message: 'The job has exceeded the maximum execution time of 360 minutes.' },
        ],
      }),
      first: 'timed-out',
      lead: 'timed-out',
    },
    {
      title: 'a run that was cancelled after a step had failed',
      run: stopped({
        steps: [
          { id: 'ask', title: 'Ask', status: 'failed', failure: { status: 401, code: 'invalid_api_key' } },
          { id: 'tell', title: 'Tell', status: 'cancelled' },
        ],
      }),
      first: null,
      lead: 'run-failed',
    },
    real('fetch-timeout', { first: 'timed-out' }),
    real('sh-term', { first: 'worker-lost', lead: 'worker-lost' }),
    {
      title: 'a run that went well',
      run: { id: 'run-1', status: 'succeeded', observedAt: NOW },
      first: null,
      lead: null,
    },
  ],
};
