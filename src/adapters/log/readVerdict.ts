import type { Failure, RunStatus } from '../../core/model/run.ts';
import { defined } from '../../core/model/defined.ts';
import { type Lines, lineAt } from '../payload/lines.ts';

/** What the last lines of a CI system say of a job. */
export interface Verdict {
  readonly status: RunStatus;
  readonly failure?: Failure;
}

interface Pattern {
  readonly line: RegExp;
  readonly status: RunStatus;
  /** Which groups hold an exit code or a message. */
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

/** How many of the last lines are asked. */
const LAST = 60;
/** Colours around a verdict are part of no word of it. */
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]{0,20}[A-Za-z]`, 'g');

/** The verdict on a job, with the first that tells why: systems say first what happened, then that it failed. */
export function readVerdict(text: Lines): Verdict | undefined {
  const { lines } = text;
  let found: Verdict | undefined;
  for (let index = Math.max(0, lines.length - LAST); index < lines.length; index++) {
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
