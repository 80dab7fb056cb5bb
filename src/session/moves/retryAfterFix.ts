import { guardRetry } from '../../core/fit/move/guardMove.ts';
import type { Move } from '../../core/model/move.ts';
import type { SessionHost, SessionState } from '../sessionState.ts';

/**
 * The retry for an operator who comes from the fix and does not see the panel: never one that a guard holds back, or that would first ask
 * because it repeats something. `at` is set while it has to wait.
 */
export function retryAfterFix(state: SessionState, host: SessionHost | undefined): Move | undefined {
  const { run, result, move, moving, now } = state;
  if (!run || !result || !move || moving.state === 'pending' || moving.state === 'done') return undefined;
  if (move.kind !== 'fix' && move.kind !== 'retry') return undefined;
  const can = { retry: typeof host?.moves?.retry === 'function' };
  const retry = guardRetry(
    { kind: 'retry', after: undefined, because: move.because },
    { run, result, can, now, held: [] },
  );
  if (!retry?.possible || retry.guards.some(({ code }) => code !== 'retry-after')) return undefined;
  // A guide may ask for a wait where the failing system does not.
  return { ...retry, ...(move.kind === 'retry' && move.at !== undefined && { at: move.at }) };
}
