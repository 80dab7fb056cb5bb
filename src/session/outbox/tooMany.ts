import { HOUR } from './backOff.ts';
import { isEnded } from './dueAt.ts';
import type { OutboxRecord } from './outboxRecord.ts';

/** How long a receipt is kept, so that nobody files twice. */
const KEPT = 30 * 24 * HOUR;
/** Receipts kept at most; what is not acknowledged is never dropped. */
const MOST = 100;

/** Ids of reports that have ended and need not be kept any longer. */
export function tooMany(records: readonly OutboxRecord[], now: number): readonly string[] {
  const old = records.filter(({ stage: { kind, at } }) => kind === 'removed' && Math.abs(now - at) > HOUR);
  const ended = records
    .filter((record) => isEnded(record) && record.stage.kind !== 'removed')
    .toSorted((a, b) => b.stage.at - a.stage.at)
    .filter(({ stage: { at } }, index) => index >= MOST || now - at > KEPT);
  return [...old, ...ended].map(({ id }) => id);
}
