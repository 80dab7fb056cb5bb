import type { OutboxEntry, OutboxStage } from './outboxState.ts';

/** The version of `OutboxRecord`. One with a higher number was written by a later version and is left alone. */
export const RECORD_SCHEMA = 1;

/** A report as it lies in storage. */
export interface OutboxRecord extends Omit<OutboxEntry, 'body'> {
  readonly schema: typeof RECORD_SCHEMA;
  readonly user: string;
  /** There until a receiver has acknowledged it. */
  readonly body?: string;
  readonly stage: OutboxStage;
  /** Who sends it, while `stage` is `sending`. Epoch milliseconds; void after `until`. */
  readonly lease?: { readonly owner: string; readonly until: number };
  /** Tries so far, for the back-off; the operator's own *try again* begins anew. */
  readonly tries: number;
  /** When the latest tries were made, oldest first. */
  readonly tried: readonly number[];
}
