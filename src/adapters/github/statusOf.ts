import { meaningOf } from '../payload/meaningOf.ts';
import type { Failure, RunStatus, Waiting } from '../../core/model/run.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, type Piece, tell } from '../payload/piece.ts';
import { readWord } from '../payload/readText.ts';

/** The status of an object of GitHub Actions, and what its conclusion says about a failure. */
export interface GitHubState {
  readonly status: RunStatus | undefined;
  readonly waiting?: Waiting;
  readonly failure?: Failure;
}

const STATUSES: Readonly<Record<string, RunStatus>> = {
  requested: 'queued',
  pending: 'queued',
  queued: 'queued',
  in_progress: 'running',
  waiting: 'waiting',
};
const CONCLUSIONS: Readonly<Record<string, RunStatus>> = {
  success: 'succeeded',
  neutral: 'succeeded',
  skipped: 'succeeded',
  failure: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
  cancelled: 'cancelled',
  stale: 'cancelled',
  action_required: 'waiting',
};
/** Conclusions that say more than `failure`. */
const SAYS_WHY = new Set(['timed_out', 'startup_failure', 'stale']);

/**
 * Combines `status` and `conclusion` of a workflow run, job, step or check run into one status. `waiting` and `action_required` wait for a
 * person.
 * @see https://docs.github.com/en/rest/checks/runs and https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-
 * deployments/review-deployments
 */
export function statusOf(piece: Piece): GitHubState {
  const place = at(piece, 'conclusion');
  const conclusion = readWord(place);
  const word = readWord(at(piece, 'status'));
  const status = conclusion === undefined ? meaningOf(STATUSES, word) : meaningOf(CONCLUSIONS, conclusion);
  if (status === undefined && (conclusion ?? word ?? 'completed') !== 'completed') {
    tell(
      conclusion === undefined ? at(piece, 'status') : place,
      'unknown-word',
      `"${conclusion ?? word}" is no word of GitHub Actions.`,
      'Check the payload.',
    );
  }
  if (status === 'waiting') return { status, waiting: { for: 'approval' } };
  if (conclusion === undefined || !SAYS_WHY.has(conclusion)) return { status };
  const timeout = conclusion === 'timed_out' ? ('run' as const) : undefined;
  return { status, failure: defined({ code: conclusion, timeout, path: place.path }) };
}
