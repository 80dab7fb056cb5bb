import { guardRetry } from '../../core/fit/move/guardMove.ts';
import type { Move } from '../../core/model/move.ts';
import type { SessionHost, SessionState } from '../sessionState.ts';

/**
 * The retry that an operator can press who comes from the fix, without the panel in sight: none that waits, that the guards hold back, or
 * that has to be asked about because it repeats something.
 */
export function retryAfterFix(state: SessionState, host: SessionHost | undefined): Move | undefined {
  const { run, result, move, moving, now } = state;
  if (!run || !result || !move || moving.state === 'pending' || moving.state === 'done') return undefined;
  if (move.kind !== 'fix' && move.kind !== 'retry') return undefined;
  const can = {
    retry: typeof host?.moves?.retry === 'function',
    resume: false,
    skip: false,
    surfaces: [],
    step: false,
  };
  const retry = guardRetry(
    { kind: 'retry', after: undefined, because: move.because },
    { run, result, can, now, held: [] },
  );
  return retry?.possible && retry.guards.length === 0 ? retry : undefined;
}
