import { safeUrl } from '../core/model/value/safeUrl.ts';
import { isOver, type Failure, type Run, type Step, type Waiting } from '../core/model/run.ts';
import { readJob } from './github/readJob.ts';
import { statusOf } from './github/statusOf.ts';
import { isRunnerLog, readRunnerLog } from './log/readRunnerLog.ts';
import { type Adapter, createAdapter, type Found } from './payload/adapter.ts';
import { defined } from '../core/model/value/defined.ts';
import { at, firstAt, has, isList, isObject, items, type Piece, placeOf } from './payload/piece.ts';
import { readNumber, readText, readWord } from './payload/readText.ts';
import { firstTime, readTime } from './payload/readTime.ts';
import { linesOf } from './payload/lines.ts';
import { exitCodeOf } from './log/exitCodeOf.ts';

/** Jobs read of one run; GitHub allows 256 of a matrix. */
const MAX_JOBS = 500;

/**
 * GitHub Actions: the webhooks `workflow_run`, `workflow_job`, `check_run`, `check_suite` and `deployment_review` (also as `{ event,
 * payload }`), the same objects from the REST API, alone or as a list of jobs, and the text of a job's log. A workflow run may come with
 * its `jobs`, and a `log`.
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads and https://docs.github.com/en/rest/actions
 */
export const fromGitHubActions: Adapter = createAdapter('github-actions', (given) => {
  if (typeof given.value === 'string') {
    if (!isRunnerLog(given.value)) return undefined;
    const { failures, ...read } = readRunnerLog(given);
    return defined({ ...read, failures: failures.length > 0 ? failures : undefined });
  }
  const payload = isObject(at(given, 'payload')) ? at(given, 'payload') : given;
  const run = objectAt(payload, 'workflow_run') ?? (isWorkflowRun(payload) ? payload : undefined);
  const check =
    objectAt(payload, 'check_run') ??
    objectAt(payload, 'check_suite') ??
    (isCheckRun(payload) ? payload : undefined);
  const jobs = jobsOf(payload);
  const found = run ?? (jobs.length === 1 ? jobs[0] : undefined) ?? check;
  if (!found && jobs.length === 0) return undefined;
  return fromParts(payload, found, run, jobs, jobs.length === 0 ? check : undefined);
});

function fromParts(
  payload: Piece,
  found: Piece | undefined,
  run: Piece | undefined,
  jobs: readonly Piece[],
  check: Piece | undefined,
): Found {
  const review = readReview(payload);
  const state =
    review ?? (found ? statusOf(found) : { status: worst(jobs.map((job) => statusOf(job).status)) });
  const steps = jobs.flatMap((job, index) =>
    readJob(job, jobs.length > 1 ? `${readWord(at(job, 'id')) ?? index}/` : ''),
  );
  const own =
    found && jobs.length === 0
      ? ownFailure(found, check, payload, 'failure' in state ? state.failure : undefined)
      : undefined;
  const log = at(payload, 'log');
  const read = typeof log.value === 'string' ? readRunnerLog(log) : undefined;
  const name = found && (readText(at(found, 'display_title')) ?? readText(at(found, 'name')));
  const attempt = found && readNumber(at(found, 'run_attempt'));
  const merged = withLog(steps, own, read);
  return defined({
    id: found && readWord(at(found, run || check ? 'id' : 'run_id')),
    attempt,
    title: name,
    url: found && urlOf(found),
    status: state.status,
    waiting: 'waiting' in state ? state.waiting : undefined,
    createdAt: found && firstTime(at(found, 'created_at')),
    startedAt: found && firstTime(at(found, 'run_started_at'), at(found, 'started_at')),
    endedAt: found && endOf(found, state.status),
    ...merged,
  });
}

/** A review that was requested and not given. @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_review */
function readReview(payload: Piece): { readonly status: 'waiting'; readonly waiting: Waiting } | undefined {
  if (readWord(at(payload, 'action')) !== 'requested' || !isList(at(payload, 'reviewers'))) return undefined;
  const names = items(at(payload, 'reviewers'), 10).flatMap(
    (one) => readText(firstAt(at(one, 'reviewer'), 'login', 'name')) ?? [],
  );
  const who = names.length > 0 ? names.join(', ') : undefined;
  const since = readTime(at(payload, 'since'));
  return { status: 'waiting', waiting: defined({ for: 'approval', who, since }) };
}

/** Steps and failures, read from the log where the payload has no steps of its own. */
function withLog(
  steps: readonly Step[],
  own: Failure | undefined,
  read: ReturnType<typeof readRunnerLog> | undefined,
): Pick<Run, 'steps' | 'failures' | 'log'> {
  const failed = steps.findIndex((step) => step.status === 'failed');
  const told = read?.steps.findLast((step) => step.failure)?.failure ?? read?.failures.at(-1);
  // The payload says which step failed, the log says why.
  const merged = told
    ? steps.map((step, index) =>
        index === failed ? { ...step, failure: { ...told, ...step.failure, path: told.path! } } : step,
      )
    : steps;
  const failures = own ? [{ ...told, ...own }] : told && failed < 0 ? [told] : [];
  const slices = [...(read?.log ?? []), ...(read?.steps.flatMap(({ log }) => (log ? [log] : [])) ?? [])];
  return defined({
    steps: merged.length > 0 ? merged : undefined,
    failures: failures.length > 0 ? failures : undefined,
    log: slices.length > 0 ? slices : undefined,
  });
}

function ownFailure(
  found: Piece,
  check: Piece | undefined,
  payload: Piece,
  stated: Failure | undefined,
): Failure | undefined {
  const failure = check ? readCheck(check, payload) : stated;
  return (
    failure ?? (statusOf(found).status === 'failed' ? { path: placeOf(found, 'conclusion') } : undefined)
  );
}

function jobsOf(payload: Piece): readonly Piece[] {
  const one = objectAt(payload, 'workflow_job') ?? (isJob(payload) ? payload : undefined);
  if (one) return [one];
  const list = isList(payload) ? payload : at(payload, 'jobs');
  const jobs = items(list, MAX_JOBS);
  return jobs.length > 0 && jobs.every(isJob) ? jobs : [];
}

function objectAt(payload: Piece, name: string): Piece | undefined {
  const found = at(payload, name);
  return isObject(found) && hasState(found) ? found : undefined;
}

const hasState = (piece: Piece): boolean =>
  has(piece, 'conclusion') && typeof at(piece, 'status').value === 'string';
const isWorkflowRun = (piece: Piece): boolean =>
  hasState(piece) && (has(piece, 'run_number') || has(piece, 'workflow_id')) && !has(piece, 'run_id');
const isJob = (piece: Piece): boolean => hasState(piece) && has(piece, 'run_id') && !has(piece, 'output');
const isCheckRun = (piece: Piece): boolean =>
  hasState(piece) && has(piece, 'head_sha') && isObject(at(piece, 'output'));

/** The status of several jobs: the first in this order that a job has. */
function worst(all: readonly (Run['status'] | undefined)[]): Run['status'] | undefined {
  return (['waiting', 'running', 'queued', 'failed', 'cancelled', 'succeeded'] as const).find((status) =>
    all.includes(status),
  );
}

function urlOf(piece: Piece): string | undefined {
  return safeUrl(readText(at(piece, 'html_url')));
}

/** The end of a run. A workflow run has no such field: it is the last update of one that is completed. */
function endOf(piece: Piece, status: Run['status'] | undefined): number | undefined {
  return (
    readTime(at(piece, 'completed_at')) ?? (isOver(status) ? readTime(at(piece, 'updated_at')) : undefined)
  );
}

/**
 * The failure of a check run: its output's title and summary, and its annotations, of which *Process completed with exit code 1* gives the
 * exit code only.
 * @see https://docs.github.com/en/rest/checks/runs (`output`, `annotations`)
 */
function readCheck(check: Piece, beside: Piece): Failure | undefined {
  const { status, failure } = statusOf(check);
  if (status !== 'failed') return failure;
  const output = at(check, 'output');
  const title = readText(at(output, 'title'));
  const told: Failure = { path: placeOf(check, 'conclusion'), ...failure };
  const annotations = [
    ...items(at(output, 'annotations'), 100),
    ...items(at(beside, 'annotations'), 100),
  ].filter((one) => readText(at(one, 'annotation_level')) === 'failure');
  let exitCode: number | undefined;
  const said: Piece[] = [];
  for (const one of annotations) {
    const message = at(one, 'message');
    const code = exitCodeOf(readText(message) ?? '');
    if (code === undefined) said.push(message);
    else exitCode ??= code;
  }
  const first = said.find((piece) => readText(piece) !== undefined);
  const summary = readText(at(output, 'summary'));
  return defined({
    ...told,
    message: (first && readText(first)) ?? title ?? summary?.slice(0, 4_000),
    detail:
      summary === undefined || (first === undefined && title === undefined)
        ? undefined
        : linesOf(at(output, 'summary'), 8_192).lines.join('\n'),
    exitCode,
    path: first?.path ?? (title === undefined ? told.path! : placeOf(output, 'title')),
  });
}
