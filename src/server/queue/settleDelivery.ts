import { findable } from '../reports/findable.ts';
import type { Database } from '../database/database.ts';
import { retryWait } from './retryWait.ts';
import type { Claimed } from './claimDeliveries.ts';
import { nextTurn } from '../database/nextTurn.ts';
import type { Ending } from './sendClaimed.ts';

/** The outcome of a try. */
export type Settled =
  | { readonly kind: 'delivered'; readonly reference?: string; readonly url?: string }
  /** Tried again by itself at `until`. */
  | { readonly kind: 'waiting'; readonly reason: string; readonly until: number; readonly said?: string }
  /** Set aside until a person asks for another try. `gave-up`: after days; `unsure`: another try might file it twice. */
  | { readonly kind: 'rejected'; readonly reason: string; readonly said?: string };

export interface Settlement {
  readonly receiver: string;
  readonly owner: string;
  readonly now: number;
  readonly random: number;
}

/** Least number of tries before giving up, however far a clock jumped. */
const MIN_TRIES = 8;

/**
 * Stores how a try ended. A receipt is true and counts whoever holds the lease by now; any other outcome counts only for the holder of the
 * lease.
 * @throws what the database says; the outcome may be stored again
 */
export async function settleDelivery(
  database: Database,
  claimed: Claimed,
  ending: Ending,
  { receiver, owner, now, random }: Settlement,
): Promise<Settled> {
  const settled = settle(claimed, ending, now, random);
  await database.transaction(async ({ query }) => {
    if (settled.kind === 'delivered') {
      await query(
        `update waymark_deliveries
         set state = 'delivered', reference = $3, url = $4, reason = null, said = null, lease_owner = null, lease_until = null,
             changed_at = $5
         where report = $1 and receiver = $2 and state <> 'delivered'`,
        [claimed.report, receiver, findableOrNull(settled.reference), findableOrNull(settled.url), now],
      );
      return;
    }
    const isQueued = settled.kind === 'waiting';
    await query(
      `update waymark_deliveries as delivery
       set state = $3, due_at = $4, reason = $5, said = $6, lease_owner = null, lease_until = null, changed_at = $7,
           turn = ${nextTurn('delivery.receiver', 'delivery.lane')}
       where report = $1 and receiver = $2 and state = 'sending' and lease_owner = $8`,
      [
        claimed.report,
        receiver,
        isQueued ? 'queued' : 'rejected',
        isQueued ? settled.until : now,
        settled.reason,
        findableOrNull(settled.said),
        now,
        owner,
      ],
    );
    // A rate limit concerns the whole receiver, so its other reports wait too.
    if (ending.kind === 'waiting' && ending.reason === 'rate-limited' && ending.after !== undefined) {
      await query(
        'update waymark_receivers set paused_until = greatest(coalesce(paused_until, 0), $2) where id = $1',
        [receiver, now + ending.after],
      );
    }
    if (ending.kind === 'rejected' && ending.reason === 'gone') {
      await query(
        'update waymark_receivers set stopped_at = $2, stopped_said = $3 where id = $1 and stopped_at is null',
        [receiver, now, findableOrNull(ending.said)],
      );
    }
  });
  return settled;
}

function settle(claimed: Claimed, ending: Ending, now: number, random: number): Settled {
  const said = 'said' in ending && ending.said !== undefined ? { said: ending.said } : {};
  if (ending.kind === 'delivered') return ending;
  if (ending.kind === 'unsure') return { kind: 'rejected', reason: 'unsure', ...said };
  if (ending.kind === 'rejected') return { kind: 'rejected', reason: ending.reason, ...said };
  if (now >= claimed.giveUpAt && claimed.tries >= MIN_TRIES) {
    return { kind: 'rejected', reason: 'gave-up', said: ending.said ?? ending.reason };
  }
  const isLimited = ending.reason === 'rate-limited';
  const until = now + retryWait(claimed.tries, random, ending.after, isLimited);
  return { kind: 'waiting', reason: ending.reason, until, ...said };
}

function findableOrNull(text: string | undefined): string | null {
  return text === undefined ? null : findable(text, 2000);
}
