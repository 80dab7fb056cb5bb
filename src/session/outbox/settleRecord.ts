import type { Delivery } from '../../core/model/report.ts';
import type { OutboxStage } from './outboxState.ts';
import { backOff } from '../../core/model/value/backOff.ts';
import { HOUR } from '../../core/model/value/duration.ts';
import { clampWait } from '../../core/model/value/retryAfter.ts';
import { isHeld, LEASE_TIMEOUT, type Moment } from './isHeld.ts';
import { MAX_TRIES, type OutboxRecord } from './outboxRecord.ts';

/** What is kept of a removed report: its id. */
export function removeRecord(record: OutboxRecord, now: number): OutboxRecord {
  const { schema, user, id, category, createdAt, revision } = record;
  const nothing = { runId: '', receiver: '', subject: '', tries: 0, tried: [] };
  return { schema, user, id, category, createdAt, revision, ...nothing, stage: { kind: 'removed', at: now } };
}

/** The record at another stage, without its lease; an acknowledged report loses its body too. */
export function atStage(record: OutboxRecord, stage: OutboxStage): OutboxRecord {
  const { lease: _lease, body, ...rest } = record;
  return { ...rest, ...(body !== undefined && stage.kind !== 'delivered' && { body }), stage };
}

/**
 * The record as claimed by a sender; `undefined` when another sender has it. If its former sender died and the receiver does not know the
 * key, it becomes `unsure`.
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
    lease: { owner, until: now + LEASE_TIMEOUT },
    tries: tries + 1,
    tried: [...tried, now].slice(-MAX_TRIES),
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
  // The report may have arrived. It may be sent again only to a receiver that knows its key; a receiver that was offline or said "later"
  // has not taken it.
  const isSure = isIdempotent || reason === 'offline' || reason === 'rate-limited';
  if (!isSure) return atStage(record, { kind: 'unsure', at: now });
  const { tries } = record;
  // However long the receiver asks for: a wrong clock on its side must not hold a report for days.
  const wait = clampWait(backOff(tries, random, { growth: 2, longest: HOUR, after }));
  return atStage(record, { kind, at: now, reason, until: now + wait, tries });
}
