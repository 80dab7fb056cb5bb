import { describe, expect, it } from 'vitest';
import { fromCiLog } from '../../src/adapters/ci-log.ts';
import { fromGitHubActions } from '../../src/adapters/github-actions.ts';
import { failuresOf, runOf, runOfSample } from './readSample.ts';
import { GITHUB, LOGS, RUNNER_LOG } from './samples/github.ts';

const github = (title: string) => runOfSample(fromGitHubActions, GITHUB, title);
const log = (title: string) => runOfSample(fromCiLog, LOGS, title);
const stamp = '2026-11-20T11:00:00.0000001Z ';

describe('fromGitHubActions', () => {
  it('G2: puts the failure on the step that failed', () => {
    const run = github('a job that failed in a step');
    expect(run).toMatchObject({
      id: '17',
      attempt: 2,
      title: 'build',
      url: 'https://github.com/o/r/actions/runs/17/job/41',
      startedAt: Date.UTC(2026, 10, 20, 11, 0, 10),
      endedAt: Date.UTC(2026, 10, 20, 11, 9),
      steps: [
        { id: '1', title: 'Set up job', status: 'succeeded' },
        {
          id: '2',
          title: 'Run npm test',
          kind: 'command',
          status: 'failed',
          failure: { path: 'workflow_job.steps[1].conclusion' },
        },
        { id: '3', title: 'Run npm pack', status: 'succeeded' },
      ],
    });
    expect(github('a list of jobs').steps).toMatchObject([
      { kind: 'job', status: 'failed', failure: { path: 'jobs[0].conclusion' } },
    ]);
  });

  it('G2, W5: says what a conclusion says beyond failure', () => {
    expect(failuresOf(github('a job that ran out of time'))).toEqual([
      { code: 'timed_out', timeout: 'run', path: 'conclusion' },
    ]);
    expect(failuresOf(github('a run that could not start'))).toEqual([
      { code: 'startup_failure', path: 'conclusion' },
    ]);
  });

  it('G1: waits for an approval', () => {
    expect(github('a run that needs an approval').waiting).toEqual({ for: 'approval' });
    expect(github('a deployment that waits for its reviewer').waiting).toEqual({ for: 'approval' });
    const since = Date.UTC(2026, 10, 20, 11, 5);
    expect(github('a deployment whose review is asked for').waiting).toEqual({
      for: 'approval',
      who: 'monalisa',
      since,
    });
  });

  it('G3: gets over a step that failed in a job that succeeded', () => {
    const run = github('a job that succeeded though a step failed');
    expect(run.steps?.[0]).toMatchObject({ status: 'failed', failure: { recovered: true } });
    expect(failuresOf(run)).toEqual([]);
  });

  it('G2: reads several jobs as steps, and what the log says of the one that failed', () => {
    const run = github('a run with its jobs and the log of the one that failed');
    expect(run.id).toBe('17');
    expect(run.steps?.map(({ id, status }) => [id, status])).toEqual([
      ['40/1', 'succeeded'],
      ['41/1', 'failed'],
    ]);
    expect(failuresOf(run)[0]).toMatchObject({ message: 'Expected 3, got 4', exitCode: 1, path: 'log#L9' });
  });

  it('A9: takes the exit code out of an annotation, and the words out of another', () => {
    expect(failuresOf(github('a check with annotations'))).toEqual([
      {
        message: 'Expected 3, got 4',
        detail: 'adds, subtracts',
        exitCode: 1,
        path: 'annotations[0].message',
      },
    ]);
  });

  it('G4: cuts a log into its steps', () => {
    const run = github('the log of a job');
    expect(run.steps?.map(({ title, status, log }) => [title, status, log?.startLine])).toEqual([
      ['Run actions/checkout@v4', undefined, 2],
      ['Run npm test', 'failed', 5],
      ['Post job cleanup', undefined, 11],
    ]);
    expect(failuresOf(run)).toEqual([{ message: 'Expected 3, got 4', exitCode: 1, path: '#L9' }]);
    expect(run.log).toMatchObject([{ stepId: 'setup', startLine: 1 }]);
  });

  it('G4: does not take the exit code for a message, nor a shutdown for a cancellation', () => {
    const only = runOf(fromGitHubActions, `${stamp}##[error]Process completed with exit code 137.\n`);
    expect(failuresOf(only)).toEqual([{ exitCode: 137, path: '#L1' }]);
    const lost = runOf(
      fromGitHubActions,
      `${stamp}##[error]The runner has received a shutdown signal.\n${stamp}##[error]The operation was canceled.\n`,
    );
    expect(lost).toMatchObject({
      status: 'failed',
      failures: [{ message: 'The runner has received a shutdown signal.' }],
    });
  });

  it('W5: knows the runner’s own words for a time limit', () => {
    const words = [
      "The action 'Test' has timed out after 30 minutes.",
      'The job running on runner GitHub Actions 7 has exceeded the maximum execution time of 360 minutes.',
    ];
    for (const message of words) {
      const run = runOf(
        fromGitHubActions,
        `${stamp}##[error]${message}\n${stamp}##[error]The operation was canceled.\n`,
      );
      expect(failuresOf(run)).toEqual([{ message, timeout: 'run', path: '#L1' }]);
    }
  });

  it('G4: says that a job succeeded only when its log goes on to the end', () => {
    const end = `${stamp}Cleaning up orphan processes\n`;
    expect(runOf(fromGitHubActions, `${stamp}##[group]Run make\n${end}`).status).toBe('succeeded');
    expect(runOf(fromGitHubActions, `${stamp}##[group]Run make\n`).status).toBeUndefined();
  });

  it('G4: what stands before the first step is a step, once it failed, and the logs of later ones are not its own', () => {
    const text = `${stamp}Bus error (core dumped)\n${stamp}##[error]Process completed with exit code 135.\n${stamp}##[group]Run cat out.log\n${stamp}cat: out.log: No such file or directory\n`;
    const run = runOf(fromGitHubActions, text);
    expect(run.status).toBe('failed');
    expect(run.failures).toBeUndefined();
    expect(run.steps).toMatchObject([
      { id: 'setup', status: 'failed', failure: { exitCode: 135, path: '#L2' }, log: { startLine: 1 } },
      { id: 'step-1', title: 'Run cat out.log', log: { startLine: 3 } },
    ]);
  });

  it('A5: counts lines over the whole log', () => {
    const many = `${stamp}line\n`.repeat(5_000);
    const run = runOf(fromGitHubActions, many + RUNNER_LOG);
    expect(failuresOf(run)[0]?.path).toBe('#L5009');
  });

  it('A1: tells a word that GitHub does not have', () => {
    const found = fromGitHubActions(
      { workflow_run: { id: 1, run_number: 1, status: 'completed', conclusion: 'exploded' } },
      { now: 0 },
    );
    expect(found?.problems).toMatchObject([
      {
        code: 'unknown-word',
        message: '"exploded" is no word of GitHub Actions.',
        file: 'workflow_run.conclusion',
      },
    ]);
    expect(found?.run.status).toBeUndefined();
  });
});

describe('fromCiLog', () => {
  it('G5: reads the verdict of each system', () => {
    expect(failuresOf(log('a log of GitLab'))).toEqual([{ exitCode: 2, path: '#L4' }]);
    expect(failuresOf(log('a log of GitLab whose job took too long'))).toMatchObject([
      { timeout: 'run', path: '#L2' },
    ]);
    expect(failuresOf(log('a log of Jenkins'))).toEqual([{ exitCode: 3, path: '#L3' }]);
    expect(failuresOf(log('a log of CircleCI that was silent'))).toMatchObject([{ timeout: 'idle' }]);
    expect(failuresOf(log('a log of Travis'))).toEqual([{ exitCode: 2, path: '#L2' }]);
  });

  it('G5: takes a verdict for one only on the last lines', () => {
    expect(fromCiLog(`Job succeeded\n${'then more\n'.repeat(100)}`, { now: 0 })).toBeUndefined();
  });

  it('takes the text out of a record', () => {
    expect(log('a record of a collector').log).toEqual([{ text: 'Connection refused', path: 'text' }]);
    expect(log('lines of a collector').log).toEqual([
      { text: 'one\nNo space left on device', path: 'lines' },
    ]);
    expect(fromCiLog({ text: 'alone' }, { now: 0 })).toBeUndefined();
  });
});
