import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromKubernetes } from '../../src/adapters/kubernetes.ts';
import { failuresOf, runOf, runOfSample } from './readSample.ts';
import { DESCRIBE, KUBERNETES } from './samples/kubernetes.ts';

const kubernetes = (title: string) => runOfSample(fromKubernetes, KUBERNETES, title);
const caused = (name: string): string =>
  readFileSync(new URL(`../guides/caused/${name}.txt`, import.meta.url), 'utf8');

describe('fromKubernetes', () => {
  it('A9: unwraps a crash loop to what the container died of', () => {
    const run = kubernetes('a container that ran out of memory again and again');
    expect(run).toMatchObject({ id: 'uid-p', title: 'jobs/p', status: 'failed', retry: { sameFailure: 4 } });
    expect(failuresOf(run)).toEqual([
      {
        reason: 'OOMKilled',
        exitCode: 137,
        signal: 'SIGKILL',
        at: Date.UTC(2026, 10, 20, 11, 5),
        path: 'status.containerStatuses[0].lastState.terminated.exitCode',
      },
    ]);
  });

  it('A9: keeps exit code and words of a container that only says Error', () => {
    const run = kubernetes('a Job past its limit of tries, and its pod');
    expect(failuresOf(run)).toMatchObject([
      { message: 'no such table', exitCode: 3 },
      { message: 'Job has reached the specified backoff limit' },
    ]);
    expect(failuresOf(run).map(({ reason }) => reason)).toEqual([undefined, undefined]);
  });

  it('says in the words of the last warning what a state only names', () => {
    expect(failuresOf(kubernetes('an image that cannot be pulled, with its events'))).toMatchObject([
      { reason: 'ImagePullBackOff', message: 'Failed to pull image "x": not found' },
    ]);
  });

  it('K2: is blocked by the scheduler, in its words', () => {
    expect(kubernetes('a pod no node has room for')).toMatchObject({
      status: 'waiting',
      waiting: { for: 'capacity' },
      blocker: { text: '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.' },
      failures: [{ reason: 'Unschedulable', path: 'status.conditions[0].reason' }],
    });
  });

  it('W2, W5: keeps the reasons of evictions and deadlines', () => {
    expect(failuresOf(kubernetes('a pod that was evicted'))).toMatchObject([
      { reason: 'Evicted', path: 'status.reason' },
    ]);
    expect(failuresOf(kubernetes('a Job past its deadline'))).toMatchObject([
      { reason: 'DeadlineExceeded', timeout: 'run' },
    ]);
  });

  it('K1, K3: gets over a restart long ago and an earlier try of the same owner', () => {
    expect(kubernetes('a pod that runs, restarted once long ago').steps?.[0]).toMatchObject({
      status: 'running',
      failure: { exitCode: 1, recovered: true },
    });
    expect(kubernetes('a Job that succeeded at the second try').steps?.[0]?.failure).toMatchObject({
      recovered: true,
    });
  });

  it('K4: counts a warning until its object went on', () => {
    expect(failuresOf(kubernetes('a warning alone'))).toMatchObject([
      { reason: 'FailedMount', path: '[0].message' },
    ]);
    expect(kubernetes('a warning the object got over').failures).toMatchObject([
      { reason: 'FailedScheduling', recovered: true },
    ]);
  });

  it('reads a refusal of the API', () => {
    expect(failuresOf(kubernetes('a refusal of the API'))).toMatchObject([
      { reason: 'Forbidden', status: 403, message: expect.stringContaining('forbidden') },
    ]);
  });

  it('reads what kubectl describes, and points at its lines', () => {
    expect(kubernetes('what kubectl describes')).toMatchObject({
      title: 'jobs/report',
      status: 'failed',
      steps: [{ id: 'main', status: 'failed', failure: { reason: 'OOMKilled', exitCode: 137, path: '#L7' } }],
      log: [{ text: DESCRIBE, path: '' }],
    });
    expect(DESCRIBE.split('\n')[6]).toBe('  main:');
  });

  it.each([
    ['kubectl-oom', 'failed', { reason: 'OOMKilled', exitCode: 137 }],
    ['kubectl-killed', 'failed', { exitCode: 137, signal: 'SIGKILL' }],
    ['kubectl-image', 'failed', { reason: 'ImagePullBackOff' }],
    ['kubectl-config', 'failed', { reason: 'CreateContainerConfigError' }],
    ['kubectl-disk', 'failed', { reason: 'Evicted', message: expect.stringContaining('ephemeral') }],
    [
      'kubectl-unschedulable',
      'waiting',
      { reason: 'Unschedulable', message: expect.stringContaining('Insufficient nvidia.com/gpu') },
    ],
  ])('reads %s, which kubectl printed', (name, status, failure) => {
    const run = runOf(fromKubernetes, caused(name));
    expect(run.status).toBe(status);
    expect(failuresOf(run)[0]).toMatchObject(failure);
  });

  it('K5: says that all is well only where nothing else stands', () => {
    expect(kubernetes('what kubectl describes of a healthy pod').status).toBe('running');
    expect(kubernetes('a healthy pod beside a log that nobody knows').status).toBeUndefined();
  });

  it('reads the rows of kubectl get', () => {
    expect(failuresOf(kubernetes('rows of kubectl get pods'))).toMatchObject([
      { reason: 'ErrImagePull', path: '#L2' },
    ]);
    expect(failuresOf(kubernetes('rows of kubectl get events'))).toMatchObject([
      { reason: 'FailedScheduling', path: '#L2' },
    ]);
  });

  it('K6: takes no condition for trouble that is none', () => {
    const conditions = [
      { type: 'EtcdIsVoter', status: 'True', reason: 'ClusterMember' },
      { type: 'ScalingLimited', status: 'True', reason: 'TooFewReplicas' },
      { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
      { type: 'MemoryPressure', status: 'False', reason: 'KubeletHasSufficientMemory' },
    ];
    const run = runOf(fromKubernetes, {
      kind: 'Deployment',
      metadata: { name: 'd' },
      spec: {},
      status: { conditions },
    });
    expect([run.status, failuresOf(run)]).toEqual([undefined, []]);
  });

  it('K7: reads events without their object, and whether it went on after them', () => {
    const events = (...rows: string[]): string =>
      ['Events:', '  Type     Reason    Age   From     Message', ...rows].join('\n');
    const failed =
      '  Warning  Failed    2m40s  kubelet  Failed to pull image "x:1": connection reset by peer';
    const started = '  Normal   Started   2m9s   kubelet  Started container x';
    expect(runOf(fromKubernetes, events(failed)).status).toBe('failed');
    const run = runOf(fromKubernetes, events(failed, started));
    expect([run.status, failuresOf(run)]).toEqual(['running', []]);
  });
});
