import { failuresToExplain, failureWords, outermost } from '../../model/failures.ts';
import type { RunHistory } from '../../model/history.ts';
import type { Run } from '../../model/run.ts';

/** A run that has failed and then succeeded this often, without failing several times in a row, is flaky. */
const MIN_RECOVERIES = 2;
/** The beginning of a message identifies the failure; UTF-16 code units. */
const MAX_WORDS = 200;

const read = new WeakMap<Run, RunHistory>();

/**
 * Compares a run with the earlier runs of its mission, once per run object. Runs that were cancelled or have not ended are ignored (RULES
 * H1–H4).
 * @returns `undefined` where the host passes no earlier runs
 */
export function readHistory(run: Run): RunHistory | undefined {
  if (!run.history) return undefined;
  const known = read.get(run) ?? compare(run, run.history);
  read.set(run, known);
  return known;
}

function compare(run: Run, history: readonly Run[]): RunHistory {
  const key = failureKey(run);
  const told = history.filter(({ status }) => status === 'failed' || status === 'succeeded');
  const isAlike = (other: Run): boolean =>
    key !== undefined && other.status === 'failed' && failureKey(other) === key;
  const alike = told.filter(isAlike);
  const end = told.findIndex((other) => !isAlike(other));
  const row = end < 0 ? told : told.slice(0, end);
  const since = timeOf(row.at(-1));
  const lastGood = told.find(({ status }) => status === 'succeeded');
  const recoveries = told.filter(
    ({ status }, place) => status === 'succeeded' && place + 1 < told.length && isAlike(told[place + 1]!),
  ).length;
  return {
    alike: { times: alike.length, inARow: row.length, ...(since !== undefined && { since }) },
    ...(lastGood && { lastGood }),
    isFlaky: recoveries >= MIN_RECOVERIES && row.length < MIN_RECOVERIES,
  };
}

/** How a run failed: its step, and the stated codes; else the message with numbers and ids masked. */
function failureKey(run: Run): string | undefined {
  const placed = failuresToExplain(run)[0];
  if (!placed) return run.status === 'failed' ? '' : undefined;
  const { failure, stepId } = placed;
  const step = run.steps?.find(({ id }) => id === stepId)?.title ?? stepId ?? '';
  const stated = (['code', 'reason', 'type', 'status', 'grpcStatus', 'exitCode', 'timeout'] as const).map(
    (field) => outermost(failure, field) ?? '',
  );
  const words = stated.some((one) => one !== '') ? '' : masked(failureWords(failure)[0] ?? '');
  return JSON.stringify([step, ...stated, words]);
}

function masked(words: string): string {
  return words
    .slice(0, MAX_WORDS)
    .toLowerCase()
    .replaceAll(/[\da-f]*\d[\da-f-]*/g, '#');
}

function timeOf(run: Run | undefined): number | undefined {
  return run?.endedAt ?? run?.startedAt ?? run?.createdAt;
}
