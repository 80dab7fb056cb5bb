import { rankCauses } from '../../core/fit/rank/rankCauses.ts';
import type { FitResult, RankedCause } from '../../core/model/fit.ts';
import type { GuideBody } from '../../core/model/guide.ts';
import type { Run } from '../../core/model/run.ts';
import { memoLast } from '../memoLast.ts';
import type { SessionState } from '../sessionState.ts';

const NONE: readonly RankedCause[] = [];

/** Ranks the causes of a guide, once for each body, run and result. */
export function createCauses(): (guide: string, state: SessionState) => readonly RankedCause[] {
  const byGuide = new Map<string, typeof rank>();
  return (guide, { bodies, run, result }) => {
    const body = Object.hasOwn(bodies, guide) ? bodies[guide] : undefined;
    if (body?.state !== 'ready' || !run || !result) return NONE;
    const ranked = byGuide.get(guide) ?? memoLast(rank);
    byGuide.set(guide, ranked);
    return ranked(body.body, run, result);
  };
}

function rank(body: GuideBody, run: Run, result: FitResult): readonly RankedCause[] {
  try {
    return rankCauses(body, run, result);
  } catch {
    // A body of the right version but another shape: its causes stay in the author's order.
    return NONE;
  }
}
