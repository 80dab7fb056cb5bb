import { fnv1a } from '../../core/model/value/fnv1a.ts';
import type { OutboxEntry, OutboxStage } from './outboxState.ts';

/** The version of `OutboxRecord`. A record with a higher number was written by a later version and is left alone. */
export const RECORD_SCHEMA = 2;

/** Tries of one report within an hour, the operator's own not counted; also the number of try times kept. */
export const MAX_TRIES = 20;

/** Kept for an hour in place of a removed report, so that a removed report can be told from an emptied store. */
export interface Removed {
  readonly kind: 'removed';
  readonly at: number;
}

/** A report as it is stored. */
export interface OutboxRecord extends Omit<OutboxEntry, 'body'> {
  readonly schema: typeof RECORD_SCHEMA;
  readonly user: string;
  /** Present until a receiver has acknowledged it. */
  readonly body?: string;
  readonly stage: OutboxStage | Removed;
  /** Who sends it, while `stage` is `sending`. Epoch milliseconds; void after `until`. */
  readonly lease?: { readonly owner: string; readonly until: number };
  /** Tries so far, for the back-off; the operator's own *try again* starts from zero. */
  readonly tries: number;
  /** Times of the latest tries, oldest first. */
  readonly tried: readonly number[];
  /** Grows with every change: of two copies, the one with the higher number is later. */
  readonly revision: number;
}

/** The record with a checksum over it, as it is written. */
export function sealRecord(record: OutboxRecord): OutboxRecord & { readonly checksum: string } {
  return { ...record, checksum: fnv1a(JSON.stringify(record)) };
}

/** Whether the record is unchanged since it was sealed. JSON and structured clones keep the order of properties. */
export function isIntact({ checksum: sum, ...record }: Readonly<Record<string, unknown>>): boolean {
  return sum === fnv1a(JSON.stringify(record));
}

/** Whether the record has reached a final stage. */
export function isEnded({ stage: { kind } }: OutboxRecord): boolean {
  return kind === 'delivered' || kind === 'handed-over' || kind === 'removed';
}

/** Whether it will be tried again by itself. */
export function isPending({ stage: { kind } }: OutboxRecord): boolean {
  return kind === 'saved' || kind === 'sending' || kind === 'waiting';
}

/** Whether these are copies of one record at the same revision. */
export function isSameRecord(a: OutboxRecord, b: OutboxRecord): boolean {
  return (
    a.revision === b.revision && JSON.stringify([a.stage, a.lease]) === JSON.stringify([b.stage, b.lease])
  );
}

/** Whether the first copy is later than the second. An acknowledgement and a removal are final, whatever another store has. */
export function isLater(a: OutboxRecord, b: OutboxRecord): boolean {
  return isFinal(a) === isFinal(b) ? a.revision > b.revision : isFinal(a);
}

const isFinal = ({ stage: { kind } }: OutboxRecord): boolean => kind === 'delivered' || kind === 'removed';
