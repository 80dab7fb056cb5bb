import type { Delivery } from '../../core/model/report.ts';
import type { OutboxStage } from './outboxState.ts';
import { backOff } from './backOff.ts';
import { isHeld, LEASE, type Moment } from './dueAt.ts';
import type { OutboxRecord } from './outboxRecord.ts';

/** Times of tries that are kept. */
const TRIED_KEPT = 20;

/** What is left of a report that is removed: its id. */
export function removeRecord(record: OutboxRecord, now: number): OutboxRecord {
  const { schema, user, id, category, createdAt, revision } = record;
  const nothing = { runId: '', receiver: '', subject: '', tries: 0, tried: [] };
  return { schema, user, id, category, createdAt, revision, ...nothing, stage: { kind: 'removed', at: now } };
}

/** The record at another stage. Only a sender holds a lease, and only an acknowledged report needs no body. */
export function atStage(record: OutboxRecord, stage: OutboxStage): OutboxRecord {
  const { lease: _lease, body, ...rest } = record;
  return { ...rest, ...(body !== undefined && stage.kind !== 'delivered' && { body }), stage };
}

/**
 * The record as taken by a sender; `undefined` when somebody else has it. One whose sender died is `unsure` where the receiver
 * cannot tell a second copy.
 */
export function claimRecord(
  record: OutboxRecord,
  moment: Moment,
  isIdempotent: boolean,
): OutboxRecord | undefined {
  const { stage, tries, tried } = record;
  const { now, owner } = moment;
  if (record.body === undefined || isHeld(record, moment)) return undefined;
  if (stage.kind === 'sending' && !isIdempotent) return atStage(record, { kind: 'unsure', at: now });
  if (stage.kind !== 'saved' && stage.kind !== 'waiting' && stage.kind !== 'sending') return undefined;
  return {
    ...record,
    stage: { kind: 'sending', at: now },
    lease: { owner, until: now + LEASE },
    tries: tries + 1,
    tried: [...tried, now].slice(-TRIED_KEPT),
  };
}

/** The record after a try. */
export function settleRecord(
  record: OutboxRecord,
  delivery: Delivery,
  { now, random, isIdempotent }: { now: number; random: number; isIdempotent: boolean },
): OutboxRecord {
  const { kind } = delivery;
  if (kind === 'delivered') return atStage(record, { kind, at: now, receipt: delivery.receipt });
  if (kind === 'handed-over') return atStage(record, { kind, at: now, to: delivery.to });
  if (kind === 'rejected') {
    const { reason, status, said } = delivery;
    return atStage(record, { kind, at: now, reason, status, ...(said !== undefined && { said }) });
  }
  const { reason, after } = delivery;
  // Only a receiver that knows the key may be asked again after an answer that may have been lost.
  const isSure = isIdempotent || reason === 'offline' || reason === 'rate-limited';
  if (!isSure) return atStage(record, { kind: 'unsure', at: now });
  const { tries } = record;
  return atStage(record, { kind, at: now, reason, until: now + backOff(tries, after, random), tries });
}
