import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { nextMove } from '../../core/fit/move/nextMove.ts';
import type { FitResult } from '../../core/model/fit.ts';
import type { Opening } from '../../core/model/guide.ts';
import type { Abilities, Move } from '../../core/model/move.ts';
import type { Run } from '../../core/model/run.ts';
import { EMPTY_TRAIL } from '../../core/model/trail.ts';

/**
 * The move for a host that can do everything, and an operator who has done nothing yet.
 *
 * @param now epoch milliseconds
 * @param opening what the fix of the cause that holds opens
 */
export function moveFor(catalog: Catalog, run: Run, result: FitResult, now: number, opening?: Opening): Move {
  const can = everything(catalog, run, opening);
  return nextMove({ catalog, result, run, trail: EMPTY_TRAIL, can, now, opening });
}

function everything({ guides }: Catalog, run: Run, opening: Opening | undefined): Abilities {
  const surfaces = new Set([...guides.values()].flatMap((guide) => guide.surfaces));
  if (run.blocker?.surface !== undefined) surfaces.add(run.blocker.surface);
  if (opening && 'surface' in opening) surfaces.add(opening.surface);
  return { retry: true, resume: true, skip: true, step: true, surfaces: [...surfaces] };
}
