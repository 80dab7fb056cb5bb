import type { Draft } from '../../core/model/report.ts';
import type { Receiver } from '../receivers/receiver.ts';
import type { SessionHost } from '../sessionState.ts';

/** Where reports can go, in the host's order. */
export function receiversOf({ receiver }: Pick<SessionHost, 'receiver'>): readonly Receiver[] {
  if (receiver === undefined) return [];
  return 'encode' in receiver ? [receiver] : receiver;
}

/** The receiver of a draft: the chosen one while the host still has it, else the first. */
export function receiverOf(
  host: Pick<SessionHost, 'receiver'>,
  draft: Draft | undefined,
): Receiver | undefined {
  const receivers = receiversOf(host);
  return receivers.find(({ id }) => id === draft?.receiver) ?? receivers[0];
}
