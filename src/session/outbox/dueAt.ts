import { HOUR, SECOND } from './backOff.ts';
import type { OutboxRecord } from './outboxRecord.ts';

/** How long a sender may take before others count it as dead; longer than a try can last. */
export const LEASE = 90 * SECOND;
/** Tries of one report within an hour; the operator's own do not count. */
const MOST_TRIES = 20;
/** A clock may be corrected by so much without a report being tried early. */
const SLACK = SECOND;
/** A network that comes back is not trusted sooner. */
const CALM = 30 * SECOND;

export interface Moment {
  readonly now: number;
  /** Who asks. */
  readonly owner: string;
  /** No other page can be sending: leases of others are void. */
  readonly isAlone: boolean;
  /** When the page was last told that it is online again. */
  readonly onlineSince: number;
}

/**
 * When a report is to be tried, epoch milliseconds; `Infinity` when not by itself. A time that the clock cannot mean, because it was
 * set back or ahead meanwhile, is no reason to wait.
 */
export function dueAt(record: OutboxRecord, moment: Moment): number {
  const { stage, tried } = record;
  const { now, onlineSince } = moment;
  if (stage.kind === 'saved') return 0;
  const lately = tried.filter((at) => at <= now && now - at < HOUR);
  const allowed = lately.length < MOST_TRIES ? 0 : lately[lately.length - MOST_TRIES]! + HOUR;
  if (stage.kind === 'sending') return isHeld(record, moment) ? record.lease!.until : allowed;
  if (stage.kind !== 'waiting') return Infinity;
  const { at, until, reason } = stage;
  if (at > now + SLACK || until - at > HOUR) return allowed;
  const isBack = onlineSince >= at;
  const due =
    isBack && reason === 'offline'
      ? at
      : isBack && (reason === 'network' || reason === 'timeout')
        ? Math.min(until, at + CALM)
        : until;
  return Math.max(allowed, due);
}

/** Is somebody sending it now? */
export function isHeld({ stage, lease }: OutboxRecord, { now, owner, isAlone }: Moment): boolean {
  if (stage.kind !== 'sending' || !lease) return false;
  return (!isAlone || lease.owner === owner) && lease.until > now && lease.until - now <= LEASE;
}

/** Has it come to where it will stay? */
export function isEnded({ stage: { kind } }: OutboxRecord): boolean {
  return kind === 'delivered' || kind === 'handed-over' || kind === 'removed';
}

/** Will it be tried again by itself? */
export function isPending({ stage: { kind } }: OutboxRecord): boolean {
  return kind === 'saved' || kind === 'sending' || kind === 'waiting';
}
