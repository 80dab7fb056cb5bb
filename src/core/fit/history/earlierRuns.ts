import type { EarlierRuns } from '../../model/history.ts';
import type { Run } from '../../model/run.ts';
import { changesSince } from './changesSince.ts';
import { readHistory } from './readHistory.ts';

/** What earlier runs of the mission say of a run; `undefined` where the host tells of none. */
export function earlierRuns(run: Run | undefined): EarlierRuns | undefined {
  const history = run && readHistory(run);
  if (!history) return undefined;
  return { history, changes: history.lastGood ? changesSince(history.lastGood, run) : [] };
}
