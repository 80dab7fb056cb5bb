import { SECOND } from '../../core/model/value/duration.ts';
import type { OutboxRecord } from './outboxRecord.ts';

/** Milliseconds after which a sender counts as dead; longer than a try can last. */
export const LEASE_TIMEOUT = 90 * SECOND;

/** The page that looks at a report, and the time. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly owner: string;
  /** No other page can be sending, so leases of other pages are void. */
  readonly isAlone: boolean;
  /** When the page was last told that it is online again; epoch milliseconds. */
  readonly onlineSince: number;
}

/** Whether somebody is sending it now. A lease that ends later than any lease can, because the clock was set back, does not count. */
export function isHeld({ stage, lease }: OutboxRecord, { now, owner, isAlone }: Moment): boolean {
  if (stage.kind !== 'sending' || !lease) return false;
  return (!isAlone || lease.owner === owner) && lease.until > now && lease.until - now <= LEASE_TIMEOUT;
}
