import type { Sample } from '../sample.ts';

const metadata = (name: string, more: object = {}): object => ({
  name,
  namespace: 'jobs',
  uid: `uid-${name}`,
  creationTimestamp: '2026-11-20T11:00:00Z',
  ...more,
});
const pod = (name: string, status: object, more: object = {}): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: metadata(name, more),
  spec: {},
  status,
});
const container = (state: object, more: object = {}): object => ({
  name: 'main',
  ready: false,
  restartCount: 0,
  state,
  lastState: {},
  ...more,
});
const ended = (exitCode: number, reason: string, more: object = {}): object => ({
  terminated: { exitCode, reason, finishedAt: '2026-11-20T11:05:00Z', ...more },
});
const warning = (reason: string, message: string, name = 'p', more: object = {}): object => ({
  kind: 'Event',
  type: 'Warning',
  reason,
  message,
  involvedObject: { kind: 'Pod', name },
  lastTimestamp: '2026-11-20T11:04:00Z',
  ...more,
});

export const DESCRIBE = `Name:             report
Namespace:        jobs
Priority:         0
Status:           Running
IP:               10.0.0.2
Containers:
  main:
    Container ID:  containerd://1
    Image:         report:1
    State:         Waiting
      Reason:      CrashLoopBackOff
    Last State:    Terminated
      Reason:      OOMKilled
      Exit Code:   137
    Ready:         False
    Restart Count: 4
Conditions:
  Type           Status
  Ready          False
  PodScheduled   True
Events:
  Type     Reason   Age                From     Message
  ----     ------   ----               ----     -------
  Normal   Pulled   4m                 kubelet  Container image "report:1" already present on machine
  Warning  BackOff  29s (x9 over 3m)   kubelet  Back-off restarting failed container main in pod report
`;

const HEALTHY = DESCRIBE.replace('Waiting\n      Reason:      CrashLoopBackOff', 'Running')
  .replace('Ready:         False', 'Ready:         True')
  .replace(/ {2}Warning.*\n/, '');

export const KUBERNETES: readonly Sample[] = [
  {
    title: 'a container that ran out of memory again and again',
    payload: pod('p', {
      phase: 'Running',
      containerStatuses: [
        container(
          { waiting: { reason: 'CrashLoopBackOff' } },
          { restartCount: 4, lastState: ended(137, 'OOMKilled') },
        ),
      ],
    }),
    trouble: 'failed',
  },
  {
    title: 'an image that cannot be pulled, with its events',
    payload: {
      pod: pod('p', {
        phase: 'Pending',
        containerStatuses: [container({ waiting: { reason: 'ImagePullBackOff' } })],
      }),
      events: {
        kind: 'EventList',
        items: [
          warning('Failed', 'Failed to pull image "x": not found'),
          warning('Failed', 'Error: ImagePullBackOff'),
        ],
      },
    },
    trouble: 'failed',
  },
  {
    title: 'a pod no node has room for',
    payload: pod('p', {
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message: '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.',
        },
      ],
    }),
    trouble: 'blocked',
  },
  {
    title: 'a pod that was evicted',
    payload: pod('p', {
      phase: 'Failed',
      reason: 'Evicted',
      message: 'The node was low on resource: ephemeral-storage.',
    }),
    trouble: 'failed',
  },
  {
    title: 'a Job past its limit of tries, and its pod',
    payload: {
      kind: 'List',
      items: [
        {
          kind: 'Job',
          metadata: metadata('j'),
          status: {
            failed: 2,
            conditions: [
              {
                type: 'Failed',
                status: 'True',
                reason: 'BackoffLimitExceeded',
                message: 'Job has reached the specified backoff limit',
              },
            ],
          },
        },
        pod(
          'p',
          {
            phase: 'Failed',
            containerStatuses: [container(ended(3, 'Error', { message: 'no such table' }))],
          },
          { ownerReferences: [{ uid: 'uid-j' }] },
        ),
      ],
    },
    trouble: 'failed',
  },
  {
    title: 'a Job that succeeded at the second try',
    payload: {
      kind: 'PodList',
      items: [
        pod(
          'p1',
          { phase: 'Failed', containerStatuses: [container(ended(1, 'Error'))] },
          { ownerReferences: [{ uid: 'uid-j' }] },
        ),
        pod(
          'p2',
          { phase: 'Succeeded', containerStatuses: [container(ended(0, 'Completed'))] },
          { ownerReferences: [{ uid: 'uid-j' }] },
        ),
      ],
    },
    trouble: 'none',
  },
  {
    title: 'a Job past its deadline',
    payload: {
      kind: 'Job',
      metadata: metadata('j'),
      status: {
        conditions: [
          {
            type: 'Failed',
            status: 'True',
            reason: 'DeadlineExceeded',
            message: 'Job was active longer than specified deadline',
          },
        ],
      },
    },
    trouble: 'failed',
  },
  {
    title: 'a pod that runs, restarted once long ago',
    payload: pod('p', {
      phase: 'Running',
      conditions: [
        { type: 'Ready', status: 'True' },
        { type: 'DisruptionTarget', status: 'False' },
      ],
      containerStatuses: [
        container(
          { running: { startedAt: '2026-11-20T11:06:00Z' } },
          { ready: true, restartCount: 1, lastState: ended(1, 'Error') },
        ),
      ],
    }),
    trouble: 'none',
  },
  {
    title: 'a warning alone',
    payload: [warning('FailedMount', 'MountVolume.SetUp failed for volume "keys": secret "keys" not found')],
    trouble: 'failed',
  },
  {
    title: 'a warning the object got over',
    payload: [
      warning('FailedScheduling', '0/3 nodes are available'),
      { ...warning('Scheduled', 'Successfully assigned'), type: 'Normal' },
    ],
    trouble: 'none',
  },
  {
    title: 'a refusal of the API',
    payload: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'pods is forbidden: User "x" cannot list resource "pods"',
      reason: 'Forbidden',
      code: 403,
    },
    trouble: 'failed',
  },
  { title: 'what kubectl describes', payload: DESCRIBE, trouble: 'failed' },
  {
    title: 'what kubectl describes of a healthy pod',
    payload: `$ kubectl describe pod report\n${HEALTHY}`,
    trouble: 'none',
  },
  {
    title: 'a healthy pod beside a log that nobody knows',
    payload: `${HEALTHY}\nconnection refused by prod-db\n`,
    trouble: undefined,
  },
  {
    title: 'rows of kubectl get pods',
    payload:
      'NAME      READY   STATUS                  RESTARTS        AGE\nreport    0/1     Init:ErrImagePull       0               2m\nother     1/1     Running                 3 (5m ago)      1d\n',
    trouble: 'failed',
  },
  {
    title: 'rows of kubectl get events',
    payload:
      'LAST SEEN   TYPE      REASON             OBJECT        MESSAGE\n29s         Warning   FailedScheduling   pod/report    0/1 nodes are available: 1 Insufficient cpu.\n',
    trouble: 'failed',
  },
];
