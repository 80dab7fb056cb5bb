import type { Delivery } from '../../core/model/report.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';
import { isTime } from '../../core/model/value/isTime.ts';
import { isText } from '../isText.ts';
import type { Receiver, ReportHead } from '../receivers/receiver.ts';
import { within } from './within.ts';
import { SECOND } from '../../core/model/value/duration.ts';

/** A try that has not ended within this time counts as lost. */
const TRY_TIMEOUT = 30 * SECOND;
/** Nothing is known of whether the report arrived. */
export const LOST: Delivery = { kind: 'waiting', reason: 'server' };

/**
 * One try, whatever the receiver does: it may throw, answer nonsense, or never answer.
 * @param cut aborts the try
 * @param onLate an acknowledgement that came after the try counted as lost
 */
export async function sendOnce(
  receiver: Receiver,
  report: ReportHead,
  body: string,
  parts: {
    readonly cut: AbortController;
    readonly now: () => number;
    readonly later: (run: () => void, ms: number) => () => void;
    readonly onLate: (delivery: Delivery) => void;
  },
): Promise<Delivery> {
  const { cut, now, later, onLate } = parts;
  let isOver = false;
  const answer = (async () => receiver.send(report, body, cut.signal))().then(
    (delivery: unknown) => checkDelivery(delivery, now()),
    () => LOST,
  );
  void answer.then((delivery) => isOver && delivery.kind === 'delivered' && onLate(delivery));
  const delivery = await within<Delivery>(answer, TRY_TIMEOUT, later, () => {
    cut.abort();
    return { kind: 'waiting', reason: 'timeout' };
  });
  isOver = true;
  return delivery;
}

/** Reads a receiver's answer; anything that is not a delivery counts as unknown. */
export function checkDelivery(value: unknown, now: number): Delivery {
  if (!isJsonObject(value)) return LOST;
  const { kind } = value as { kind?: Delivery['kind'] };
  if (kind === 'delivered') {
    const { receipt } = value;
    if (!isJsonObject(receipt) || !isText(receipt['reference'])) return LOST;
    const { at } = receipt;
    return {
      kind,
      receipt: { ...(receipt as object), reference: receipt['reference'], at: isTime(at) ? at : now },
    };
  }
  if (kind === 'waiting' || kind === 'rejected' || kind === 'handed-over')
    return value as unknown as Delivery;
  return LOST;
}
