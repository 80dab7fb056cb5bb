import type { LogSlice } from '../core/model/run.ts';
import { linesOf } from './payload/lines.ts';
import { readVerdict } from './log/readVerdict.ts';
import { type Adapter, createAdapter, type Found } from './payload/adapter.ts';
import { at, has, isObject, items, type Piece } from './payload/piece.ts';
import { defined } from '../core/model/defined.ts';

/**
 * The text of a CI job's log that ends with the system's own verdict (GitLab, Jenkins, CircleCI, Azure Pipelines, Travis, Buildkite), or a piece of log
 * as collectors store it: `{ text | lines | message, … }` beside what names its source. The log itself is read by the fit; only the verdict is taken here.
 *
 * Logs of GitHub runners are for the GitHub adapter.
 */
export const fromCiLog: Adapter = createAdapter('log', (payload) => {
  if (typeof payload.value === 'string') {
    const verdict = readVerdict(linesOf(payload)) ?? azureVerdict(payload.value);
    return verdict && toRun({ text: payload.value, path: '' }, payload, verdict);
  }
  const slice = sliceOf(payload);
  if (!slice) return undefined;
  const piece = { ...payload, value: slice.text, path: slice.path! };
  return toRun(slice, piece, readVerdict(linesOf(piece)));
});

function toRun(slice: LogSlice, _piece: Piece, verdict: ReturnType<typeof readVerdict>): Found {
  return defined({
    status: verdict?.status,
    failures: verdict?.failure ? [verdict.failure] : undefined,
    log: [slice],
  });
}

/** Azure closes every step with a section of its own; what failed has an error in it. */
function azureVerdict(text: string): ReturnType<typeof readVerdict> {
  if (!/^(?:.{0,40}Z )?##\[section\]Finishing: /m.test(text.slice(-20_000))) return undefined;
  return { status: text.includes('##[error]') ? 'failed' : 'succeeded' };
}

/** Fields that collectors put beside the text. @see https://www.elastic.co/docs/reference/ecs/ecs-log (`log.file.path`, `message`, `@timestamp`) */
const BESIDE = [
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
] as const;

function sliceOf(payload: Piece): LogSlice | undefined {
  if (!isObject(payload) || !BESIDE.some((name) => has(payload, name))) return undefined;
  const lines = items(at(payload, 'lines'), 100_000).map(({ value }) => value);
  if (lines.length > 0 && lines.every((line) => typeof line === 'string')) {
    return { text: lines.join('\n'), path: at(payload, 'lines').path };
  }
  for (const name of ['text', 'message', 'msg', 'log']) {
    const piece = at(payload, name);
    if (typeof piece.value === 'string' && piece.value !== '') return { text: piece.value, path: piece.path };
  }
  return undefined;
}
