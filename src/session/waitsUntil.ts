import type { Move } from '../core/model/move.ts';

/** The latest time that a move, or one of its reasons, waits for; `undefined` when none is after `now`. */
export function waitsUntil(move: Move, now: number): number | undefined {
  const moments = [move, move.because, ...move.guards].flatMap((one) =>
    'at' in one && one.at !== undefined && one.at > now ? [one.at] : [],
  );
  return moments.length ? Math.max(...moments) : undefined;
}
