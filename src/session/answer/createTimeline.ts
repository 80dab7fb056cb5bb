import type { FitResult } from '../../core/model/fit.ts';
import type { Step } from '../../core/model/run.ts';
import type { CursorState } from '../sessionState.ts';

/** The state of a run at a moment of its replay. */
export interface Timeline {
  /** The step that failed at `at`; else the one running then, the latest begun where several are; else the last one begun before. */
  readonly stepAt: (at: number) => Step | undefined;
  readonly step: (id: string) => Step | undefined;
  /**
   * Whether the failure of the result can be seen at `at`: `not-yet` before it happened, `appears` while its step runs, `visible`
   * afterwards. A failure without a time is always visible.
   */
  readonly verdictAt: (at: number, result: FitResult | undefined) => CursorState['verdict'];
}

/**
 * Takes O(n log n) per list of steps; each look-up is a binary search.
 *
 * @param endedAt when the run ended, as far as it tells; epoch milliseconds
 */
export function createTimeline(all: readonly Step[], endedAt: number | undefined): Timeline {
  const steps = all.filter((step) => startOf(step) !== undefined);
  steps.sort((a, b) => startOf(a)! - startOf(b)!);
  const starts = steps.map((step) => startOf(step)!);
  /** For each position, the step up to it that ends last. */
  const longest: number[] = [];
  steps.forEach((step, position) => {
    const before = longest[position - 1];
    longest.push(before !== undefined && endOf(steps[before]!) > endOf(step) ? before : position);
  });
  const byId = new Map(all.map((step) => [step.id, step]));
  const failed = new Map(steps.map((step) => [step.failure?.at, step]));
  const stepAt = (at: number): Step | undefined => {
    if (failed.has(at)) return failed.get(at);
    const position = lastAtOrBefore(starts, at);
    const latest = steps[position];
    if (!latest || endOf(latest) > at) return latest;
    const other = steps[longest[position]!]!;
    return endOf(other) > at ? other : latest;
  };
  return {
    stepAt,
    step: (id) => byId.get(id),
    verdictAt(at, result) {
      const placed = result?.failure;
      const step = placed?.stepId === undefined ? undefined : byId.get(placed.stepId);
      const failedAt = placed?.failure.at ?? step?.endedAt ?? step?.startedAt ?? endedAt;
      if (failedAt === undefined) return 'visible';
      if (at < failedAt) return 'not-yet';
      return step && step.id === stepAt(at)?.id ? 'appears' : 'visible';
    },
  };
}

function startOf({ startedAt, endedAt }: Step): number | undefined {
  return startedAt ?? endedAt;
}

/** The end of a step; a step that has not ended runs on. */
function endOf({ endedAt }: Step): number {
  return endedAt ?? Infinity;
}

/** Position of the last entry at or before a value; -1 when there is none. */
function lastAtOrBefore(sorted: readonly number[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
