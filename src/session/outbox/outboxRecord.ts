import { fnv1a } from '../../core/model/value/fnv1a.ts';
import type { OutboxEntry, OutboxStage } from './outboxState.ts';

/** The version of `OutboxRecord`. One with a higher number was written by a later version and is left alone. */
export const RECORD_SCHEMA = 2;

/** Tries of one report within an hour, save the operator's own; the times of so many are kept. */
export const MAX_TRIES = 20;

/**
 * Stands for an hour where a report was that somebody removed: a place that has neither could not be told from one that was emptied.
 */
export interface Removed {
  readonly kind: 'removed';
  readonly at: number;
}

/** A report as it lies in storage. */
export interface OutboxRecord extends Omit<OutboxEntry, 'body'> {
  readonly schema: typeof RECORD_SCHEMA;
  readonly user: string;
  /** There until a receiver has acknowledged it. */
  readonly body?: string;
  readonly stage: OutboxStage | Removed;
  /** Who sends it, while `stage` is `sending`. Epoch milliseconds; void after `until`. */
  readonly lease?: { readonly owner: string; readonly until: number };
  /** Tries so far, for the back-off; the operator's own *try again* begins anew. */
  readonly tries: number;
  /** When the latest tries were made, oldest first. */
  readonly tried: readonly number[];
  /** Grows with every change: of two copies the one with the higher number is the later one. */
  readonly revision: number;
}

/** The record with a checksum of itself, as it is written. */
export function sealRecord(record: OutboxRecord): OutboxRecord & { readonly checksum: string } {
  return { ...record, checksum: fnv1a(JSON.stringify(record)) };
}

/** Is it as it was sealed? JSON keeps the order of properties, and so does a structured clone. */
export function isIntact({ checksum: sum, ...record }: Readonly<Record<string, unknown>>): boolean {
  return sum === fnv1a(JSON.stringify(record));
}

/** Has it come to where it will stay? */
export function isEnded({ stage: { kind } }: OutboxRecord): boolean {
  return kind === 'delivered' || kind === 'handed-over' || kind === 'removed';
}

/** Will it be tried again by itself? */
export function isPending({ stage: { kind } }: OutboxRecord): boolean {
  return kind === 'saved' || kind === 'sending' || kind === 'waiting';
}

/** Are these two copies of one record, of which neither was changed since? */
export function isSameRecord(a: OutboxRecord, b: OutboxRecord): boolean {
  return (
    a.revision === b.revision && JSON.stringify([a.stage, a.lease]) === JSON.stringify([b.stage, b.lease])
  );
}

/** Does the first copy know more of the report than the second? An acknowledgement and a removal are final, whatever was written elsewhere since. */
export function isLater(a: OutboxRecord, b: OutboxRecord): boolean {
  return isFinal(a) === isFinal(b) ? a.revision > b.revision : isFinal(a);
}

const isFinal = ({ stage: { kind } }: OutboxRecord): boolean => kind === 'delivered' || kind === 'removed';
