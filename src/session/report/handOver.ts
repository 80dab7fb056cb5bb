import type { Reports } from './createReports.ts';
import type { OutboxEntry } from '../outbox/outboxState.ts';
import type { Receiver } from '../receivers/receiver.ts';
import type { Preview, SendState } from '../sessionState.ts';

interface HandOverParts extends Preview {
  readonly runId: string;
  readonly receiver: Receiver;
  readonly reports: Reports;
  /** Called when nothing prevents the hand-over any more. */
  readonly beforeSaving: () => void;
}

/**
 * Gives a report to the outbox; to an interactive receiver within the press of the button that this is called from. Never rejects.
 * @returns how it ended; `isLasting` when the text need not be kept any longer
 */
export async function handOver(
  parts: HandOverParts,
): Promise<Extract<SendState, { state: 'ended' | 'failed' }> & { readonly isLasting?: boolean }> {
  const { report, body, runId, receiver, reports, beforeSaving } = parts;
  const { id, createdAt, category, subject } = report;
  const entry: OutboxEntry = { id, runId, receiver: receiver.id, category, subject, createdAt, body };
  try {
    if (!receiver.interactive) {
      const outbox = await reports.load();
      if (!outbox) return { state: 'failed', why: 'no-outbox' };
      beforeSaving();
      const { isDurable, isOther } = await outbox.save(entry);
      if (isOther) return { state: 'failed', why: 'other-text' };
      return { state: 'ended', id, isDurable, isLasting: isDurable };
    }
    const outbox = reports.outbox();
    if (!outbox) {
      void reports.load();
      return { state: 'failed', why: 'no-outbox' };
    }
    beforeSaving();
    // Called now, because browsers open a tab or allow the clipboard only during the press.
    const sent = (async () => receiver.send(report, body, new AbortController().signal))();
    const delivery = await outbox.handOver(entry, sent);
    if (delivery.kind === 'handed-over' || delivery.kind === 'delivered') {
      return { state: 'ended', id, isDurable: true, isLasting: true };
    }
    // Nothing was sent, so the outbox's record of this try must not block the next one.
    await outbox.remove(id);
    const said = delivery.kind === 'rejected' ? delivery.said : undefined;
    return { state: 'failed', why: 'not-opened', ...(said !== undefined && { said }) };
  } catch {
    return { state: 'failed', why: 'no-outbox' };
  }
}
