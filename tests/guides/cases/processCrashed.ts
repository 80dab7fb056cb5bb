import { NOW, real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'report' } as const;

export const processCrashed: GuideCases = {
  lead: 'process-crashed',
  fits: [
    stated('a graphics card with an illegal access', { type: 'RuntimeError', message: 'CUDA error: an illegal memory access was encountered' }),
    real('sh-segv', { move }),
    real('bash-segv', { move }),
    real('py-faulthandler', { move }),
    real('py-run-segv', { move }),
    real('node-segv-child', { move }),
    real('c-doublefree', { move }),
    real('c-abort', { move: { kind: 'fix', open: { step: 'work' } } }),
    real('c-asan', { lead: 'run-failed', move: { kind: 'fix', open: { step: 'work' } } }),
    stated('a process ended by a bus error', { signal: 'SIGBUS' }, { move }),
    stated('a Windows program with an access violation', { exitCode: 3_221_225_477 }, { move }),
    stated(
      'a crash, after a look at the failing step',
      { exitCode: 139 },
      {
        trail: { replayOpenedAt: NOW, failingStepViewedAt: NOW },
        move: { kind: 'report', guards: [] },
      },
    ),
  ],
  leaves: [
    real('node-heap', { first: 'out-of-memory', lead: 'out-of-memory' }),
    real('cpp-alloc', { first: 'out-of-memory', lead: 'out-of-memory' }),
    real('sh-kill9', { first: 'worker-lost', lead: 'worker-lost' }),
    real('java-npe', { first: 'code-exception', lead: 'code-exception' }),
    stated('a program that was interrupted', { signal: 'SIGINT', exitCode: 130 }, { first: 'cancelled' }),
  ],
};
