import { NOW, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const notTriggered: GuideCases = {
  fits: [
    stated(
      'a CronJob with too many missed times',
      {
        reason: 'FailedNeedsStart',
        message:
          'Cannot determine if job needs to be started: too many missed start time (> 100). Set or decrease .spec.startingDeadlineSeconds or check clock skew',
      },
      { lead: 'not-triggered', move },
    ),
    stated(
      'a CronJob that missed one time',
      { reason: 'MissSchedule', message: 'Missed scheduled time to start a job: Mon, 30 Nov 2026 01:00:00 +0000' },
      { move },
    ),
    stated('a schedule that cannot be read', { reason: 'UnparseableSchedule' }, { move }),
    stated('GitLab with a delayed job that could not be executed', { reason: 'stale_schedule' }, { move }),
    stated('GitLab with rules that leave no job', { message: 'Pipeline filtered out by workflow rules.' }),
    stated('GitHub with a schedule it switched off', {
      message:
        "This scheduled workflow is disabled because there hasn't been activity in this repository for at least 60 days.",
    }),
  ],
  leaves: [
    stated('a workflow file without a trigger', { message: 'No event triggers defined in `on`' }, { first: 'definition-invalid' }),
    stated('work that no worker took', { timeout: 'schedule-to-start' }, { first: 'not-scheduled' }),
    {
      title: 'a run that is queued',
      run: { id: 'run-1', status: 'queued', observedAt: NOW, lastEventAt: NOW - 3_600_000 },
      first: 'run-stuck',
    },
    stated(
      'a workflow file that is not valid',
      { message: 'Invalid workflow file: .github/workflows/ci.yml#L4' },
      { first: 'definition-invalid' },
    ),
    { title: 'a run that was cancelled', run: { id: 'run-1', status: 'cancelled', observedAt: NOW }, first: 'cancelled' },
  ],
};
