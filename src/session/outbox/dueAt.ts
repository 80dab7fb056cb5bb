import { HOUR, SECOND } from '../../core/model/value/duration.ts';
import { isHeld, type Moment } from './isHeld.ts';
import { MAX_TRIES, type OutboxRecord } from './outboxRecord.ts';

/** How far the clock may be set back without a report being tried early. */
const MAX_CORRECTION = SECOND;
/** A report that failed for the network is not tried sooner than this after the network is back. */
const ONLINE_DELAY = 30 * SECOND;

/**
 * When a report is to be tried, epoch milliseconds; `Infinity` when not by itself. A waiting time that only makes sense for a clock that
 * has since been set back is ignored.
 */
export function dueAt(record: OutboxRecord, moment: Moment): number {
  const { stage, tried } = record;
  const { now, onlineSince } = moment;
  if (stage.kind === 'saved') return 0;
  // A try in the future was made before the clock was set back.
  const nth = tried.filter((at) => at <= now).at(-MAX_TRIES);
  const allowed = nth === undefined ? 0 : nth + HOUR;
  if (stage.kind === 'sending') return isHeld(record, moment) ? record.lease!.until : allowed;
  if (stage.kind !== 'waiting') return Infinity;
  const { at, until, reason } = stage;
  if (at > now + MAX_CORRECTION || until - at > HOUR) return allowed;
  if (onlineSince < at) return Math.max(allowed, until);
  if (reason === 'offline') return Math.max(allowed, at);
  const isNetwork = reason === 'network' || reason === 'timeout';
  return Math.max(allowed, isNetwork ? Math.min(until, at + ONLINE_DELAY) : until);
}
