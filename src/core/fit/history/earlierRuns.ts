import type { EarlierRuns } from '../../model/history.ts';
import type { Run } from '../../model/run.ts';
import { changesSince } from './changesSince.ts';
import { readHistory } from './readHistory.ts';

/** How a run compares with earlier runs of its mission; `undefined` where the host passes none. */
export function earlierRuns(run: Run | undefined): EarlierRuns | undefined {
  const history = run && readHistory(run);
  if (!history) return undefined;
  return { history, changes: history.lastGood ? changesSince(history.lastGood, run) : [] };
}
