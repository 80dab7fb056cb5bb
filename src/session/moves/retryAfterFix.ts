import { guardRetry } from '../../core/fit/move/guardMove.ts';
import type { Move } from '../../core/model/move.ts';
import type { SessionHost, SessionState } from '../sessionState.ts';

/**
 * The retry for an operator who comes from the fix and does not see the panel: never one that waits, that a guard holds back, or that would
 * first ask because it repeats something.
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
