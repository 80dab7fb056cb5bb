import { at, has, isList, isObject, items, type Piece } from '../payload/piece.ts';
import { readText, readWord } from '../payload/readText.ts';
import { readTime } from '../payload/readTime.ts';
import type { KubernetesEvent, Workload } from './workload.ts';

/** The objects in a payload of the API. */
export interface Objects {
  readonly workloads: readonly Workload[];
  readonly events: readonly KubernetesEvent[];
}

/** Kinds whose status says how the work goes. */
const KINDS = new Set(['Pod', 'Job', 'Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet']);
const MAX_OBJECTS = 2_000;

/**
 * Objects of the API: one, a `List` of any, or a list; also under `pod`, `job`, `pods`, `events`, as hosts put them together.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export function readObjects(payload: Piece): Objects | undefined {
  const found = ['pod', 'job', 'object', 'pods', 'jobs', 'events', 'items'].map((name) => at(payload, name));
  const all = [payload, ...found].flatMap((piece) => [
    piece,
    ...items(piece, MAX_OBJECTS),
    ...items(at(piece, 'items'), MAX_OBJECTS),
  ]);
  const workloads = unique(all.filter(isWorkload)).map(toWorkload);
  const events = unique(all.filter(isEvent)).map(toEvent);
  return workloads.length + events.length > 0 ? { workloads, events } : undefined;
}

/** Removes duplicates: the same object can be reached as an item and as an item of an item. */
function unique(pieces: readonly Piece[]): readonly Piece[] {
  return [...new Map(pieces.map((piece) => [piece.path, piece])).values()];
}

function isWorkload(piece: Piece): boolean {
  const status = at(piece, 'status');
  if (!isObject(piece) || !isObject(status)) return false;
  if (KINDS.has(readWord(at(piece, 'kind')) ?? '') && isObject(at(piece, 'metadata'))) return true;
  // Items of a typed list have no kind of their own.
  return (
    isList(at(status, 'containerStatuses')) ||
    (typeof at(status, 'phase').value === 'string' &&
      isObject(at(piece, 'metadata')) &&
      isObject(at(piece, 'spec')))
  );
}

function isEvent(piece: Piece): boolean {
  const type = readWord(at(piece, 'type'));
  if ((type !== 'Normal' && type !== 'Warning') || typeof at(piece, 'reason').value !== 'string')
    return false;
  return (
    isObject(at(piece, 'involvedObject')) ||
    isObject(at(piece, 'regarding')) ||
    typeof at(piece, 'message').value === 'string'
  );
}

function toWorkload(piece: Piece): Workload {
  const metadata = at(piece, 'metadata');
  const status = at(piece, 'status');
  const owner = items(at(metadata, 'ownerReferences'), 10)[0];
  const lists = ['initContainerStatuses', 'containerStatuses'].map((name) => items(at(status, name), 200));
  return {
    kind:
      readWord(at(piece, 'kind')) ??
      (has(status, 'containerStatuses') || has(status, 'phase') ? 'Pod' : 'Job'),
    id: readWord(at(metadata, 'uid')),
    namespace: readText(at(metadata, 'namespace')),
    name: readText(at(metadata, 'name')),
    owner: (owner && readWord(at(owner, 'uid'))) ?? readWord(at(metadata, 'labels', 'job-name')),
    status,
    createdAt: readTime(at(metadata, 'creationTimestamp')),
    containers: lists.flat(),
    conditions: items(at(status, 'conditions'), 100),
  };
}

function toEvent(piece: Piece): KubernetesEvent {
  const about = readText(at(piece, 'involvedObject', 'name')) ?? readText(at(piece, 'regarding', 'name'));
  return { piece, about, isWarning: readWord(at(piece, 'type')) === 'Warning' };
}
