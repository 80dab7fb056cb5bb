import type { Run } from './run.ts';

/** What is wrong with a run as a whole. */
export const TROUBLES = [
  'none',
  'failed',
  'cancelled',
  'blocked',
  'stuck',
  'retrying',
  'empty',
  'wrong',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/**
 * How long a queued or running run may be silent before it counts as stuck, in milliseconds. Ten minutes is the
 * silence after which CircleCI and Travis CI end a job (`no_output_timeout`).
 * @see https://circleci.com/docs/configuration-reference/#run
 */
export const STUCK_AFTER = 600_000;

/**
 * What is wrong with `run` as a whole, decided from its stated fields alone. The one function everybody asks: the
 * button, the fit, the move and the report.
 *
 * @param run a run as intake leaves it
 * @param stuckAfter milliseconds of silence after which a queued or running run is stuck
 * @returns the trouble, or `undefined` when the run does not even have a status (a bare log)
 */
export function troubleOf(run: Run, stuckAfter: number = STUCK_AFTER): Trouble | undefined {
  const { status, waiting, retry, budget } = run;
  const over = status === 'succeeded' || status === 'failed' || status === 'cancelled';
  // Temporal leaves a closed history at "in progress" when the next attempt is already planned, so a failed run may be retrying.
  if (status !== 'succeeded' && status !== 'cancelled' && willRetry(run)) return 'retrying';
  if (!over && (waiting?.for === 'approval' || waiting?.for === 'input')) return 'blocked';
  if (!over && run.blocker) return 'blocked';
  if (!over && budget && budget.used >= budget.limit) return 'blocked';
  if (status === undefined) return retry?.state === undefined ? undefined : 'failed';
  if (status === 'failed') return 'failed';
  if (status === 'cancelled') return 'cancelled';
  if (status === 'succeeded') {
    if (run.evaluation?.passed === false) return 'wrong';
    if (run.expects?.artifacts === true && isNone(run.artifacts)) return 'empty';
    return 'none';
  }
  if (status === 'waiting') {
    // A timer, a queue or a retry ends by itself, until the moment it should have ended has passed.
    const due = waiting?.until;
    if (due !== undefined) return run.observedAt - due >= stuckAfter ? 'stuck' : 'none';
    return waiting?.for === 'timer' ? 'none' : stuckOrNone(run, stuckAfter);
  }
  return stuckOrNone(run, stuckAfter);
}

function willRetry({ retry, waiting, observedAt, attempt }: Run): boolean {
  if (retry?.state !== undefined && retry.state !== 'in-progress') return false;
  if (waiting?.for === 'retry') return true;
  if (retry?.maximum !== undefined && attempt !== undefined && attempt >= retry.maximum) return false;
  return retry?.state === 'in-progress' || (retry?.nextAt !== undefined && retry.nextAt >= observedAt);
}

function stuckOrNone(run: Run, stuckAfter: number): Trouble {
  const last = run.lastEventAt ?? run.waiting?.since ?? run.startedAt ?? run.createdAt;
  return last !== undefined && run.observedAt - last >= stuckAfter ? 'stuck' : 'none';
}

function isNone(list: readonly unknown[] | null | undefined): boolean {
  return list === null || list?.length === 0;
}
