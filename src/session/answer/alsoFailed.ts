import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { fit } from '../../core/fit/fit.ts';
import { openFailures } from '../../core/model/failures.ts';
import type { FitResult } from '../../core/model/fit.ts';
import type { Run } from '../../core/model/run.ts';
import type { AlsoFailed } from '../sessionState.ts';

/** Steps that are fitted. When a thousand parallel steps fail, the first few already show why. */
const MAX_STEPS = 10;

export const NONE_FAILED: AlsoFailed = { total: 0, steps: [] };

/** The steps that failed beside the one that `result` is about. Says nothing of a run that is well or mends itself. */
export function alsoFailed(catalog: Catalog, run: Run, result: FitResult): AlsoFailed {
  const { trouble, failure } = result;
  if (trouble === 'none' || trouble === 'retrying') return NONE_FAILED;
  const ids = new Set(openFailures(run).flatMap(({ step }) => step?.id ?? []));
  const others = [...ids].filter((id) => id !== failure?.stepId);
  if (others.length === 0) return NONE_FAILED;
  const steps = others
    .slice(0, MAX_STEPS)
    .map((stepId) => ({ stepId, result: fit(catalog, run, { stepId }) }));
  return { total: others.length, steps };
}
