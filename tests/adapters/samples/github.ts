import type { Sample } from '../sample.ts';

const step = (number: number, name: string, conclusion: string | null): object => ({
  name,
  number,
  status: conclusion === null ? 'in_progress' : 'completed',
  conclusion,
  started_at: `2026-11-20T11:0${number}:00Z`,
  completed_at: conclusion === null ? null : `2026-11-20T11:0${number}:30Z`,
});
const job = (conclusion: string | null, steps: readonly object[], more: object = {}): object => ({
  id: 41,
  run_id: 17,
  run_attempt: 2,
  name: 'build',
  head_sha: 'abc',
  html_url: 'https://github.com/o/r/actions/runs/17/job/41',
  status: conclusion === null ? 'in_progress' : 'completed',
  conclusion,
  created_at: '2026-11-20T11:00:00Z',
  started_at: '2026-11-20T11:00:10Z',
  completed_at: conclusion === null ? null : '2026-11-20T11:09:00Z',
  steps,
  ...more,
});
const run = (status: string, conclusion: string | null): object => ({
  id: 17,
  name: 'CI',
  display_title: 'Mend the build',
  run_number: 5,
  run_attempt: 1,
  workflow_id: 3,
  head_sha: 'abc',
  status,
  conclusion,
  created_at: '2026-11-20T11:00:00Z',
  updated_at: '2026-11-20T11:10:00Z',
  run_started_at: '2026-11-20T11:00:05Z',
});

export const RUNNER_LOG = `2026-11-20T11:00:00.0000001Z Current runner version: '2.330.0'
2026-11-20T11:00:01.0000001Z ##[group]Run actions/checkout@v4
2026-11-20T11:00:01.1000001Z with:
2026-11-20T11:00:02.0000001Z ##[endgroup]
2026-11-20T11:00:03.0000001Z ##[group]Run npm test
2026-11-20T11:00:03.1000001Z \u001B[36;1mnpm test\u001B[0m
2026-11-20T11:00:03.2000001Z ##[endgroup]
2026-11-20T11:00:09.0000001Z not ok 1 - adds
2026-11-20T11:00:09.1000001Z ##[error]Expected 3, got 4
2026-11-20T11:00:09.2000001Z ##[error]Process completed with exit code 1.
2026-11-20T11:00:10.0000001Z Post job cleanup.
2026-11-20T11:00:11.0000001Z Cleaning up orphan processes
`;

export const GITHUB: readonly Sample[] = [
  {
    title: 'a job that failed in a step',
    payload: {
      action: 'completed',
      workflow_job: job('failure', [
        step(1, 'Set up job', 'success'),
        step(2, 'Run npm test', 'failure'),
        step(3, 'Run npm pack', 'skipped'),
      ]),
    },
    trouble: 'failed',
  },
  {
    title: 'a job that succeeded though a step failed',
    payload: {
      event: 'workflow_job',
      payload: {
        workflow_job: job('success', [step(1, 'Run flaky', 'failure'), step(2, 'Run build', 'success')]),
      },
    },
    trouble: 'none',
  },
  {
    title: 'a job that runs',
    payload: { workflow_job: job(null, [step(1, 'Set up job', null)]) },
    trouble: 'none',
  },
  {
    title: 'a job that ran out of time',
    payload: job('timed_out', [step(1, 'Run build', 'cancelled')]),
    trouble: 'failed',
  },
  {
    title: 'a job that was cancelled',
    payload: { workflow_job: job('cancelled', [step(1, 'Run build', 'cancelled')]) },
    trouble: 'cancelled',
  },
  {
    title: 'a run that needs an approval',
    payload: { workflow_run: run('completed', 'action_required') },
    trouble: 'blocked',
  },
  { title: 'a deployment that waits for its reviewer', payload: run('waiting', null), trouble: 'blocked' },
  {
    title: 'a deployment whose review is asked for',
    payload: {
      action: 'requested',
      environment: 'production',
      reviewers: [{ type: 'User', reviewer: { login: 'monalisa' } }],
      since: '2026-11-20T11:05:00Z',
      workflow_run: run('in_progress', null),
    },
    trouble: 'blocked',
  },
  {
    title: 'a suite of checks that failed',
    payload: {
      action: 'completed',
      check_suite: { id: 8, head_sha: 'abc', status: 'completed', conclusion: 'failure' },
    },
    trouble: 'failed',
  },
  { title: 'a run that could not start', payload: run('completed', 'startup_failure'), trouble: 'failed' },
  { title: 'a run that succeeded', payload: run('completed', 'success'), trouble: 'none' },
  {
    title: 'a run with its jobs and the log of the one that failed',
    payload: {
      workflow_run: run('completed', 'failure'),
      jobs: [
        job('success', [step(1, 'Run lint', 'success')], { id: 40 }),
        job('failure', [step(1, 'Run npm test', 'failure')]),
      ],
      log: RUNNER_LOG,
    },
    trouble: 'failed',
  },
  { title: 'a list of jobs', payload: { total_count: 1, jobs: [job('failure', [])] }, trouble: 'failed' },
  {
    title: 'a check with annotations',
    payload: {
      action: 'completed',
      check_run: {
        id: 9,
        name: 'test',
        head_sha: 'abc',
        status: 'completed',
        conclusion: 'failure',
        started_at: '2026-11-20T11:00:00Z',
        completed_at: '2026-11-20T11:01:00Z',
        output: { title: '2 failing tests', summary: 'adds, subtracts', annotations_count: 2, text: null },
        app: { slug: 'github-actions' },
      },
      annotations: [
        { path: 'a.test.ts', annotation_level: 'failure', message: 'Expected 3, got 4' },
        { path: '.github', annotation_level: 'failure', message: 'Process completed with exit code 1.' },
        { path: '.github', annotation_level: 'warning', message: 'Node 16 is old' },
      ],
    },
    trouble: 'failed',
  },
  { title: 'the log of a job', payload: RUNNER_LOG, trouble: 'failed' },
  {
    title: 'the log of a job somebody cancelled',
    payload:
      '2026-11-20T11:00:03.0000001Z ##[group]Run npm test\n2026-11-20T11:00:04.0000001Z ##[error]The operation was canceled.\n',
    trouble: 'cancelled',
  },
];

export const LOGS: readonly Sample[] = [
  {
    title: 'a log of GitLab',
    payload:
      'Running with gitlab-runner 17\n$ make\nmake: *** [all] Error 2\nERROR: Job failed: exit code 2\n',
    trouble: 'failed',
  },
  {
    title: 'a log of GitLab whose job took too long',
    payload: 'x\nERROR: Job failed: execution took longer than 1h0m0s seconds\n',
    trouble: 'failed',
  },
  {
    title: 'a log of GitLab that went well',
    payload: 'x\n\u001B[32;1mJob succeeded\u001B[0;m\n',
    trouble: 'none',
  },
  {
    title: 'a log of Jenkins',
    payload: 'Started by user x\n[Pipeline] sh\nERROR: script returned exit code 3\nFinished: FAILURE\n',
    trouble: 'failed',
  },
  {
    title: 'a log of Jenkins that was stopped',
    payload: 'Started by user x\nFinished: ABORTED\n',
    trouble: 'cancelled',
  },
  {
    title: 'a log of CircleCI that was silent',
    payload:
      '#!/bin/bash -eo pipefail\nsleep 900\nToo long with no output (exceeded 10m0s): context deadline exceeded\n',
    trouble: 'failed',
  },
  {
    title: 'a log of Azure',
    payload:
      "2026-11-20T11:00:00.0000001Z ##[section]Starting: Build\n2026-11-20T11:00:01.0000001Z ##[error]Bash exited with code '1'.\n2026-11-20T11:00:02.0000001Z ##[section]Finishing: Build\n",
    trouble: 'failed',
  },
  {
    title: 'a log of Travis',
    payload: '$ make\nThe command "make" exited with 2.\n\nDone. Your build exited with 1.\n',
    trouble: 'failed',
  },
  {
    title: 'a record of a collector',
    payload: { log: 'console.html', build_name: 'nightly', text: 'Connection refused' },
    trouble: undefined,
  },
  {
    title: 'lines of a collector',
    payload: { '@timestamp': '2026-11-20T11:00:00Z', lines: ['one', 'No space left on device'] },
    trouble: undefined,
  },
];
