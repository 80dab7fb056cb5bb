import { at, isObject } from '../payload/piece.ts';
import { readNumber } from '../payload/readText.ts';
import { readDuration } from '../payload/readTime.ts';
import type { HistoryEvent } from './readEvents.ts';

/**
 * When the server starts the next attempt of a workflow: the interval of its retry policy, grown with each attempt, after the end of this one.
 * @see https://docs.temporal.io/encyclopedia/retry-policies (initial interval 1 s, coefficient 2, maximum 100 × the initial interval)
 */
export function nextTryOf(
  closed: HistoryEvent | undefined,
  started: HistoryEvent | undefined,
): number | undefined {
  const policy = started && at(started.attributes, 'retryPolicy');
  if (closed?.time === undefined || !policy || !isObject(policy)) return undefined;
  const initial = readDuration(at(policy, 'initialInterval')) ?? 1000;
  const most = readDuration(at(policy, 'maximumInterval')) || initial * 100;
  const coefficient = readNumber(at(policy, 'backoffCoefficient')) || 2;
  const attempt = readNumber(at(started.attributes, 'attempt')) ?? 1;
  const wait = Math.min(most, initial * coefficient ** Math.max(0, attempt - 1));
  return Number.isFinite(wait) ? closed.time + Math.max(0, wait) : undefined;
}
