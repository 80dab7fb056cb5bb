import { SECOND } from '../../core/model/value/duration.ts';
import type { OutboxRecord } from './outboxRecord.ts';

/** Milliseconds a sender may take before others count it as dead; longer than a try can last. */
export const LEASE_TIMEOUT = 90 * SECOND;

/** Who looks at a report, and when. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly owner: string;
  /** No other page can be sending: leases of others are void. */
  readonly isAlone: boolean;
  /** When the page was last told that it is online again; epoch milliseconds. */
  readonly onlineSince: number;
}

/** Is somebody sending it now? A lease that ends later than it can, because the clock was set back, counts for nothing. */
export function isHeld({ stage, lease }: OutboxRecord, { now, owner, isAlone }: Moment): boolean {
  if (stage.kind !== 'sending' || !lease) return false;
  return (!isAlone || lease.owner === owner) && lease.until > now && lease.until - now <= LEASE_TIMEOUT;
}
