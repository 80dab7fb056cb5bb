import { changesSince } from '../../core/fit/history/changesSince.ts';
import { readHistory } from '../../core/fit/history/readHistory.ts';
import type { EarlierRuns } from '../../core/model/history.ts';
import type { Run } from '../../core/model/run.ts';

/** What earlier runs of the mission say of a run; `undefined` where the host tells of none. */
export function earlierRuns(run: Run | undefined): EarlierRuns | undefined {
  const history = run && readHistory(run);
  if (!history) return undefined;
  return { history, changes: history.lastGood ? changesSince(history.lastGood, run) : [] };
}
