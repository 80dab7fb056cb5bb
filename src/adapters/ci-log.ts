import type { LogSlice, Failure, RunStatus } from '../core/model/run.ts';
import { linesOf, type Lines, lineAt } from './payload/lines.ts';
import { type Adapter, createAdapter, type Found } from './payload/adapter.ts';
import { at, has, isObject, items, namesOf, type Piece } from './payload/piece.ts';
import { defined } from '../core/model/value/defined.ts';

/**
 * The log of a CI job: text that ends with the line in which the system states the result (GitLab, Jenkins, CircleCI, Azure Pipelines,
 * Travis, Buildkite), or a log record as collectors store it: `{ text | lines | message, … }` with fields that name its source. Only the
 * result is read here; the fit reads the log. Logs of GitHub runners are read by the GitHub adapter.
 */
export const fromCiLog: Adapter = createAdapter('log', (payload) => {
  if (typeof payload.value === 'string') {
    const end = readJobEnd(linesOf(payload)) ?? azureJobEnd(payload.value);
    return end && toRun({ text: payload.value, path: '' }, end);
  }
  const slice = sliceOf(payload);
  if (!slice) return undefined;
  const piece = { ...payload, value: slice.text, path: slice.path! };
  return toRun(slice, readJobEnd(linesOf(piece)));
});

function toRun(slice: LogSlice, end: JobEnd | undefined): Found {
  return defined({
    status: end?.status,
    failures: end?.failure ? [end.failure] : undefined,
    log: [slice],
  });
}

/** Azure ends every step with a section of its own; a failed step has an error in it. */
function azureJobEnd(text: string): JobEnd | undefined {
  if (!/^(?:.{0,40}Z )?##\[section\]Finishing: /m.test(text.slice(-20_000))) return undefined;
  return { status: text.includes('##[error]') ? 'failed' : 'succeeded' };
}

/** Fields that collectors put beside the text. @see https://www.elastic.co/docs/reference/ecs/ecs-log (`log.file.path`, `message`, `@timestamp`) */
const BESIDE = new Set([
  'log',
  'file',
  'filename',
  'source',
  'stream',
  'build_name',
  'job',
  '@timestamp',
  'timestamp',
  'time',
  'level',
  'logger',
]);

function sliceOf(payload: Piece): LogSlice | undefined {
  if (!isObject(payload) || ![...BESIDE].some((name) => has(payload, name))) return undefined;
  const lines = items(at(payload, 'lines'), 100_000).map(({ value }) => value);
  if (lines.length > 0 && lines.every((line) => typeof line === 'string')) {
    return { text: lines.join('\n'), path: at(payload, 'lines').path };
  }
  for (const name of ['text', 'message', 'msg', 'log']) {
    const piece = at(payload, name);
    if (typeof piece.value !== 'string' || piece.value === '') continue;
    // One line may be the message of a record that says the rest in other fields, which are read elsewhere.
    const isWhole =
      piece.value.includes('\n') || namesOf(payload, 50).every((one) => one === name || BESIDE.has(one));
    return isWhole ? { text: piece.value, path: piece.path } : undefined;
  }
  return undefined;
}

/** What the last lines of a log state about the job's result. */
interface JobEnd {
  readonly status: RunStatus;
  readonly failure?: Failure;
}

interface Pattern {
  readonly line: RegExp;
  readonly status: RunStatus;
  /** The group that holds an exit code or a message. */
  readonly says?: 'exit-code' | 'message' | 'timeout';
}

/**
 * Lines with which CI systems end a job.
 * @see https://docs.gitlab.com/ci/jobs/job_logs/, https://www.jenkins.io/doc/book/pipeline/, https://circleci.com/docs/configuration-reference/#run
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands, https://docs.travis-ci.com/user/job-lifecycle/,
 * https://buildkite.com/docs/pipelines/configure/exit-codes
 */
const PATTERNS: readonly Pattern[] = [
  {
    line: /^ERROR: Job failed: (?:command terminated with )?exit (?:code|status) (\d{1,3})/,
    status: 'failed',
    says: 'exit-code',
  },
  {
    line: /^ERROR: Job failed: execution took longer than (.{1,60}) seconds/,
    status: 'failed',
    says: 'timeout',
  },
  { line: /^ERROR: Job failed(?: \(system failure\))?: (.{1,2000})/, status: 'failed', says: 'message' },
  { line: /^Job succeeded$/, status: 'succeeded' },
  { line: /^Finished: SUCCESS$/, status: 'succeeded' },
  { line: /^Finished: (?:FAILURE|UNSTABLE)$/, status: 'failed' },
  { line: /^Finished: ABORTED$/, status: 'cancelled' },
  { line: /^ERROR: script returned exit code (\d{1,3})$/, status: 'failed', says: 'exit-code' },
  { line: /^Exited with code exit status (\d{1,3})$/, status: 'failed', says: 'exit-code' },
  { line: /^Too long with no output \(exceeded (.{1,40})\)/, status: 'failed', says: 'timeout' },
  {
    line: /^The command ".{1,500}" (?:failed and )?exited with ([1-9]\d{0,2})\b/,
    status: 'failed',
    says: 'exit-code',
  },
  { line: /^Done\. Your build exited with 0\.$/, status: 'succeeded' },
  { line: /^Done\. Your build exited with ([1-9]\d{0,2})\.$/, status: 'failed', says: 'exit-code' },
  { line: /^.{0,8}Error: The command exited with status (\d{1,3})$/, status: 'failed', says: 'exit-code' },
];

/** Lines at the end of a log in which the result is looked for. */
const LAST_LINES = 60;
/** Colour codes, removed before a line is matched. */
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]{0,20}[A-Za-z]`, 'g');

/** The last stated result, with the failure stated before it: systems print what happened, then that the job failed. */
function readJobEnd(text: Lines): JobEnd | undefined {
  const { lines } = text;
  let found: JobEnd | undefined;
  for (let index = Math.max(0, lines.length - LAST_LINES); index < lines.length; index++) {
    const line = lines[index]!.slice(0, 4_000)
      .replaceAll(COLOURS, '')
      .replace(/^\d{4}-\d\d-\d\dT[\d:.]{8,20}Z (?:\d\d[EO] ?)?/, '')
      .trim();
    const pattern = PATTERNS.find((one) => one.line.test(line));
    if (!pattern) continue;
    const said = pattern.line.exec(line)?.[1];
    const failure = defined({
      exitCode: pattern.says === 'exit-code' ? Number(said) : undefined,
      message: pattern.says === 'message' || pattern.says === 'timeout' ? line : undefined,
      timeout: pattern.says === 'timeout' ? (line.startsWith('Too long') ? 'idle' : 'run') : undefined,
      path: lineAt(text, index),
    });
    if (pattern.status !== 'failed') found = { status: pattern.status };
    else found = { status: 'failed', failure: { ...failure, ...found?.failure } };
  }
  return found;
}
