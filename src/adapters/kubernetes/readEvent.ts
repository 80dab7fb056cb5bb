import type { Failure, RunEvent } from '../../core/model/run.ts';
import { defined } from '../../core/model/defined.ts';
import { at, placeOf } from '../payload/piece.ts';
import { readNumber, readText, readWord } from '../payload/readText.ts';
import { firstTime } from '../payload/readTime.ts';
import type { KubernetesEvent } from './workload.ts';
import { reasonOf } from './wrappers.ts';

/** What a warning says of a failure; nothing for one that only repeats that there is one. */
export function readEvent({ piece, isWarning }: KubernetesEvent): Failure | undefined {
  const message = readText(at(piece, 'message'));
  // The kubelet's `Failed` says in its message what: `Error: ErrImagePull`.
  const inMessage = /^Error: (\w{3,60})$/.exec(message ?? '')?.[1];
  const word = readWord(at(piece, 'reason'));
  const reason = reasonOf(inMessage) ?? reasonOf(word);
  // Every pod fails a probe or two while it starts.
  const count = readNumber(at(piece, 'count')) ?? readNumber(at(piece, 'series', 'count'));
  if (word === 'Unhealthy' && count !== undefined && count < 3) return undefined;
  if (!isWarning || (reason === undefined && (word !== 'Failed' || message === undefined))) return undefined;
  return defined({
    reason,
    // A message that only repeats the reason is no message.
    message: inMessage === undefined ? message : undefined,
    at: timeOf(piece),
    path: placeOf(piece, message === undefined ? 'reason' : 'message'),
  });
}

/** The event on the run's timeline; nothing for one without a time. */
export function toRunEvent({ piece }: KubernetesEvent): RunEvent | undefined {
  const moment = timeOf(piece);
  const title = [readWord(at(piece, 'reason')), readText(at(piece, 'message'))?.slice(0, 300)]
    .filter(Boolean)
    .join(': ');
  return moment === undefined || title === '' ? undefined : { at: moment, kind: 'note', title };
}

function timeOf(piece: KubernetesEvent['piece']): number | undefined {
  return firstTime(
    at(piece, 'series', 'lastObservedTime'),
    at(piece, 'lastTimestamp'),
    at(piece, 'eventTime'),
    at(piece, 'deprecatedLastTimestamp'),
    at(piece, 'firstTimestamp'),
    at(piece, 'metadata', 'creationTimestamp'),
  );
}
