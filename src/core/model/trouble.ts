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
 * What is wrong with `run` as a whole, decided from its stated fields only. Button, fit, move and report all use this function. The button
 * passes it the host's data before intake, so a field that is `null` counts as unknown.
 * @param run a run after intake, or as a host passes it
 * @param stuckAfter milliseconds of silence after which a queued or running run is stuck
 * @returns the trouble, or `undefined` when the run does not even have a status (a bare log)
 */
export function troubleOf(run: Run, stuckAfter: number = STUCK_AFTER): Trouble | undefined {
  const { status, waiting, retry, budget } = run;
  if (status === 'succeeded') {
    if (run.evaluation?.passed === false) return 'wrong';
    const { artifacts } = run;
    const isNone = artifacts !== undefined && !artifacts?.length;
    return isNone && run.expects?.artifacts === true ? 'empty' : 'none';
  }
  // Temporal leaves a closed history at "in progress" when the next attempt is already planned, so a failed run may be retrying.
  if (status !== 'cancelled' && willRetry(run, stuckAfter)) return 'retrying';
  if (status === 'failed' || status === 'cancelled') return status;
  const person = waiting?.for === 'approval' || waiting?.for === 'input';
  if (person || run.blocker || (budget && budget.used >= budget.limit)) return 'blocked';
  if (status == null) return retry?.state == null ? undefined : 'failed';
  if (status === 'waiting') {
    // A timer, a queue or a retry ends by itself, as long as its time has not passed.
    const due = waiting?.until;
    if (due != null) return run.observedAt - due >= stuckAfter ? 'stuck' : 'none';
    if (waiting?.for === 'timer') return 'none';
  }
  // A comparison with an unknown value is false.
  return silenceOf(run)! >= stuckAfter ? 'stuck' : 'none';
}

/**
 * How long an unfinished run has had no event, in milliseconds. A queued run had its last event when it was created. Of a running run
 * without event times nothing is known, because most healthy jobs are silent for long.
 */
export function silenceOf({ status, lastEventAt, waiting, createdAt, observedAt }: Run): number | undefined {
  const last =
    lastEventAt ?? (status === 'waiting' ? waiting?.since : status === 'queued' ? createdAt : undefined);
  return last == null ? undefined : observedAt - last;
}

function willRetry({ retry, waiting, observedAt, attempt }: Run, stuckAfter: number): boolean {
  const { state, nextAt, maximum } = retry ?? {};
  // A comparison with an unknown value is false.
  const overdue = observedAt - (nextAt ?? waiting?.until ?? NaN);
  // A next try that is long overdue will not come.
  if ((state != null && state !== 'in-progress') || overdue >= stuckAfter) return false;
  return (
    waiting?.for === 'retry' || (!(attempt! >= (maximum || NaN)) && (state != null || nextAt! >= observedAt))
  );
}
