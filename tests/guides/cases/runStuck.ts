import { NOW, type GuideCases } from '../guideCase.ts';

const HOUR = 3_600_000;

const silent = (ms: number, more: object = {}) => ({
  id: 'run-1',
  status: 'running',
  observedAt: NOW,
  lastEventAt: NOW - ms,
  ...more,
});

export const runStuck: GuideCases = {
  fits: [
    {
      title: 'a run that has been silent for a quarter of an hour',
      run: silent(HOUR / 4),
      move: { kind: 'fix', open: { surface: 'mission-replay' } },
    },
    {
      title: 'a run that no worker has taken',
      run: silent(HOUR / 2, { status: 'queued' }),
      move: { kind: 'fix', open: { surface: 'mission-settings' } },
    },
    {
      title: 'a run that waits for room',
      run: silent(HOUR, { status: 'waiting', waiting: { for: 'capacity', since: NOW - HOUR } }),
      move: { kind: 'fix', open: { surface: 'mission-settings' } },
    },
    {
      title: 'a timer that should have ended an hour ago',
      run: silent(2 * HOUR, { status: 'waiting', waiting: { for: 'timer', until: NOW - HOUR } }),
    },
    {
      title: 'an hour of silence, after a look at Replay',
      run: silent(2 * HOUR),
      trail: { replayOpenedAt: NOW },
      move: { kind: 'report' },
    },
  ],
  leaves: [
    {
      title: 'a run that a scheduler cannot place',
      run: silent(HOUR, {
        status: 'queued',
        failures: [
          { reason: 'FailedScheduling', message: '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.' },
        ],
      }),
      first: 'not-scheduled',
    },
    { title: 'a run that spoke a minute ago', run: silent(60_000), first: null },
    {
      title: 'a run that waits for a person',
      run: silent(HOUR, { status: 'waiting', waiting: { for: 'approval' } }),
      first: 'needs-input',
    },
    {
      title: 'a run that will be tried again by the system',
      run: silent(HOUR, { retry: { state: 'in-progress', nextAt: NOW + 60_000 } }),
      first: null,
    },
    { title: 'a run that has ended', run: silent(HOUR, { status: 'succeeded' }), first: null },
    {
      title: 'a timer that still runs',
      run: silent(HOUR, { status: 'waiting', waiting: { for: 'timer', until: NOW + HOUR } }),
      first: null,
    },
  ],
};
