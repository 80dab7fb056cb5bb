import { changesSince } from '../../core/fit/history/changesSince.ts';
import { readHistory } from '../../core/fit/history/readHistory.ts';
import type { RunChange, RunHistory } from '../../core/model/history.ts';
import type { Run } from '../../core/model/run.ts';

/** Earlier runs of the mission, compared with this one. */
export interface EarlierRuns {
  readonly history: RunHistory;
  /** What is different since the last run that succeeded; empty where none did. */
  readonly changes: readonly RunChange[];
}

/** What earlier runs of the mission say of a run; `undefined` where the host tells of none. */
export function earlierRuns(run: Run | undefined): EarlierRuns | undefined {
  const history = run && readHistory(run);
  if (!history) return undefined;
  return { history, changes: history.lastGood ? changesSince(history.lastGood, run) : [] };
}
