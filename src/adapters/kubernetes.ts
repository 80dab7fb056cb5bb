import type { Run } from '../core/model/run.ts';
import { readErrorBody } from './http/readErrorBody.ts';
import { readDescribe } from './kubernetes/readDescribe.ts';
import { readObjects } from './kubernetes/readObjects.ts';
import { readPodRows } from './kubernetes/readPodRows.ts';
import { readEventRows, readLooseEvents } from './kubernetes/readEventTable.ts';
import { toRun } from './kubernetes/toRun.ts';
import { type Adapter, createAdapter, type Found } from './payload/adapter.ts';
import { linesOf } from './payload/lines.ts';
import { at, type Piece } from './payload/piece.ts';
import { readNumber, readWord } from './payload/readText.ts';

/**
 * Kubernetes: a Pod, Job, Deployment or list of such objects as the API gives them, with events or events alone; a refusal of the API (`kind: Status`); and the
 * text of `kubectl describe`, `get pods` and `get events`, also among other text.
 *
 * A healthy workload in a text tells that all is well only when the text holds nothing else.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const fromKubernetes: Adapter = createAdapter('kubernetes', (payload) => {
  if (typeof payload.value === 'string') return fromText(payload, payload.value);
  const refused = readRefusal(payload);
  if (refused) return refused;
  const objects = readObjects(payload);
  return objects && toRun(objects);
});

function fromText(payload: Piece, text: string): Found | undefined {
  const lines = linesOf(payload);
  const described = readDescribe(lines, payload);
  const pods = readPodRows(lines, payload);
  const rows = readEventRows(lines, payload);
  const loose = readLooseEvents(lines, payload, described?.lines ?? new Set());
  const workloads = [...(described?.workloads ?? []), ...pods.workloads];
  const events = [...(described?.events ?? []), ...rows.events, ...loose.events];
  if (workloads.length + events.length === 0) return undefined;
  const { status, ...run } = toRun({ workloads, events });
  const owned = new Set([...(described?.lines ?? []), ...pods.lines, ...rows.lines, ...loose.lines]);
  const isAll = !lines.isCut && lines.lines.every((line, index) => owned.has(index) || isFrame(line));
  const log: Run['log'] = [{ text, path: '' }];
  return {
    ...run,
    ...(status !== undefined && (isAll || status === 'failed' || run.blocker) ? { status } : {}),
    log,
  };
}

/** Empty lines, headings, prompts and labels around a command's output. */
function isFrame(line: string): boolean {
  return /^\s*$|^#{1,6} |^[$>] |^-{3,}$|^std(?:out|err):\s*$/.test(line);
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/ */
function readRefusal(payload: Piece): Found | undefined {
  if (readWord(at(payload, 'kind')) !== 'Status' || readWord(at(payload, 'status')) !== 'Failure')
    return undefined;
  const status = readNumber(at(payload, 'code'));
  const failure = {
    path: payload.path,
    ...readErrorBody(payload),
    ...(status === undefined ? {} : { status }),
  };
  return { status: 'failed', failures: [failure] };
}
