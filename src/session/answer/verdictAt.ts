import type { FitResult } from '../../core/model/fit.ts';
import type { Run } from '../../core/model/run.ts';
import type { CursorState } from '../sessionState.ts';
import type { Timeline } from './createTimeline.ts';

/**
 * Whether the failure that the verdict is about can be seen at the replay's moment: `not-yet` before it happened, `appears` while
 * its step is the one on screen, `visible` afterwards. A verdict without a time is always visible.
 */
export function verdictAt(
  at: number,
  stepId: string | undefined,
  run: Run,
  result: FitResult | undefined,
  timeline: Timeline,
): CursorState['verdict'] {
  const placed = result?.failure;
  const step = placed?.stepId === undefined ? undefined : timeline.step(placed.stepId);
  const happened = placed?.failure.at ?? step?.endedAt ?? step?.startedAt ?? run.endedAt ?? run.lastEventAt;
  if (happened === undefined) return 'visible';
  if (at < happened) return 'not-yet';
  return step && step.id === stepId ? 'appears' : 'visible';
}
