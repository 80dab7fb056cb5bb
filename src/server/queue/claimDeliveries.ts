import type { Database, Queries } from '../database/database.ts';
import type { Rate, ServerReceiver } from '../receivers/serverReceiver.ts';
import { MAX_WAIT } from './retryWait.ts';
import type { DeliveryState, ReceiverRow } from '../database/schema.ts';
import { PENDING } from '../database/nextTurn.ts';

/** A report that one worker may send, until its lease ends. Times are epoch milliseconds. */
export interface Claimed {
  readonly report: string;
  /** As it was stored. */
  readonly content: unknown;
  readonly tries: number;
  readonly firstTriedAt: number;
  readonly giveUpAt: number;
  readonly leaseUntil: number;
  /** Another worker began to send it and gave no sign since. */
  readonly wasSending: boolean;
  /** Whose turn it was among the senders that wait. */
  readonly turn: number;
}

export interface ClaimTerms {
  readonly now: number;
  /** Names this worker and claim; what it writes counts only while it holds the lease. */
  readonly owner: string;
  /** Milliseconds. */
  readonly lease: number;
  readonly giveUpAfter: number;
  readonly most: number;
}

export interface Claim {
  readonly claimed: readonly Claimed[];
  /** Milliseconds until there may be more, if known. */
  readonly again?: number;
}

/** No delivery waits that long: it was written by another clock, by a worker that died before it was set back. */
const TOO_FAR = `((state = 'queued' and due_at > $3) or (state = 'sending' and due_at > $4))`;
const NOTHING: Claim = { claimed: [] };

/**
 * Takes what is due for one receiver, within its rates and its concurrency, which hold over all workers: they take turns at the receiver's
 * row, and pass over what another is taking. Senders are served by turns (`nextTurn`), and a report that failed stands behind those that
 * its sender has waiting.
 */
export async function claimDeliveries(
  database: Database,
  receiver: Pick<ServerReceiver, 'id' | 'rates' | 'concurrency'>,
  terms: ClaimTerms,
): Promise<Claim> {
  const { id } = receiver;
  if (!(await isAnyDue(database, id, terms))) return NOTHING;
  await database.query('insert into waymark_receivers (id) values ($1) on conflict do nothing', [id]);
  return database.transaction(async (queries) => {
    const [row] = await queries.query<ReceiverRow>(
      'select * from waymark_receivers where id = $1 for update skip locked',
      [id],
    );
    if (row?.stopped_at !== null) return NOTHING;
    const pause = (row.paused_until ?? 0) - terms.now;
    if (pause > 0) return { claimed: [], again: pause };
    // One of the two databases returns arrays as text.
    const sent = row.sent_at.map(Number).filter((at) => at <= terms.now);
    const { count, again } = allowedBy(receiver.rates, sent, terms.now);
    const free = Math.min(
      terms.most,
      count,
      receiver.concurrency - (await countSending(queries, id, terms.now)),
    );
    if (free <= 0) return count > 0 || again === undefined ? NOTHING : { claimed: [], again };
    const claimed = await take(queries, id, free, terms);
    if (claimed.length > 0) {
      const longest = Math.max(0, ...receiver.rates.map(({ per }) => per));
      const begun = [...sent, ...claimed.map(() => terms.now)];
      await queries.query(
        'update waymark_receivers set sent_at = $2::bigint[], turn = greatest(turn, $3) where id = $1',
        [id, begun.filter((at) => at > terms.now - longest), Math.max(...claimed.map(({ turn }) => turn))],
      );
    }
    return { claimed };
  });
}

async function isAnyDue({ query }: Queries, id: string, { now, lease }: ClaimTerms): Promise<boolean> {
  const [found] = await query<{ due: boolean; far: boolean }>(
    `select exists (select from waymark_deliveries where receiver = $1 and ${PENDING} and due_at <= $2) as due,
            exists (select from waymark_deliveries where receiver = $1 and ${TOO_FAR}) as far`,
    [id, now, now + 2 * MAX_WAIT, now + 2 * lease],
  );
  if (!found?.far) return found?.due ?? false;
  await query(
    `update waymark_deliveries set due_at = $2, lease_until = case when state = 'sending' then $2::bigint end
     where receiver = $1 and ${TOO_FAR}`,
    [id, now, now + 2 * MAX_WAIT, now + 2 * lease],
  );
  return true;
}

async function countSending({ query }: Queries, id: string, now: number): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select count(*) as count from waymark_deliveries where receiver = $1 and state = 'sending' and lease_until > $2`,
    [id, now],
  );
  return row?.count ?? 0;
}

/** How many tries the rates allow now, and when they allow the next. */
function allowedBy(
  rates: readonly Rate[],
  sent: readonly number[],
  now: number,
): { readonly count: number; readonly again?: number } {
  let count = Infinity;
  let again: number | undefined;
  for (const rate of rates) {
    const within = sent.filter((at) => at > now - rate.per).toSorted((a, b) => a - b);
    const left = rate.count - within.length;
    count = Math.min(count, left);
    // The next try is allowed when the oldest one leaves the window.
    if (left <= 0) again = Math.max(again ?? 0, within[-left]! + rate.per - now);
  }
  return { count: Math.max(0, count), ...(again !== undefined && { again }) };
}

async function take(
  { query }: Queries,
  id: string,
  most: number,
  { now, lease, owner, giveUpAfter }: ClaimTerms,
): Promise<readonly Claimed[]> {
  const rows = await query<{
    readonly id: string;
    readonly tries: number;
    readonly first_tried_at: number;
    readonly give_up_at: number;
    readonly was: DeliveryState;
    readonly turn: number;
    readonly content: unknown;
  }>(
    `with due as (
       select report, state from waymark_deliveries
       where receiver = $1 and ${PENDING} and due_at <= $2
       order by turn, due_at limit $3 for update skip locked
     )
     update waymark_deliveries as delivery
     set state = 'sending', tries = delivery.tries + 1, due_at = $4, lease_owner = $5, lease_until = $4, changed_at = $2,
         first_tried_at = coalesce(delivery.first_tried_at, $2), give_up_at = coalesce(delivery.give_up_at, $6)
     from due join waymark_reports as stored on stored.id = due.report
     where delivery.report = due.report and delivery.receiver = $1
     returning delivery.report as id, delivery.tries, delivery.first_tried_at, delivery.give_up_at, due.state as was, delivery.turn,
               stored.report as content`,
    [id, now, most, now + lease, owner, now + giveUpAfter],
  );
  return rows.map((row) => ({
    report: row.id,
    content: row.content,
    tries: row.tries,
    firstTriedAt: row.first_tried_at,
    giveUpAt: row.give_up_at,
    leaseUntil: now + lease,
    wasSending: row.was === 'sending',
    turn: row.turn,
  }));
}
