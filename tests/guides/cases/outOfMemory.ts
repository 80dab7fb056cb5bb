import { real, stated, type GuideCases } from '../guideCase.ts';

const here = { kind: 'fix', open: { step: 'work' } } as const;

export const outOfMemory: GuideCases = {
  lead: 'out-of-memory',
  fits: [
    stated('Cloud Run at its limit', { message: 'Memory limit of 512 MiB exceeded with 515 MiB used.' }, { lead: 'run-failed' }),
    stated('PHP at its limit', { message: 'Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes)' }, { lead: 'run-failed' }),
    real('node-heap', { move: here }),
    real('node-worker-memory', { move: here }),
    real('py-memory', { move: here }),
    real('numpy-memory', { move: here, captures: { size: '4.66' }, lead: 'run-failed' }),
    real('java-heap', { move: here }),
    real('cpp-alloc', { move: here }),
    real('sh-memory', { move: here, lead: 'run-failed' }),
    real('kubectl-oom', { move: { kind: 'fix', open: { surface: 'mission-settings' } } }),
    stated(
      'a pod that was evicted because its node ran short of memory',
      { reason: 'Evicted', message: 'The node was low on resource: memory. Threshold quantity: 100Mi.' },
      { move: { kind: 'retry' } },
    ),
    stated(
      'a full graphics card',
      { type: 'OutOfMemoryError', message: 'CUDA out of memory. Tried to allocate 2.00 GiB.' },
      { move: here },
    ),
  ],
  leaves: [
    real('sh-kill9', { first: 'worker-lost' }),
    real('kubectl-killed', { first: 'worker-lost' }),
    real('dd-full', { first: 'disk-full' }),
    real('py-keyerror', { first: 'code-exception' }),
    stated(
      'a log that prints its memory settings beside a refused connection',
      { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 10.4.0.7:443' },
      {
        step: { log: { text: 'max heap 512 MB, exit on out of memory: yes' } },
        first: 'network-unreachable',
      },
    ),
  ],
};
