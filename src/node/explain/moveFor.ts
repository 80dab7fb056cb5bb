import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { nextMove } from '../../core/fit/move/nextMove.ts';
import type { FitResult } from '../../core/model/fit.ts';
import type { Abilities, Move } from '../../core/model/move.ts';
import type { Run } from '../../core/model/run.ts';
import { EMPTY_TRAIL } from '../../core/model/trail.ts';

/**
 * The move for a host that can do everything, and an operator who has done nothing yet.
 *
 * @param now epoch milliseconds
 */
export function moveFor(catalog: Catalog, run: Run, result: FitResult, now: number): Move {
  return nextMove({ catalog, result, run, trail: EMPTY_TRAIL, can: everything(catalog, run), now });
}

function everything({ guides }: Catalog, run: Run): Abilities {
  const surfaces = new Set([...guides.values()].flatMap((guide) => guide.surfaces));
  if (run.blocker?.surface !== undefined) surfaces.add(run.blocker.surface);
  return { retry: true, resume: true, skip: true, step: true, surfaces: [...surfaces] };
}
